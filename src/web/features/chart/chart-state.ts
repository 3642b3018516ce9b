import type { EntitySchema } from '#domain/entity';
import type { LinkKind } from '#domain/link';
import type { ChartGrouping, ChartLines, SavedView } from '#domain/saved-view';

export type HandGroup = { readonly id: string; readonly name: string; readonly members: readonly string[] };
export type Place = readonly [number, number];
export type Places = Readonly<Record<string, Place>>;

/** What somebody chose to see: every step on it can be undone. Ids are those of marks. */
export type ChartChoice = {
  readonly groupBy: ChartGrouping;
  readonly individuals: number;
  /** Kinds of links that count; null is all. */
  readonly kinds: readonly LinkKind[] | null;
  /** Types of entities that are drawn; null is all. */
  readonly schemata: readonly EntitySchema[] | null;
  readonly lines: ChartLines;
  readonly shown: readonly string[];
  readonly opened: readonly { readonly group: string; readonly count: number }[];
  readonly hidden: readonly string[];
  readonly groups: readonly HandGroup[];
  readonly notes: readonly { readonly id: string; readonly text: string }[];
  readonly pinned: readonly string[];
  /** Where people put things; all else stands where the layout put it. */
  readonly moved: Places;
  /** Grows each time that everything is laid out anew; each arrangement remembers its places. */
  readonly arrangement: number;
};

export type ChartState = {
  readonly now: ChartChoice;
  readonly past: readonly ChartChoice[];
  readonly future: readonly ChartChoice[];
  /** Places that the layout gave, by arrangement. */
  readonly places: Readonly<Record<number, Places>>;
};

export type ChartAction =
  | { readonly do: 'show'; readonly ids: readonly string[] }
  | { readonly do: 'open group'; readonly group: string; readonly more: number }
  | { readonly do: 'close group'; readonly group: string }
  | { readonly do: 'hide'; readonly ids: readonly string[] }
  | { readonly do: 'unhide'; readonly ids: readonly string[] }
  | { readonly do: 'group'; readonly name: string; readonly members: readonly string[] }
  | { readonly do: 'ungroup'; readonly id: string }
  | { readonly do: 'note'; readonly id: string; readonly text: string }
  | { readonly do: 'pin'; readonly ids: readonly string[]; readonly at: Places }
  | { readonly do: 'move'; readonly id: string; readonly to: Place }
  | { readonly do: 'arrange' }
  | { readonly do: 'group by'; readonly groupBy: ChartGrouping }
  | { readonly do: 'individuals'; readonly count: number }
  | { readonly do: 'kinds'; readonly kinds: readonly LinkKind[] | null }
  | { readonly do: 'schemata'; readonly schemata: readonly EntitySchema[] | null }
  | { readonly do: 'lines'; readonly lines: ChartLines }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }
  | { readonly do: 'restore'; readonly view: SavedView }
  /** What the layout found; no step of anybody's. */
  | { readonly do: 'placed'; readonly arrangement: number; readonly places: Places };

export const firstChoice: ChartChoice = Object.freeze({
  groupBy: 'community',
  individuals: 40,
  kinds: null,
  schemata: null,
  lines: 'main',
  shown: [],
  opened: [],
  hidden: [],
  groups: [],
  notes: [],
  pinned: [],
  moved: {},
  arrangement: 0,
});

export const emptyChart: ChartState = Object.freeze({ now: firstChoice, past: [], future: [], places: {} });

/** Steps that undo goes back. */
const mostSteps = 200;
const mostIndividuals = 600;

/** The chart's next state; pure. A step that changes nothing leaves no step to undo. */
export function chartAfter(state: ChartState, action: ChartAction): ChartState {
  switch (action.do) {
    case 'undo': {
      const before = state.past.at(-1);
      if (before === undefined) return state;
      return { ...state, now: before, past: state.past.slice(0, -1), future: [state.now, ...state.future] };
    }
    case 'redo': {
      const [next, ...future] = state.future;
      return next === undefined ? state : { ...state, now: next, past: [...state.past, state.now], future };
    }
    case 'placed':
      return { ...state, places: { ...state.places, [action.arrangement]: action.places } };
    case 'restore': {
      const arrangement = nextArrangement(state);
      const places = Object.fromEntries(action.view.places.map(({ id, x, y }) => [id, [x, y] as const]));
      const kept = { ...state, places: { ...state.places, [arrangement]: places } };
      return stepTo(kept, choiceOf(action.view, arrangement));
    }
    default: {
      const next = choiceAfter(state, action);
      return next === state.now ? state : stepTo(state, next);
    }
  }
}

const stepTo = (state: ChartState, now: ChartChoice): ChartState => ({
  ...state,
  now,
  past: [...state.past, state.now].slice(-mostSteps),
  future: [],
});

const nextArrangement = ({ now, past, future }: ChartState): number =>
  Math.max(...[now, ...past, ...future].map((one) => one.arrangement)) + 1;

const with_ = (list: readonly string[], more: readonly string[]) => [...new Set([...list, ...more])];
const without = (list: readonly string[], less: readonly string[]) => list.filter((id) => !less.includes(id));

type Step = Exclude<ChartAction, { readonly do: 'undo' | 'redo' | 'placed' | 'restore' }>;

