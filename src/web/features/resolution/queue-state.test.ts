import { describe, expect, test } from 'vitest';
import type { NamesProposal } from '#api/schemas/resolution';
import { choiceOf, emptyQueue, firstChoice, proposalKey, reduceQueue, toggled } from './queue-state.ts';

const name = (text: string, doubt: string | null = null, score = 1) => ({
  name: text,
  mentions: 1,
  documents: 1,
  score,
  reasons: [],
  places: [],
  doubt,
});
const names = (...of: NamesProposal['names']): NamesProposal => ({
  kind: 'names',
  compartmentId: 'c',
  type: 'person',
  schema: 'Person',
  seen: 1,
  names: of,
  documentIds: null,
  entity: null,
  score: 1,
  reasons: [],
  contradictions: [],
  changes: { links: 0, claims: 0, mentions: 1, documents: 1 },
});

describe('the queue', () => {
  test('what was decided gives its place to the next, and at the end to the one before', () => {
    const order = ['a', 'b', 'c'];
    const at = (key: string) => reduceQueue({ ...emptyQueue, selected: key }, { do: 'decided', key, order });
    expect(at('b')).toMatchObject({ selected: 'c' });
    expect(at('c')).toMatchObject({ selected: 'b' });
    expect([...at('b').gone]).toEqual(['b']);
  });

  test('what was refused comes back and is selected', () => {
    const gone = reduceQueue(emptyQueue, { do: 'decided', key: 'a', order: ['a', 'b'] });
    expect(reduceQueue(gone, { do: 'refused', key: 'a' })).toMatchObject({ selected: 'a', gone: new Set() });
  });

  test('steps stay inside the list, and begin at its head', () => {
    const order = ['a', 'b'];
    const step = (selected: string | null, by: 1 | -1) =>
      reduceQueue({ ...emptyQueue, selected }, { do: 'step', by, order }).selected;
    expect([step(null, 1), step('a', 1), step('b', 1), step('a', -1)]).toEqual(['a', 'b', 'b', 'a']);
  });

  test('a name in doubt is left out until somebody takes it in; the last name stays', () => {
    const proposal = names(name('Rosalind Hale'), name('R. Hale', 'Robin Hale'));
    expect(firstChoice(proposal).names).toEqual(['Rosalind Hale']);
    const taken = toggled(choiceOf(emptyQueue, proposal), 'R. Hale');
    expect(taken.names).toEqual(['Rosalind Hale', 'R. Hale']);
    expect(toggled(firstChoice(proposal), 'Rosalind Hale').names).toEqual(['Rosalind Hale']);
    const chosen = reduceQueue(emptyQueue, { do: 'choose', key: proposalKey(proposal), choice: taken });
    expect(choiceOf(chosen, proposal)).toBe(taken);
  });

  test('a weak likeness with a word of its own is left out, and a part of the name is not', () => {
    expect(firstChoice(names(name('Alun'), name('ALUN'), name('Leon', null, 0.68))).names).toEqual(['Alun', 'ALUN']);
    expect(firstChoice(names(name('Joel Vey'), name('Vey', null, 0.63))).names).toEqual(['Joel Vey', 'Vey']);
  });
});
