import type { Hop, Route } from '#api/schemas/trace';
import type { Claim } from '#api/schemas/claim';
import { eventTimeText } from '#domain/event-time-text';
import type { Fairness } from './fairness-words.ts';
import { fairnessText } from './fairness-words.ts';
import { kindWords } from './trace-form.ts';

/** "3 hops, 8.2 days". */
export function sizeText(route: Route): string {
  const hops = `${route.hops.length} ${route.hops.length === 1 ? 'hop' : 'hops'}`;
  return `${hops}, ${daysText(route.days)}`;
}

/** "at once", "40 minutes", "5 hours", "6.5 days". */
export function daysText(days: number): string {
  const minutes = Math.round(days * 1440);
  if (minutes === 0) return 'at once';
  if (minutes < 120) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  if (days < 2) return `${Math.round(days * 24)} hours`;
  return `${Number(days.toFixed(days < 10 ? 1 : 0))} days`;
}

/** A moment as documents date theirs, in no zone of the reader's; the end of a day is that day. */
export const momentText = (iso: string): string =>
  eventTimeText(/T23:59:59/.test(iso) ? iso.slice(0, 10) : iso.slice(0, 16));

/** What a route is the best of: "earliest arrival, fewest hops", or "a further route". */
export function bestText(route: Route): string {
  return route.bestOf.length === 0 ? 'a further route' : route.bestOf.map((kind) => kindWords[kind].short).join(', ');
}

/** "report: version 3". */
export const hopText = ({ link }: Hop): string => (link.item === null ? link.kind : `${link.kind}: ${link.item}`);

/** When it left and, where that is not the same, when it arrived. */
export function hopWhen({ leaves, arrives }: Hop): string {
  return leaves.words === arrives.words ? leaves.words : `leaves ${leaves.words}, arrives ${arrives.words}`;
}

/** How long it lies with somebody before it goes on, the least that the dates allow; null where dates say nothing. */
export function waitText(before: Hop, next: Hop): string | null {
  if (before.arrives.earliest === null || next.leaves.latest === null) return null;
  const first = Date.parse(next.leaves.earliest ?? before.arrives.earliest) - Date.parse(before.arrives.earliest);
  const days = Math.max(0, first) / 86_400_000;
  return next.order === 'sure' ? daysText(days) : `possibly ${daysText(days)}`;
}

/** Everyone it goes through, in order. */
export const throughText = (route: Route): string =>
  [route.hops[0]?.link.from.name ?? '', ...route.hops.map((hop) => hop.link.to.name)].join(' → ');

const gradeOf = (claim: Claim): string =>
  claim.grade === null ? 'not graded' : `${claim.grade.source}${claim.grade.information}`;

export type SheetHead = {
  readonly marking: string;
  readonly caseTitle: string;
  readonly question: string;
  /** When it was written down, and as of when the case was read. */
  readonly madeAt: string;
  readonly asOf: string | null;
  readonly breaks: readonly string[];
};

/** What goes with a route wherever it goes: warnings, each hop with its claims, denials and legal status, and what breaks it. */
export function routeLines(route: Route, head: SheetHead): string[] {
  return [
    `${head.caseTitle}: ${head.question}`,
    `${bestText(route)}; ${sizeText(route)}; ${route.isSure ? 'every hop surely follows the one before' : 'the order of some hops is only possible'}`,
    `Made ${head.madeAt}${head.asOf === null ? '' : `; the case as it stood on ${head.asOf}`}`,
    ...(route.restsOnDenied ? ['THIS ROUTE RESTS ON WHAT IS ALLEGED AND DENIED.'] : []),
    ...route.warnings,
    ...route.hops.flatMap((hop, i) => ['', ...hopLines(hop, i)]),
    ...(head.breaks.length === 0 ? [] : ['', 'What would have to be false to break it:']),
    ...head.breaks.map((words) => `- ${words}`),
    '',
    'A route shows how something could have travelled by what is recorded; it is no finding that it did.',
  ];
}

function hopLines(hop: Hop, i: number): string[] {
  const { link, claims } = hop;
  const order = hop.order === 'possible' ? '; follows only possibly' : '';
  return [
    `${i + 1}. ${link.from.name} → ${link.to.name}: ${hopText(hop)}; ${hopWhen(hop)}; ${link.basis}${order}`,
    ...(hop.isWeakest ? [`   THE WEAKEST LINK: ${hop.weakness.join('; ') || 'nothing else is weaker'}`] : []),
    ...claims.map((claim) => {
      const against = link.contradictedBy.includes(claim.claimId) ? 'against it, ' : '';
      const who =
        claim.basis !== 'attribution' && claim.stance !== 'alleged'
          ? 'on record'
          : `${claim.stance} by ${claim.speaker.name ?? 'nobody named'}`;
      return `   ${against}${who} (${gradeOf(claim)}), ${claim.documentTitle}: “${claim.words.content}”`;
    }),
    ...fairnessText(link.fairness as Fairness).map((line) => `   ${line}`),
  ];
}
