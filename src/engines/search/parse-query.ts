import type { ParsedQuery, Query, QueryPlace, QueryProblem } from './query.ts';
import { fieldNamed, queryFields, readField } from './query-field.ts';
import { queryTokens, type QueryToken } from './query-tokens.ts';

/*
 * Reads what people type into a search: words, "phrases", AND, OR, NOT (also -word), parentheses, beginnings*, likenesses~
 * and fields. Method: one pass over the pieces by recursive descent, NOT before AND before OR, words side by side being
 * joined by AND. It never throws and takes time in proportion to what was typed. What is merely unfinished is mended and
 * said; what cannot be meant is a problem that says where and what to do. Limits: parentheses 40 deep, 64 words.
 */
const deepest = 40;
const mostLeaves = 64;

/** Reads a query; whatever was typed, there is an answer. */
export function parseQuery(typed: string): ParsedQuery {
  const tokens = queryTokens(typed);
  const problems: QueryProblem[] = [];
  const mended: QueryProblem[] = [];
  const say = (list: QueryProblem[], [start, end]: QueryPlace, what: string, next: string) =>
    void list.push({ start, end, what, next });
  let i = 0;
  let depth = 0;
  let leaves = 0;
  let isTooDeep = false;
  const whole: QueryPlace = [0, typed.length];

  const query = anyOf();
  if (isTooDeep) say(problems, whole, `Parentheses stand more than ${deepest} deep.`, 'Leave some out.');
  if (leaves > mostLeaves)
    say(
      problems,
      whole,
      `There are ${leaves} words and fields; ${mostLeaves} are looked for at most.`,
      'Leave some out, or ask in two searches.',
    );
  if (query === null && problems.length === 0 && typed.trim() !== '')
    say(problems, whole, 'There is nothing to look for.', 'Write a word, a name, or a field as speaker:Berg.');
  return { query: problems.length === 0 ? query : null, problems, mended };

  function anyOf(): Query | null {
    const parts: Query[] = [];
    for (;;) {
      const part = allOf();
      if (part !== null) parts.push(part);
      const token = tokens[i];
      if (token?.kind === 'or') {
        i += 1;
        if (part === null || startsNothing(tokens[i])) unfinished(token);
      } else break;
    }
    return joined('or', parts);
  }

  function allOf(): Query | null {
    const parts: Query[] = [];
    for (;;) {
      const token = tokens[i];
      if (token === undefined || token.kind === 'or' || (token.kind === 'close' && depth > 0)) break;
      if (token.kind === 'close') {
        say(
          mended,
          token.at,
          'A closing parenthesis has no opening one; it was left out.',
          'Take it out, or open one before it.',
        );
        i += 1;
        continue;
      }
      if (token.kind === 'and') {
        i += 1;
        if (parts.length === 0 || startsNothing(tokens[i])) unfinished(token);
        continue;
      }
      const part = one();
      if (part !== null) parts.push(part);
    }
    return joined('and', parts);
  }

  function one(): Query | null {
    let negations = 0;
    let last: QueryToken | undefined;
    while (tokens[i]?.kind === 'not') {
      last = tokens[i];
      negations += 1;
      i += 1;
    }
    if (last !== undefined && (startsNothing(tokens[i]) || tokens[i]?.kind === 'and')) {
      unfinished(last);
      return null;
    }
    const part = tokens[i]?.kind === 'open' ? group() : leaf(tokens[i++]!);
    if (part === null || negations % 2 === 0) return part;
    return part.kind === 'not' ? part.part : { kind: 'not', part };
  }

  function group(): Query | null {
    const opening = tokens[i++]!;
    if (depth >= deepest) {
      isTooDeep = true;
      return null;
    }
    depth += 1;
    const inside = anyOf();
    depth -= 1;
    if (tokens[i]?.kind === 'close') i += 1;
    else
      say(
        mended,
        opening.at,
        'A parenthesis is not closed; it was taken to end with the query.',
        'Close it where it should end.',
      );
    return inside;
  }

  function unfinished(token: QueryToken): void {
    say(
      mended,
      token.at,
      `“${token.text}” has nothing to join; it was left out.`,
      token.kind === 'word'
        ? 'Take it out.'
        : 'Write a word on either side, or take it out. To look for the word itself, put it in quotes.',
    );
  }

  function leaf(token: QueryToken): Query | null {
    leaves += 1;
    if (token.isOpen)
      say(
        mended,
        token.at,
        'A quotation is not closed; it was taken to end with the query.',
        'Close it with another quotation mark.',
      );
    if (token.field !== null) {
      const { field, meant } = fieldNamed(token.field);
      if (field !== null) {
        const asked = readField(field, token.text, token.at);
        if ('what' in asked) {
          problems.push(asked);
          return null;
        }
        return { kind: 'field', asked, at: token.at };
      }
      if (meant !== null) {
        say(
          problems,
          token.at,
          `There is no field “${token.field}:”.`,
          `Did you mean ${queryFields[meant]}? To look for the words themselves, put them in quotes.`,
        );
        return null;
      }
    }
    const words = token.field === null ? token.text : `${token.field}:${token.text}`;
    if (!/[\p{L}\p{N}]/u.test(words)) {
      say(
        mended,
        token.at,
        `“${token.text}” holds no letter and no digit; it was left out.`,
        'Write a word or a number.',
      );
      return null;
    }
    if (token.kind === 'phrase')
      return { kind: 'phrase', words, how: token.mark === '~' ? 'like' : 'forms', at: token.at };
    if (token.mark === '*' && (words.match(/[\p{L}\p{N}]/gu) ?? []).length < 2) {
      say(
        problems,
        token.at,
        `“${token.text}*” would fit nearly every word.`,
        'Write two letters or more before the star.',
      );
      return null;
    }
    return {
      kind: 'word',
      words,
      how: token.mark === '*' ? 'beginning' : token.mark === '~' ? 'like' : 'forms',
      at: token.at,
    };
  }
}

const startsNothing = (token: QueryToken | undefined): boolean =>
  token === undefined || token.kind === 'close' || token.kind === 'or';

function joined(kind: 'and' | 'or', parts: readonly Query[]): Query | null {
  return parts.length === 0 ? null : parts.length === 1 ? parts[0]! : { kind, parts };
}
