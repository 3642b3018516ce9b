import type { ResolveData } from '../resolve-data.ts';
import type { Limit, Name, NameKind, Part, Way } from './name.ts';
import { initialsOf } from './acronym.ts';
import { mostText, mostTokens, type Token, tokensOf } from './tokens.ts';
import { foldWord } from './fold.ts';
import { readOrganisation } from './read-organisation.ts';
import { readPerson } from './read-person.ts';
import { type Script, scriptOf } from './scripts.ts';
import { unmixed } from './unmixed.ts';
import type { Word } from './word.ts';

/** Reads a name into parts with roles, readings in Latin letters and sounds; total, in time linear in the text up to a fixed length. */
export function readName(text: string, kind: NameKind, data: ResolveData): Name {
  const notes: string[] = [];
  if (unseen.test(text.slice(0, mostText))) notes.push('holds signs that do not show; they are left out');
  const tokens = tokensOf(text);
  if (tokens.length === mostTokens) notes.push(`only the first ${mostTokens} words are compared`);
  const words = tokens.flatMap((token): Word[] => wordsOf(token, notes));
  const script = words.find((word) => word.script !== 'Latn')?.script ?? 'Latn';
  const ways = kind === 'person' ? readPerson(words, data) : readOrganisation(words, data);
  const kept = ways.filter((parts) => parts.length > 0).map((parts) => wayOf(parts, kind, data));
  return { text, kind, script, parts: kept[0]?.parts ?? [], ways: kept, notes, limits: limitsOf(text, kept, data) };
}

/** Controls and marks of direction that nobody sees; joiners stand in ordinary Persian and Indian words. */
const unseen = /(?![\t\n\r])\p{Cc}|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/u;

const saysNothing = (part: Part): boolean =>
  part.role === 'particle' || part.role === 'title' || part.role === 'suffix' || part.role === 'legal form';

/** What of a name keeps every score low: too little to tell anybody by, or more than is looked at. */
function limitsOf(text: string, ways: readonly Way[], { weight }: ResolveData): readonly Limit[] {
  const limits: Limit[] = [];
  if (text.length > mostText)
    limits.push({ words: `only the first ${mostText} characters are compared`, most: weight.cutShort });
  const [way] = ways;
  if (way === undefined) return [...limits, { words: 'holds no word to compare', most: 0 }];
  const telling = way.parts.filter((part) => !saysNothing(part));
  if (telling.length === 0)
    limits.push({
      words: 'only particles, titles or legal forms tell nobody from another',
      most: weight.onlyParticles,
    });
  else if (telling.length === 1 && [...telling[0]!.own].length === 1)
    limits.push({ words: 'one letter tells nobody from another', most: weight.oneLetter });
  return limits;
}

/** One word, or several where scripts meet without a space ("S3航空"); letters that only look Latin are put right and noted. */
function wordsOf(token: Token, notes: string[]): Word[] {
  const mended = unmixed(token.text);
  if (mended !== null) notes.push(`“${token.text}” mixes scripts: ${mended.strange.join(', ')}`);
  const text = mended?.text ?? token.text;
  const runs: { script: Script; text: string }[] = [];
  for (const c of text) {
    const found = scriptOf(c.charCodeAt(0));
    const last = runs.at(-1);
    const script = found ?? last?.script ?? 'Latn';
    if (last !== undefined && (last.script === script || (found === null && !/\d/.test(c)))) last.text += c;
    else if (last !== undefined && /^\d+$/.test(last.text) && script === 'Latn') last.text += c;
    else runs.push({ script, text: c });
  }
  return runs.map((run, n) => ({
    ...token,
    text: run.text,
    own: foldWord(run.text),
    script: run.script,
    afterComma: token.afterComma && n === 0,
  }));
}

function wayOf(parts: readonly Part[], kind: NameKind, data: ResolveData): Way {
  const telling = parts.filter((part) => part.weight > 0.15);
  const content = telling.length > 0 ? telling : parts.filter((part) => part.weight > 0);
  const son = parts.findIndex((part, n) => n > 0 && part.role === 'particle' && data.sonOf.has(part.own));
  const father = son < 0 ? undefined : parts.slice(son + 1).find((part) => content.includes(part));
  const whole = parts
    .filter((part) => part.role !== 'legal form')
    .map((part) => part.readings[0])
    .join('');
  return {
    parts,
    content,
    sonAt: father === undefined ? -1 : content.indexOf(father),
    whole,
    initials: kind === 'person' ? [] : initialsOf(parts, data),
    joins: new Map(),
  };
}
