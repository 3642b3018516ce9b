import { parseEventTime } from '#domain/event-time';
import { Failure } from '#domain/failure';
import { entities, type EntityRow } from '#store/link';
import type { Cut } from '#store/cut';
import type { ScopedTransaction } from '#store/scope';
import type { InCase } from '../authorised.ts';
import type { Exchange } from '../exchange.ts';
import { notFound } from '../refusals.ts';
import type { TraceAsk } from '../trace/case-trace.ts';
import { readAt } from './at.ts';

const day = 86_400_000;
export const daysOf = (days: number | undefined): number => (days === undefined ? Infinity : days * day);

/** Bounds of a date that was typed; LL-EVENT-TIME for what has no place in time. */
function boundsOf(text: string): { earliest: number | null; latest: number | null } {
  const read = parseEventTime(text);
  if (read !== null) return read;
  throw new Failure(
    'LL-EVENT-TIME',
    `“${text}” has no place in time.`,
    'Give a date as 2023-07-30, 2023-07 or 2023-07-30T21:14.',
  );
}

/** Nothing leaves before the first moment of one, nothing arrives after the last moment of the other. */
export function limitsOf(ask: { after?: string | undefined; before?: string | undefined; minWaitDays: number }) {
  return {
    after: ask.after === undefined ? -Infinity : (boundsOf(ask.after).earliest ?? -Infinity),
    before: ask.before === undefined ? Infinity : (boundsOf(ask.before).latest ?? Infinity),
    minWait: daysOf(ask.minWaitDays),
  };
}

/** The last moment at which something with this date may have been. */
export const lastMomentOf = (text: string): number => boundsOf(text).latest ?? Infinity;
export const firstMomentOf = (text: string): number => boundsOf(text).earliest ?? -Infinity;

/** What a trace needs before it is asked: the case's flows brought up to date, and that its ends may be seen. */
export async function readyTrace(
  scope: InCase,
  { context, signal }: Pick<Exchange, 'context' | 'signal'>,
  asOf: string | undefined,
  ends: readonly string[],
): Promise<{ ask: TraceAsk; ends: EntityRow[]; areOne: boolean }> {
  const { trace } = context;
  const again = () => readAt(scope, context, asOf, (tx, cut) => trace.ready(tx, cut));
  const { readied, rows } = await readAt(scope, context, asOf, async (tx, cut) => {
    const found = await endsOf(tx, cut, ends);
    return { readied: await trace.ready(tx, cut), rows: found };
  });
  // Two that are the same, or that a decision the reader sees makes the same.
  const areOne =
    ends.length > 1 &&
    (new Set(ends).size === 1 || readied.merged.some((group) => ends.every((id) => group.includes(id))));
  return { ask: (question) => trace.ask(readied, question, { again, signal }), ends: rows, areOne };
}

/** In the order asked for; LL-NOT-FOUND where one is not to be seen. */
async function endsOf(tx: ScopedTransaction, cut: Cut, ids: readonly string[]): Promise<EntityRow[]> {
  if (ids.length === 0) return [];
  const found = new Map((await entities(tx, cut, { entityIds: ids })).map((row) => [row.entity_id, row]));
  return ids.map((id) => {
    const row = found.get(id);
    if (row === undefined) throw notFound();
    return row;
  });
}

/** Said of an answer that is not whole. */
export const stoppedEarly =
  'The search ended at its limit of work; there may be more than is shown. Narrow the time to see all.';
