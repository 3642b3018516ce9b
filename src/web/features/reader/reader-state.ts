import type { Claim } from '#api/schemas/claim';
import type { Span } from '#domain/span';
import { draftFromClaim, draftFromWords, withWords, type Draft, type Part } from './draft.ts';

export type Shown = 'all' | 'unreviewed' | 'reviewed' | 'rejected';

/** What the server said when someone else was first. */
export type Clash = {
  readonly claimId: string | null;
  readonly what: string;
  readonly next: string;
  readonly code: string;
};

export type ReaderDialog = 'rely' | 'mention' | 'status';

/** What the Reader shows, apart from what the server holds. */
export type ReaderState = {
  readonly selected: string | null;
  /** Words selected in the text. */
  readonly words: Span | null;
  /** Words that a search or a link led to. */
  readonly found: Span | null;
  readonly shown: Shown;
  /** A grade being typed; `first` is its first letter. */
  readonly grading: { readonly claimId: string; readonly first: string | null } | null;
  readonly draft: Draft | null;
  readonly dialog: ReaderDialog | null;
  readonly clash: Clash | null;
  /** The selected card lists who decided what on its claim. */
  readonly history: boolean;
  /** Grows with each act that should bring the selected words into view. */
  readonly shine: number;
};

export type ReaderAction =
  | { readonly do: 'select'; readonly claimId: string | null }
  | { readonly do: 'step'; readonly by: 1 | -1; readonly order: readonly string[] }
  | { readonly do: 'words'; readonly words: Span | null }
  | { readonly do: 'find'; readonly span: Span | null }
  | { readonly do: 'show'; readonly shown: Shown }
  | { readonly do: 'grade'; readonly first: string | null }
  | { readonly do: 'mend'; readonly claim: Claim }
  | { readonly do: 'make' }
  | { readonly do: 'change draft'; readonly change: Partial<Draft> }
  | { readonly do: 'take words'; readonly part: Part; readonly how: 'set' | 'add' }
  | { readonly do: 'drop words'; readonly part: Part }
  | { readonly do: 'open'; readonly dialog: ReaderDialog }
  | { readonly do: 'close' }
  | { readonly do: 'sent'; readonly claimId: string | null }
  | { readonly do: 'clash'; readonly clash: Clash }
  /** A decision went through: what went wrong before is over, unless a draft still has to answer it. */
  | { readonly do: 'went through'; readonly claimId: string | null }
  /** What stands now of the claim once known as `claimId`, which a mend may have replaced. */
  | { readonly do: 'refreshed'; readonly claimId: string; readonly claim: Claim }
  | { readonly do: 'history' }
  | { readonly do: 'new document'; readonly selected: string | null; readonly found: Span | null };

export const emptyReader: ReaderState = Object.freeze({
  selected: null,
  words: null,
  found: null,
  shown: 'all',
  grading: null,
  draft: null,
  dialog: null,
  clash: null,
  history: false,
  shine: 0,
});

