import { Failure } from '#domain/failure';
import type { Machine, MachineState, StepCondition, StepFacts, StepRule } from '#domain/machine';
import type { DoctrineStatus } from '#domain/sourced';
import { holds } from './holds.ts';

/*
 * One interpreter for every state machine of the two lanes. A machine is data (data/doctrine/machines): states, commands
 * that lead from one to the next, and rules with the words that are said where they do not hold. What is known comes in as
 * facts, the time among them. A step never changes anything: it says what the next state would be, or why not and what to
 * do. Limits: the roles that a transition names are for the server's policy to hold, and a fact is believed as given.
 */

/** A rule that does not hold, in words. `status` says whether its source was read. */
export type Notice = {
  readonly rule: string;
  readonly why: string;
  readonly next: string;
  readonly source: string;
  readonly status: DoctrineStatus;
};

export type Step =
  | { readonly kind: 'moved'; readonly from: string; readonly to: string; readonly flags: readonly Notice[] }
  | {
      readonly kind: 'refused';
      readonly state: string;
      /** `order`: the command does not follow from this state; `rules`: it would, and something is missing or wrong. */
      readonly because: 'order' | 'rules';
      readonly reasons: readonly Notice[];
    };

function noticeOf({ id, why, next, source, status }: StepRule): Notice {
  return { rule: id, why, next, source, status };
}

function brokenOf(machine: Machine, rules: readonly string[], facts: StepFacts): Notice[] {
  return machine.rules.filter((rule) => rules.includes(rule.id) && !holds(rule.condition, facts)).map(noticeOf);
}

function stateOf(machine: Machine, id: string): MachineState {
  const state = machine.states.find((one) => one.id === id);
  if (state !== undefined) return state;
  throw new Failure(
    'LL-STEP-STATE',
    `“${id}” is no state of ${machine.title}.`,
    `Name one of: ${machine.states.map((one) => one.id).join(', ')}.`,
  );
}

/** Commands that may follow from this state, whatever the facts. */
export function commandsFrom(machine: Machine, state: string): string[] {
  return machine.transitions.filter(({ from }) => from.includes(state)).map(({ command }) => command);
}

function outOfOrder(machine: Machine, { id, what, end }: MachineState, command: string): Step {
  const open = commandsFrom(machine, id);
  const reason: Notice = {
    rule: 'order',
    why: `“${command}” does not follow from “${id}” (${what}).`,
    next: end || open.length === 0 ? 'Nothing follows from it.' : `From here: ${open.join(', ')}.`,
    source: machine.source,
    status: machine.status,
  };
  return { kind: 'refused', state: id, because: 'order', reasons: [reason] };
}

/** Where a command leads from a state on these facts, or every reason why it does not; throws for a state the machine has not. */
export function step(machine: Machine, state: string, command: string, facts: StepFacts): Step {
  const at = stateOf(machine, state);
  const transition = machine.transitions.find((one) => one.command === command && one.from.includes(state));
  if (transition === undefined) return outOfOrder(machine, at, command);
  const reasons = brokenOf(machine, transition.requires, facts);
  if (reasons.length > 0) return { kind: 'refused', state, because: 'rules', reasons };
  return { kind: 'moved', from: state, to: transition.to, flags: brokenOf(machine, transition.flags, facts) };
}

function factsOf(condition: StepCondition): string[] {
  switch (condition.test) {
    case 'all':
    case 'any':
      return condition.of.flatMap(factsOf);
    case 'not':
      return factsOf(condition.of);
    case 'differs':
      return [condition.fact, condition.from];
    case 'not after':
      return [condition.fact, condition.than];
    default:
      return [condition.fact];
  }
}

/** Names of the facts that a command looks at from a state, those that can refuse it apart from those that are only flagged. */
export function factsAsked(
  machine: Machine,
  state: string,
  command: string,
): { required: string[]; flagged: string[] } {
  const transition = machine.transitions.find((one) => one.command === command && one.from.includes(state));
  const named = (rules: readonly string[] = []) =>
    machine.rules.filter(({ id }) => rules.includes(id)).flatMap(({ condition }) => factsOf(condition));
  const required = new Set(named(transition?.requires));
  const flagged = new Set(named(transition?.flags).filter((fact) => !required.has(fact)));
  return { required: [...required], flagged: [...flagged] };
}

/** What is wrong now with a thing that rests in this state, as an authority that ran out while a disruption is under way. */
export function watch(machine: Machine, state: string, facts: StepFacts): Notice[] {
  return brokenOf(machine, stateOf(machine, state).watch, facts);
}
