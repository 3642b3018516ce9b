import { describe, expect, it } from 'vitest';
import { unfairPlaces, unfairUnits } from './unfair.ts';

const words = 'had passed the sealed drafts to a trade envoy';
const allegations = [{ words, of: 'Joel Hart' }];
const fairness = { persons: ['Joel Hart'], denials: [], notYetPut: true, statuses: [] };

describe('a walk for allegations that stand alone', () => {
  it('finds a planted one in a reply, however deep, and says where', () => {
    const card = (more: object) => ({ list: [{ title: 'a' }, { inner: { text: `He ${words}.` }, ...more }] });
    expect(unfairPlaces(card({}), allegations)).toEqual([{ where: 'list[1].inner.text', words, of: 'Joel Hart' }]);
    expect(unfairPlaces(card({ fairness: null }), allegations)).toHaveLength(1);
    expect(unfairPlaces(card({ persons: [] }), allegations)).toHaveLength(1);
    expect(unfairPlaces(card({ fairness }), allegations)).toEqual([]);
  });

  it('takes what stands at the top of a list for nothing in it, and ids only of people who stand there fairly', () => {
    const reply = (personIds: string[], of: unknown) => ({
      fairness: undefined,
      people: [{ entityId: 'one', name: 'Joel Hart', fairness: of }],
      events: [{ title: words, personIds }],
    });
    expect(unfairPlaces(reply(['one'], fairness), allegations)).toEqual([]);
    expect(unfairPlaces(reply([], fairness), allegations)).toHaveLength(1);
    expect(unfairPlaces(reply(['one'], null), allegations)).toHaveLength(1);
  });

  it('finds a planted one in a card, a row or a paragraph that says no more', () => {
    const unit = `The Office alleged that he ${words}.`;
    expect(unfairUnits([unit, `${unit} not yet put to them · Joel Hart: dropped, as reported`], allegations)).toEqual([
      { where: unit, words, of: 'Joel Hart' },
    ]);
    expect(unfairUnits([`${unit} He denied it.`], allegations)).toHaveLength(1);
    expect(unfairUnits([`${unit} Status as reported: dropped.`], allegations)).toHaveLength(1);
  });
});