/** The Reader's next state; pure, and a draft is dropped only by closing it or by its having been sent. */
export function readerAfter(state: ReaderState, action: ReaderAction): ReaderState {
  switch (action.do) {
    case 'select':
      return select(state, action.claimId);
    case 'step':
      return select(state, stepped(state.selected, action.by, action.order));
    case 'words':
      // A dialog takes the focus, and with it the browser's selection; the words it is about stay.
      return state.dialog === null ? { ...state, words: action.words } : state;
    case 'find':
      return { ...state, found: action.span, selected: null, shine: state.shine + 1 };
    case 'show':
      return { ...state, shown: action.shown };
    case 'grade':
      return state.selected === null ? state : { ...state, grading: { claimId: state.selected, first: action.first } };
    case 'mend':
      return { ...select(state, action.claim.claimId), draft: draftFromClaim(action.claim), clash: null };
    case 'make':
      return { ...state, draft: draftFromWords(state.words), grading: null, clash: null };
    case 'change draft':
      return state.draft === null ? state : { ...state, draft: { ...state.draft, ...action.change } };
    case 'take words': {
      if (state.draft === null) return state;
      const draft = { ...state.draft, part: action.part };
      return { ...state, draft: state.words === null ? draft : withWords(draft, state.words, action.how) };
    }
    case 'drop words':
      return state.draft === null ? state : { ...state, draft: { ...state.draft, [action.part]: [] } };
    case 'open':
      return { ...state, dialog: action.dialog, grading: null };
    case 'close':
      return closed(state);
    case 'sent':
      return {
        ...state,
        draft: null,
        dialog: null,
        clash: null,
        words: null,
        selected: action.claimId ?? state.selected,
        shine: state.shine + 1,
      };
    case 'clash':
      return { ...state, clash: action.clash, grading: null };
    case 'went through':
      return state.draft === null || state.clash?.claimId === action.claimId ? { ...state, clash: null } : state;
    case 'refreshed':
      return refreshed(state, action.claimId, action.claim);
    case 'history':
      return { ...state, history: !state.history };
    case 'new document':
      return {
        ...emptyReader,
        shown: state.shown,
        selected: action.selected,
        found: action.found,
        shine: state.shine + 1,
      };
  }
}

function select(state: ReaderState, claimId: string | null): ReaderState {
  const clash = state.clash?.claimId === claimId ? state.clash : null;
  const history = state.history && state.selected === claimId;
  return { ...state, selected: claimId, found: null, grading: null, clash, history, shine: state.shine + 1 };
}

/** Innermost first: a dialog, then a grade, the draft, the clash, the words, the selection. */
function closed(state: ReaderState): ReaderState {
  if (state.dialog !== null) return { ...state, dialog: null, words: null };
  if (state.grading !== null) return { ...state, grading: null };
  if (state.draft !== null) return { ...state, draft: null, clash: null };
  if (state.clash !== null) return { ...state, clash: null };
  if (state.words !== null) return { ...state, words: null };
  return { ...state, selected: null, found: null };
}

/** A draft keeps what was typed; only the claim and version that it answers to become those now seen. */
function refreshed(state: ReaderState, claimId: string, claim: Claim): ReaderState {
  const selected = state.selected === claimId ? claim.claimId : state.selected;
  const clash = state.clash?.claimId === claimId ? { ...state.clash, claimId: claim.claimId } : state.clash;
  const { draft } = state;
  if (draft === null || draft.claimId !== claimId) return { ...state, selected, clash };
  return { ...state, selected, clash, draft: { ...draft, claimId: claim.claimId, expected: claim.version } };
}

function stepped(selected: string | null, by: 1 | -1, order: readonly string[]): string | null {
  if (order.length === 0) return selected;
  const at = selected === null ? -1 : order.indexOf(selected);
  if (at === -1) return (by === 1 ? order[0] : order.at(-1)) ?? null;
  return order[Math.min(Math.max(at + by, 0), order.length - 1)]!;
}

/** Claims that the margin shows, in text order; the selected one always stays. */
export function claimsShown(claims: readonly Claim[], shown: Shown, selected: string | null): readonly Claim[] {
  return claims.filter((claim) => claim.claimId === selected || isShown(claim, shown));
}

function isShown(claim: Claim, shown: Shown): boolean {
  if (claim.review === 'superseded') return false;
  if (shown === 'all') return true;
  if (shown === 'reviewed') return claim.review === 'read rightly';
  return claim.review === shown;
}

/** The next claim that nobody has reviewed, after the selected one and then from the top; null when all are. */
export function nextUnreviewed(claims: readonly Claim[], selected: string | null): string | null {
  const at = claims.findIndex((claim) => claim.claimId === selected);
  const around = [...claims.slice(at + 1), ...claims.slice(0, Math.max(at, 0))];
  return around.find((claim) => claim.review === 'unreviewed')?.claimId ?? null;
}
