import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query.ts';
import { leavesOf, type Query } from './query.ts';

/** A query as text, every join in parentheses. */
const shown = (query: Query | null): string => {
  if (query === null) return '';
  switch (query.kind) {
    case 'word':
      return query.words + (query.how === 'beginning' ? '*' : query.how === 'like' ? '~' : '');
    case 'phrase':
      return `"${query.words}"${query.how === 'like' ? '~' : ''}`;
    case 'field':
      return `${query.asked.field}=${query.asked.value}`;
    case 'not':
      return `!${shown(query.part)}`;
    default:
      return `(${query.parts.map(shown).join(query.kind === 'and' ? ' & ' : ' | ')})`;
  }
};
const read = (typed: string) => shown(parseQuery(typed).query);

describe('a query', () => {
  it.each([
    ['drawings', 'drawings'],
    ['the yard', '(the & yard)'],
    ['yard AND port', '(yard & port)'],
    ['yard OR port dock', '(yard | (port & dock))'],
    ['(yard OR port) dock', '((yard | port) & dock)'],
    ['yard NOT port', '(yard & !port)'],
    ['yard -port -"at night"', '(yard & !port & !"at night")'],
    ['NOT (a OR b)', '!(a | b)'],
    ['NOT NOT yard', 'yard'],
    ['state-run fire-brigade', '(state-run & fire-brigade)'],
    ['draw* Berk~ "Lena Strandt"~', '(draw* & Berk~ & "Lena Strandt"~)'],
    ['“passing secrets”', '"passing secrets"'],
    ['«встреча в Гданьске»', '"встреча в Гданьске"'],
    ['speaker:"Ada Lund" stance:Denied', '(speaker=Ada Lund & stance=denied)'],
    ['speaker:Berg OR entity:Yard', '(speaker=Berg | entity=Yard)'],
    ['type:pdf date:2020..2021-06', '(type=pdf & date=2020..2021-06)'],
    ['at 10:30 http://x.org/a', '(at & 10:30 & http://x.org/a)'],
    ['and or not', '(and & or & not)'],
    ['厦门会议', '厦门会议'],
  ])('%s is read as %s', (typed, meaning) => {
    expect(read(typed)).toBe(meaning);
    expect(parseQuery(typed)).toMatchObject({ problems: [], mended: [] });
  });

  it.each([
    ['"at night', '"at night"', 'A quotation is not closed'],
    ['(yard OR port', '(yard | port)', 'A parenthesis is not closed'],
    ['yard) port', '(yard & port)', 'A closing parenthesis has no opening one'],
    ['yard AND', 'yard', '“AND” has nothing to join'],
    ['OR yard', 'yard', '“OR” has nothing to join'],
    ['yard NOT', 'yard', '“NOT” has nothing to join'],
    ['yard & port', '(yard & port)', 'no letter and no digit'],
  ])('%s is unfinished: read as %s, and it is said that %s', (typed, meaning, what) => {
    const parsed = parseQuery(typed);
    expect(shown(parsed.query)).toBe(meaning);
    expect(parsed.problems).toEqual([]);
    expect(parsed.mended[0]!.what).toContain(what);
  });

  it.each([
    ['stance:lied', 'There is no stance “lied”', [0, 11]],
    ['yard speeker:Berg', 'There is no field “speeker:”', [5, 17]],
    ['speaker: Berg', '“speaker:” has no value', [0, 8]],
    ['type:parchment', 'There is no type “parchment”', [0, 14]],
    ['date:2021-13', '“2021-13” is no date', [0, 12]],
    ['date:2021-02-30', 'is no date', [0, 15]],
    ['date:2021..2020', 'is no date or range', [0, 15]],
    ['a*', 'would fit nearly every word', [0, 2]],
    ['&', 'nothing to look for', [0, 1]],
    ['('.repeat(60) + 'a', 'more than 40 deep', [0, 61]],
    ['a '.repeat(70), '70 words', [0, 140]],
  ])('%s cannot be meant: %s', (typed, what, [start, end]) => {
    const parsed = parseQuery(typed);
    expect(parsed.query).toBeNull();
    const problem = parsed.problems.find((one) => one.what.includes(what));
    expect(problem).toMatchObject({ start, end });
    expect(problem!.next).not.toBe('');
  });

  it('asks for nothing where nothing was typed', () => {
    expect(parseQuery('   ')).toEqual({ query: null, problems: [], mended: [] });
  });

  const piece = fc.oneof(
    fc.constantFrom(
      '(',
      ')',
      '"',
      '“',
      '»',
      ' ',
      'AND',
      'OR',
      'NOT',
      '-',
      '*',
      '~',
      ':',
      'speaker:',
      'date:',
      'stance:denied',
      'yard',
      '厦门',
      '\u0000',
      '\ud800',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );

  it('is answered whatever was typed, and every place lies in it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const typed = pieces.join('');
        const { query, problems, mended } = parseQuery(typed);
        if (problems.length > 0) expect(query).toBeNull();
        for (const { start, end } of [...problems, ...mended]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(typed.length);
        }
        for (const leaf of query === null ? [] : leavesOf(query)) {
          expect(leaf.at[1]).toBeGreaterThan(leaf.at[0]);
          expect(leaf.at[1]).toBeLessThanOrEqual(typed.length);
        }
        expect(query !== null || problems.length > 0 || typed.trim() === '').toBe(true);
      }),
    );
  });

  it('means the same when it is written out again', () => {
    const word = fc.constantFrom('yard', 'port*', 'Berk~', '"at night"', 'stance:denied', 'speaker:Berg');
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        word,
        fc
          .tuple(tie('tree'), fc.constantFrom(' AND ', ' OR ', ' '), tie('tree'))
          .map(([a, by, b]) => `(${a}${by}${b})`),
        tie('tree').map((a) => `NOT (${a})`),
      ),
    }));
    fc.assert(
      fc.property(tree, (typed) => {
        const meaning = read(typed);
        const again = meaning
          .replaceAll('!', 'NOT ')
          .replaceAll(' & ', ' AND ')
          .replaceAll(' | ', ' OR ')
          .replaceAll('=', ':');
        expect(read(again)).toBe(meaning);
      }),
    );
  });

  it('takes as long as what was typed is long', () => {
    for (const one of ['(', '"', 'a:', '-', 'NOT ', '((a) ', 'x'.repeat(50), 'speaker:', ')']) {
      const parsed = parseQuery(one.repeat(100_000));
      expect(parsed.query === null || leavesOf(parsed.query).length < 3).toBe(true);
    }
  });
});
