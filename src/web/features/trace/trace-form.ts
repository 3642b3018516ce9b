import { z } from 'zod';
import { parseEventTime } from '#domain/event-time';
import { routeKinds, type RouteKind } from '#domain/pinned-route';

/** The four ways for a route to be the best, in plain words. */
export const kindWords: Readonly<Record<RouteKind, { readonly short: string; readonly long: string }>> = {
  earliest: { short: 'earliest arrival', long: 'is there first' },
  latest: { short: 'latest departure', long: 'could still wait the longest before it left' },
  fastest: { short: 'fastest', long: 'takes the least time from leaving to arriving' },
  fewest: { short: 'fewest hops', long: 'goes through the fewest hands' },
};

/** A question as it stands in the address, so that it can be sent to somebody and asked again. */
export const traceSearch = z.object({
  tab: z.enum(['route', 'origin', 'requests', 'pins']).optional().catch(undefined),
  from: z.uuid().optional().catch(undefined),
  to: z.uuid().optional().catch(undefined),
  rank: z.enum(routeKinds).optional().catch(undefined),
  after: z.string().max(100).optional().catch(undefined),
  before: z.string().max(100).optional().catch(undefined),
  least: z.number().min(0).optional().catch(undefined),
  most: z.number().min(0).optional().catch(undefined),
});
export type TraceSearch = z.output<typeof traceSearch>;

/** The form as it is typed. */
export type TraceForm = {
  readonly from: string | null;
  readonly to: string | null;
  readonly rank: RouteKind;
  readonly after: string;
  readonly before: string;
  readonly least: string;
  readonly most: string;
};

export const formOf = (search: TraceSearch): TraceForm => ({
  from: search.from ?? null,
  to: search.to ?? null,
  rank: search.rank ?? 'earliest',
  after: search.after ?? '',
  before: search.before ?? '',
  least: search.least === undefined ? '' : String(search.least),
  most: search.most === undefined ? '' : String(search.most),
});

/** What is amiss with a form, by field; empty where it can be asked. */
export function amissIn(form: TraceForm): Partial<Record<keyof TraceForm, string>> {
  const found: Partial<Record<keyof TraceForm, string>> = {};
  if (form.from === null && form.to === null) found.from = 'Say who it starts from, or who it reached.';
  else if (form.from === form.to) found.to = 'The two ends are the same.';
  for (const field of ['after', 'before'] as const)
    if (form[field].trim() !== '' && parseEventTime(form[field]) === null)
      found[field] = 'A date: 2023-07-30, 2023-07 or 2023-07-30T21:14.';
  for (const field of ['least', 'most'] as const)
    if (form[field].trim() !== '' && !(Number(form[field]) >= 0)) found[field] = 'A number of days.';
  if (found.least === undefined && found.most === undefined && form.most.trim() !== '')
    if (Number(form.most) < Number(form.least || 0)) found.most = 'Less than the least.';
  return found;
}

/** The form as an address; what is left at its usual is left out. */
export function searchOf(form: TraceForm): TraceSearch {
  const days = (text: string) => (text.trim() === '' ? undefined : Number(text));
  const least = days(form.least);
  return {
    from: form.from ?? undefined,
    to: form.to ?? undefined,
    rank: form.rank === 'earliest' ? undefined : form.rank,
    after: form.after.trim() || undefined,
    before: form.before.trim() || undefined,
    least: least === 0 ? undefined : least,
    most: days(form.most),
  };
}

/** What a question asks, in one line. */
export function questionText(
  search: TraceSearch,
  names: { readonly from: string | null; readonly to: string | null },
): string {
  const parts = [
    names.from === null
      ? `to ${names.to ?? 'whoever'}`
      : names.to === null
        ? `from ${names.from}`
        : `${names.from} → ${names.to}`,
    search.after === undefined ? null : `leaving after ${search.after}`,
    search.before === undefined ? null : `arriving by ${search.before}`,
    search.least === undefined ? null : `waiting at least ${search.least} days`,
    search.most === undefined ? null : `waiting at most ${search.most} days`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}
