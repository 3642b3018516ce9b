import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markWords } from './mark-words.ts';
import { parseQuery } from './parse-query.ts';
import { passagesOf } from './passages.ts';

const marked = (text: string, typed: string, spellings?: Record<string, string[]>) =>
  markWords(
    parseQuery(typed).query!,
    new Map(Object.entries(spellings ?? {})),
  )(text).map(({ start, end }) => text.slice(start, end));

describe('the words that a search marks', () => {
  it.each([
    ['They denied passing secrets.', 'secret', ['secrets']],
    ['The undersecretary kept a secret.', 'secret', ['secret']],
    ['They passed it on.', 'passing', ['passed']],
    ['Portable ports of the port.', 'port', ['ports', 'port']],
    ['Passing secrets is passing.', '"passing secrets"', ['Passing secrets']],
    ['They draw drawings.', 'drawi*', ['drawings']],
    ['他们会见了王伟先生。', '王伟', ['王伟']],
    ['Müller met Jürgen.', 'muller OR jurgen', ['Müller', 'Jürgen']],
    ['встреча в Гданьске', 'Гданьск', ['Гданьске']],
    ['Berg and Berk met.', 'Berk~', ['Berg', 'Berk']],
    ['Пётр Берг сказал.', '"Peter Berg"~', ['Пётр Берг']],
    ['Yard, not port.', 'yard NOT port', ['Yard']],
    ['Nothing here.', 'elsewhere speaker:Berg', []],
  ])('in %j for %j are %j', (text, typed, words) =>
    expect(marked(text, typed, { 'Peter Berg': ['Пётр Берг'] })).toEqual(words),
  );

  it('are shown in stretches of the text as it stands, best first', () => {
    const text = `${'before '.repeat(60)}yard${' between'.repeat(60)} port yard${' after'.repeat(60)}`;
    const passages = passagesOf(text, markWords(parseQuery('yard port').query!)(text), 3);
    expect(passages).toHaveLength(2);
    expect(text.slice(...passages[0]!.words)).toBe('port yard');
    expect(text.slice(...passages[1]!.words)).toBe('yard');
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 500 }),
        fc.array(fc.tuple(fc.nat(500), fc.nat(30)), { maxLength: 8 }),
        (any, places) => {
          const marks = places
            .map(([start, length]) => ({
              start: Math.min(start, any.length),
              end: Math.min(start + length, any.length),
              leaf: 0,
            }))
            .filter((one) => one.end > one.start)
            .sort((a, b) => a.start - b.start || b.end - a.end);
          for (const { start, end, pieces, words } of passagesOf(any, marks, 3)) {
            expect(pieces.map((one) => one.text).join('')).toBe(any.slice(start, end));
            expect(words[0]).toBeLessThanOrEqual(words[1]);
          }
        },
      ),
    );
  });
});
