import type { Machine } from '#domain/machine';

const nameOf = (state: string): string => state.replaceAll(/[^A-Za-z0-9]+/g, '_').replaceAll(/^_|_$/g, '');
/** A colon ends a label in Mermaid; state names that hold one are shown with a dash. */
const labelOf = (words: string): string => words.replaceAll(':', ' –').replaceAll('"', '”');

/** The machine as a Mermaid state diagram: one line a state, one a step, the steps in the order of the data. */
export function drawMachine({ initial, states, transitions }: Machine): string {
  return [
    'stateDiagram-v2',
    ...states.map(({ id }) => `  state "${labelOf(id)}" as ${nameOf(id)}`),
    `  [*] --> ${nameOf(initial)}`,
    ...transitions.flatMap(({ command, from, to }) =>
      from.map((state) => `  ${nameOf(state)} --> ${nameOf(to)} : ${labelOf(command)}`),
    ),
    ...states.filter(({ end }) => end).map(({ id }) => `  ${nameOf(id)} --> [*]`),
  ].join('\n');
}
