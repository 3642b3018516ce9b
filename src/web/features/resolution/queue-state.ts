import type { EntitySchema } from '#domain/entity';
import type { NamesProposal, Proposal } from '#api/schemas/resolution';

/** What names one proposal, whatever page it came with. */
export function proposalKey(one: Proposal): string {
  return one.kind === 'pair'
    ? [one.left.entity.entityId, one.right.entity.entityId].toSorted().join(' ')
    : [one.compartmentId, one.type, one.names[0]!.name, one.entity?.entity.entityId ?? ''].join(' ');
}

/** What the reader chose before deciding on names: which of them, and how what is made of them is called. */
export type Choice = { readonly names: readonly string[]; readonly name: string; readonly schema: EntitySchema };

export type QueueState = {
  readonly selected: string | null;
  /** Decided here and still in the list that was fetched before. */
  readonly gone: ReadonlySet<string>;
  readonly choices: ReadonlyMap<string, Choice>;
};

export type QueueAction =
  | { readonly do: 'select'; readonly key: string }
  | { readonly do: 'step'; readonly by: 1 | -1; readonly order: readonly string[] }
  | { readonly do: 'decided'; readonly key: string; readonly order: readonly string[] }
  | { readonly do: 'refused'; readonly key: string }
  | { readonly do: 'fetched' }
  | { readonly do: 'choose'; readonly key: string; readonly choice: Choice };

export const emptyQueue: QueueState = { selected: null, gone: new Set(), choices: new Map() };

/** Below this a name with a word of its own is shown and not taken in unasked: “Leon” beside “Alun”. */
const sureFrom = 0.75;
const wordsOf = (name: string) => name.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a name is taken in unless somebody leaves it out: it is in no doubt, and like enough or a part of the first. */
function isSure(of: NamesProposal, { name, score, doubt }: NamesProposal['names'][number]): boolean {
  const known = new Set(wordsOf(of.names[0]!.name));
  return doubt === null && (score >= sureFrom || wordsOf(name).every((word) => known.has(word)));
}

/** Names in doubt are left out until somebody takes them in. */
export function firstChoice(of: NamesProposal): Choice {
  const sure = of.names.filter((one) => isSure(of, one)).map((one) => one.name);
  const names = sure.length > 0 ? sure : [of.names[0]!.name];
  return { names, name: names[0]!, schema: of.schema };
}

export const choiceOf = (state: QueueState, of: NamesProposal): Choice =>
  state.choices.get(proposalKey(of)) ?? firstChoice(of);

/** A name taken in or left out; the last one stays. */
export function toggled(choice: Choice, name: string): Choice {
  const isIn = choice.names.includes(name);
  if (isIn && choice.names.length === 1) return choice;
  return { ...choice, names: isIn ? choice.names.filter((one) => one !== name) : [...choice.names, name] };
}

export function reduceQueue(state: QueueState, action: QueueAction): QueueState {
  switch (action.do) {
    case 'select':
      return { ...state, selected: action.key };
    case 'step': {
      const at = action.order.indexOf(state.selected ?? '');
      const next = at === -1 ? 0 : Math.min(action.order.length - 1, Math.max(0, at + action.by));
      return { ...state, selected: action.order[next] ?? null };
    }
    case 'decided': {
      // The next one takes the place of what was decided, so that the hands stay where they are.
      const at = action.order.indexOf(action.key);
      const selected = action.order[at + 1] ?? action.order[at - 1] ?? null;
      return { ...state, selected, gone: new Set([...state.gone, action.key]) };
    }
    case 'refused':
      return {
        ...state,
        selected: action.key,
        gone: new Set([...state.gone].filter((key) => key !== action.key)),
      };
    case 'fetched':
      return { ...state, gone: new Set() };
    case 'choose':
      return { ...state, choices: new Map([...state.choices, [action.key, action.choice]]) };
  }
}
