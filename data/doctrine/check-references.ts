import type { Doctrine } from '#domain/doctrine';
import type { Machine } from '#domain/machine';

const doubles = (ids: readonly string[]): string[] => ids.filter((id, at) => ids.indexOf(id) !== at);

function machineBreaches({ initial, states, rules, transitions }: Machine): string[] {
  const known = states.map((state) => state.id);
  const ruled = rules.map((rule) => rule.id);
  const named = [initial, ...transitions.flatMap(({ from, to }) => [...from, to])];
  const used = [
    ...states.flatMap((state) => state.watch),
    ...transitions.flatMap(({ requires, flags }) => [...requires, ...flags]),
  ];
  const reached = new Set([initial]);
  for (let before = 0; before !== reached.size;) {
    before = reached.size;
    for (const { from, to } of transitions) if (from.some((state) => reached.has(state))) reached.add(to);
  }
  const leavesEnd = transitions.flatMap(({ from }) => from).filter((id) => states.find((one) => one.id === id)?.end);
  const steps = transitions.flatMap(({ command, from }) => from.map((state) => `${command} from ${state}`));
  return [
    ...doubles(known).map((id) => `state ${id} twice`),
    ...doubles(ruled).map((id) => `rule ${id} twice`),
    ...doubles(steps).map((step) => `${step} twice`),
    ...named.filter((id) => !known.includes(id)).map((id) => `no state ${id}`),
    ...used.filter((id) => !ruled.includes(id)).map((id) => `no rule ${id}`),
    ...ruled.filter((id) => !used.includes(id)).map((id) => `rule ${id} is never used`),
    ...known.filter((id) => !reached.has(id)).map((id) => `nothing leads to ${id}`),
    ...leavesEnd.map((id) => `${id} is an end and leads on`),
  ];
}

/** Lists names in doctrine that lead nowhere, as "lead: no state opened". */
export function checkReferences(doctrine: Doctrine): string[] {
  const { offences, conditions, rulings, machines, fullCodeTest } = doctrine;
  const elementsOf = (offenceId: string) => {
    const offence = offences.find(({ id }) => id === offenceId);
    const shared = conditions.filter(({ id }) => offence?.conditions.includes(id));
    return [...(offence?.elements ?? []), ...shared.flatMap(({ elements }) => elements)].map(({ id }) => id);
  };
  const stages = fullCodeTest.stages.map(({ id }) => id);
  return [
    ...doubles(offences.map(({ id }) => id)).map((id) => `offence ${id} twice`),
    ...offences.flatMap(({ id }) => doubles(elementsOf(id)).map((element) => `${id}: element ${element} twice`)),
    ...offences.flatMap((offence) =>
      offence.conditions
        .filter((id) => !conditions.some((condition) => condition.id === id))
        .map((id) => `${offence.id}: no condition ${id}`),
    ),
    ...conditions.flatMap(({ id, ways, elements }) =>
      ways
        .flatMap(({ parts }) => parts)
        .filter((part) => !elements.some((element) => element.id === part))
        .map((part) => `${id}: no part ${part}`),
    ),
    ...rulings.flatMap(({ id, changes }) =>
      changes
        .filter(({ offenceId, elementId }) => !elementsOf(offenceId).includes(elementId))
        .map(({ elementId }) => `${id}: no element ${elementId}`),
    ),
    ...fullCodeTest.questions.filter(({ stage }) => !stages.includes(stage)).map(({ id }) => `${id}: no such stage`),
    ...machines.flatMap((machine) => machineBreaches(machine).map((breach) => `${machine.id}: ${breach}`)),
  ];
}
