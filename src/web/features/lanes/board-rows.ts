import type { Board, BoardEvent } from './api/board.ts';

export type BoardMark = { readonly at: number; readonly what: string };
export type BoardRow = {
  readonly key: string;
  readonly thingId: string | null;
  readonly kind: string;
  readonly title: string;
  readonly personIds: readonly string[];
  readonly isAtRisk: boolean;
  readonly state: string | null;
  readonly marks: readonly BoardMark[];
  /** It still waits for somebody, so that its bar goes on until now. */
  readonly isOpen: boolean;
  readonly trouble: string | null;
};
export type BoardLane = { readonly lane: BoardEvent['lane']; readonly rows: readonly BoardRow[] };
export type BoardAxis = {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
};

const laneOrder: readonly BoardEvent['lane'][] = ['disruption', 'prosecution', 'both'];

/** Rows for facts of the proof, which are no things by themselves; what is not here stands in the table alone. */
const factRows: Readonly<Record<string, string>> = {
  'offence chosen': 'Offences considered',
  'offence let go': 'Offences considered',
  'item recorded': 'Evidence',
  'item withdrawn': 'Evidence',
  'item bears': 'Judgements on evidence',
  'admissibility decided': 'Judgements on evidence',
  'gate decided': 'Judgements on evidence',
  'element disputed': 'Judgements on evidence',
  'witness position': 'Witnesses',
  'exhibit produced': 'Exhibits',
  'exhibit moved': 'Exhibits',
  'ruling recorded': 'Rulings',
  'request made': 'Requests',
  'request answered': 'Requests',
  'stage decided': 'Stages of the test',
  'status recorded': 'Statuses',
};

/** A thing has a row of its own; null where an event has none. */
const keyOf = (event: BoardEvent): string | null => event.thingId ?? factRows[event.kind] ?? null;

/** The rows of each lane, by the moment at which each began. */
export function boardLanes(board: Pick<Board, 'events' | 'waiting'>): BoardLane[] {
  const waiting = new Map(board.waiting.map((one) => [one.thingId, one]));
  return laneOrder.flatMap((lane) => {
    const rows = new Map<string, BoardEvent[]>();
    for (const event of board.events.filter((one) => one.lane === lane)) {
      const key = keyOf(event);
      if (key !== null) rows.set(key, [...(rows.get(key) ?? []), event]);
    }
    const made = [...rows].map(([key, events]): BoardRow => {
      const first = events[0]!;
      const wait = first.thingId === null ? undefined : waiting.get(first.thingId);
      return {
        key,
        thingId: first.thingId,
        kind: first.thingId === null ? 'facts of the proof' : first.kind,
        title: first.thingId === null ? key : first.title,
        personIds: first.thingId === null ? [] : first.personIds,
        isAtRisk: first.isAtRisk,
        state: wait?.state ?? null,
        marks: events.map((event) => ({
          at: Date.parse(event.at),
          what: event.thingId === null && event.title !== '' ? `${event.what}: ${event.title}` : event.what,
        })),
        isOpen: wait !== undefined,
        trouble: wait?.watch[0] ?? null,
      };
    });
    return made.length === 0 ? [] : [{ lane, rows: made.toSorted((a, b) => a.marks[0]!.at - b.marks[0]!.at) }];
  });
}

const day = 86_400_000;
const months = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** First days of months where the span is long, else days, at most a dozen of them. */
function ticksIn(from: number, to: number): BoardAxis['ticks'] {
  const span = to - from;
  if (span < 60 * day) {
    const step = Math.max(1, Math.ceil(span / day / 10)) * day;
    const first = Math.ceil(from / day) * day;
    return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, index) => first + index * step)
      .filter((at) => at <= to)
      .map((at) => ({ at, label: days.format(at) }));
  }
  const every = Math.max(1, Math.ceil(span / (30 * day) / 12));
  const ticks: { at: number; label: string }[] = [];
  const start = new Date(from);
  for (let month = start.getUTCMonth() + 1; ; month += every) {
    const at = Date.UTC(start.getUTCFullYear(), month, 1);
    if (at > to) return ticks;
    ticks.push({ at, label: months.format(at) });
  }
}

/** The span of time that holds everything on the board, with room at either end; now is always on it. */
export function boardAxis(board: Pick<Board, 'events' | 'deadlines' | 'now'>): BoardAxis {
  const now = Date.parse(board.now);
  const all = [
    ...board.events.map(({ at }) => Date.parse(at)),
    ...board.deadlines.map(({ due }) => Date.parse(due)),
    now,
  ];
  const [least, most] = all.reduce(([low, high], at) => [Math.min(low, at), Math.max(high, at)], [now, now]);
  const room = Math.max(day / 2, (most - least) * 0.03);
  const [from, to] = [least - room, most + room];
  return { from, to, ticks: ticksIn(from, to) };
}

/** Where a moment lies on the axis, as a percentage of its width. */
export const placeOn = ({ from, to }: Pick<BoardAxis, 'from' | 'to'>, at: number): number =>
  Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100));