function choiceAfter(state: ChartState, action: Step): ChartChoice {
  const { now } = state;
  switch (action.do) {
    case 'show': {
      const fresh = action.ids.filter((id) => !now.shown.includes(id) || now.hidden.includes(id));
      if (fresh.length === 0) return now;
      return { ...now, shown: with_(now.shown, fresh), hidden: without(now.hidden, fresh) };
    }
    case 'open group': {
      const before = now.opened.find((one) => one.group === action.group)?.count ?? 0;
      const opened = now.opened.filter((one) => one.group !== action.group);
      return { ...now, opened: [...opened, { group: action.group, count: Math.min(500, before + action.more) }] };
    }
    case 'close group':
      if (!now.opened.some((one) => one.group === action.group)) return now;
      return { ...now, opened: now.opened.filter((one) => one.group !== action.group) };
    case 'hide': {
      const fresh = action.ids.filter((id) => !now.hidden.includes(id));
      return fresh.length === 0 ? now : { ...now, hidden: [...now.hidden, ...fresh] };
    }
    case 'unhide': {
      const back = action.ids.filter((id) => now.hidden.includes(id));
      return back.length === 0 ? now : { ...now, hidden: without(now.hidden, back) };
    }
    case 'group':
      return grouped(now, action.name, action.members);
    case 'ungroup':
      if (!now.groups.some((group) => group.id === action.id)) return now;
      return { ...now, groups: now.groups.filter((group) => group.id !== action.id) };
    case 'note': {
      const text = action.text.trim();
      if (text === (noteOn(now, action.id) ?? '')) return now;
      const others = now.notes.filter((note) => note.id !== action.id);
      return { ...now, notes: text === '' ? others : [...others, { id: action.id, text }] };
    }
    case 'pin':
      return pinned(now, action.ids, action.at);
    case 'move':
      return { ...now, moved: { ...now.moved, [action.id]: action.to } };
    case 'arrange': {
      const kept = Object.entries(now.moved).filter(([id]) => now.pinned.includes(id));
      return { ...now, moved: Object.fromEntries(kept), arrangement: nextArrangement(state) };
    }
    case 'group by':
      return now.groupBy === action.groupBy ? now : { ...now, groupBy: action.groupBy, opened: [] };
    case 'individuals': {
      const count = Math.min(mostIndividuals, Math.max(1, Math.round(action.count)));
      return count === now.individuals ? now : { ...now, individuals: count };
    }
    case 'kinds':
      return { ...now, kinds: action.kinds };
    case 'schemata':
      return { ...now, schemata: action.schemata };
    case 'lines':
      return action.lines === now.lines ? now : { ...now, lines: action.lines };
  }
}

/** A thing is in one hand-made group at most: the newest takes it over, and a group left empty is gone. */
function grouped(now: ChartChoice, name: string, members: readonly string[]): ChartChoice {
  const absorbed = now.groups.filter((group) => members.includes(group.id));
  const all = with_(
    members.filter((id) => !absorbed.some((group) => group.id === id)),
    absorbed.flatMap((group) => group.members),
  );
  if (all.length < 2 || name.trim() === '') return now;
  const left = now.groups
    .filter((group) => !absorbed.includes(group))
    .map((group) => ({ ...group, members: without(group.members, all) }))
    .filter((group) => group.members.length > 0);
  const used = now.groups.map((group) => Number(group.id.slice('hand:'.length)));
  const id = `hand:${Math.max(0, ...used) + 1}`;
  return { ...now, groups: [...left, { id, name: name.trim(), members: all }] };
}

/** Pins what is not pinned; where all are, lets them go. */
function pinned(now: ChartChoice, ids: readonly string[], at: Places): ChartChoice {
  if (ids.length === 0) return now;
  if (ids.every((id) => now.pinned.includes(id))) return { ...now, pinned: without(now.pinned, ids) };
  const places = Object.fromEntries(ids.flatMap((id) => (at[id] === undefined ? [] : [[id, at[id]]])));
  return { ...now, pinned: with_(now.pinned, ids), moved: { ...now.moved, ...places } };
}

export const noteOn = (choice: ChartChoice, id: string): string | null =>
  choice.notes.find((note) => note.id === id)?.text ?? null;

/** Where everything stands: as people put it, else as the layout did. */
export function placesOf({ now, places }: ChartState): Places {
  return { ...places[now.arrangement], ...now.moved };
}

function choiceOf(view: SavedView, arrangement: number): ChartChoice {
  const { groupBy, individuals, kinds, shown, opened, hidden, groups, notes } = view;
  const pinnedPlaces = view.places.filter((place) => place.pinned);
  return {
    groupBy,
    individuals,
    kinds,
    // Views of before these could be chosen have none.
    schemata: view.schemata ?? null,
    lines: view.lines ?? 'main',
    shown,
    opened,
    hidden,
    groups,
    notes,
    pinned: pinnedPlaces.map((place) => place.id),
    moved: Object.fromEntries(pinnedPlaces.map(({ id, x, y }) => [id, [x, y] as const])),
    arrangement,
  };
}

/** What a view keeps of a chart; only marks that are drawn keep their places. */
export function viewOf(
  state: ChartState,
  of: Pick<SavedView, 'asOf' | 'since' | 'window' | 'camera'> & { readonly drawn: readonly string[] },
): SavedView {
  const { groupBy, individuals, kinds, schemata, lines, shown, opened, hidden, groups, notes } = state.now;
  const { pinned: pins } = state.now;
  const places = placesOf(state);
  const { drawn, ...seen } = of;
  return {
    picture: 'chart',
    ...seen,
    kinds,
    schemata,
    lines,
    groupBy,
    individuals,
    shown,
    opened,
    hidden,
    groups,
    notes,
    places: drawn.flatMap((id) => {
      const at = places[id];
      return at === undefined ? [] : [{ id, x: at[0], y: at[1], pinned: pins.includes(id) }];
    }),
  };
}
