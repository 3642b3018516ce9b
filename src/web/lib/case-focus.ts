/** Event time that is looked at, `[from, to)` in UTC milliseconds. */
export type TimeWindow = { readonly from: number; readonly to: number };

/** What the light falls on. A link is named by its two ends; `linkId` null means all parallel ones between them. */
export type Selection =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'entities'; readonly ids: readonly string[] }
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'link'; readonly from: string; readonly to: string; readonly linkId: string | null };

/**
 * What chart, timeline, trace and table of a case look at together, so that they move together. The moment that the
 * case is read at is not in here: it stands in the address (`useCase().asOf`), with all that hangs on it.
 */
export type CaseFocus = {
  readonly selected: Selection;
  readonly window: TimeWindow | null;
  /** A past moment to compare with (ISO 8601): what was recorded after it shows as new. */
  readonly since: string | null;
};

export type FocusAction =
  | { readonly do: 'select'; readonly selected: Selection }
  /** Adds an entity to those selected, or takes it out again. */
  | { readonly do: 'toggle'; readonly id: string }
  | { readonly do: 'brush'; readonly window: TimeWindow | null }
  | { readonly do: 'compare'; readonly since: string | null }
  /** One step of Escape: the selection first, then the brush, then the comparison. */
  | { readonly do: 'let go' }
  | { readonly do: 'restore'; readonly focus: CaseFocus };

const nothing: Selection = Object.freeze({ kind: 'nothing' });

export const emptyFocus: CaseFocus = Object.freeze({ selected: nothing, window: null, since: null });

/** The next focus; pure. A window that ends before it begins is turned round, and an empty one lets go of the brush. */
export function focusAfter(focus: CaseFocus, action: FocusAction): CaseFocus {
  switch (action.do) {
    case 'select':
      return { ...focus, selected: tidy(action.selected) };
    case 'toggle': {
      const ids = focus.selected.kind === 'entities' ? focus.selected.ids : [];
      const next = ids.includes(action.id) ? ids.filter((id) => id !== action.id) : [...ids, action.id];
      return { ...focus, selected: tidy({ kind: 'entities', ids: next }) };
    }
    case 'brush':
      return { ...focus, window: tidyWindow(action.window) };
    case 'compare':
      return { ...focus, since: action.since };
    case 'let go':
      if (focus.selected.kind !== 'nothing') return { ...focus, selected: nothing };
      if (focus.window !== null) return { ...focus, window: null };
      return focus.since === null ? focus : { ...focus, since: null };
    case 'restore':
      return { ...action.focus, window: tidyWindow(action.focus.window) };
  }
}

/** The ids of entities that the light falls on: those selected, or both ends of a selected link. */
export function entitiesInFocus({ selected }: CaseFocus): readonly string[] {
  if (selected.kind === 'entities') return selected.ids;
  return selected.kind === 'link' ? [selected.from, selected.to] : [];
}

/** True when a time with these bounds may lie in the window; what has no time lies in none. */
export function isInWindow(window: TimeWindow | null, earliest: number | null, latest: number | null): boolean {
  if (window === null) return true;
  if (earliest === null && latest === null) return false;
  return (earliest ?? -Infinity) < window.to && (latest ?? Infinity) >= window.from;
}

function tidy(selected: Selection): Selection {
  return selected.kind === 'entities' && selected.ids.length === 0 ? nothing : selected;
}

function tidyWindow(window: TimeWindow | null): TimeWindow | null {
  if (window === null || !Number.isFinite(window.from) || !Number.isFinite(window.to)) return null;
  const [from, to] = [Math.min(window.from, window.to), Math.max(window.from, window.to)];
  return from === to ? null : { from, to };
}
