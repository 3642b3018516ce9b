import { describe, expect, it } from 'vitest';
import { compileQuery, looseQuery, type Terms } from './compile-query.ts';
import { parseQuery } from './parse-query.ts';

/** Words as they stand, phrases in their order. */
const terms: Terms = {
  ofLeaf: (leaf) =>
    leaf.kind === 'field'
      ? `'${leaf.asked.field}=${String(leaf.asked.value)}'`
      : leaf.words
          .split(' ')
          .map((word) => `'${word.replaceAll("'", "''")}'`)
          .join(' <-> '),
  ofSaying: (speaker, stance) => `'said=${speaker}=${stance}'`,
};
const asked = (typed: string) => {
  const query = parseQuery(typed).query!;
  return [compileQuery(query, terms), looseQuery(query, terms)];
};

describe('what an index can answer that knows no order', () => {
  it('is all the words of a phrase', () => {
    expect(asked('"the harbour committee" yard')).toEqual([
      `('the' <-> 'harbour' <-> 'committee') & ('yard')`,
      `('the' & 'harbour' & 'committee') & ('yard')`,
    ]);
  });

  it('is the question itself where it asks for no order', () => {
    for (const typed of ['yard', 'yard OR harbour', 'yard NOT stance:denied', 'type:pdf']) {
      const [exact, loose] = asked(typed);
      expect(loose).toBe(exact);
    }
  });

  it('never leaves out what fits: a phrase under NOT stays a phrase', () => {
    expect(asked('yard NOT "harbour committee"')[1]).toBe(`('yard') & (!('harbour' <-> 'committee'))`);
  });

  it('leaves signs inside a word alone', () => {
    const odd: Terms = { ...terms, ofLeaf: () => `'a <-> ''b' <2> 'c'` };
    expect(looseQuery(parseQuery('"x y"').query!, odd)).toBe(`'a <-> ''b' & 'c'`);
  });
});
