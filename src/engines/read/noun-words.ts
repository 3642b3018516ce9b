import type { Tokens } from './tokens.ts';

export const personal = new Set([
  'he',
  'she',
  'i',
  'we',
  'they',
  'it',
  'you',
  'who',
  'which',
  'him',
  'them',
  'me',
  'us',
  'everyone',
  'nobody',
  'someone',
  'somebody',
  'anyone',
  'everybody',
  'one',
]);

export const possessive = new Set(['his', 'her', 'its', 'their', 'our', 'my', 'your', 'whose']);

export const wide = new Set([
  'all',
  'both',
  'half',
  'many',
  'some',
  'most',
  'several',
  'one',
  'none',
  'each',
  'few',
  'any',
  'more',
  'others',
  'another',
  'those',
  'these',
  'two',
  'three',
]);

export const joiners = new Set([
  'of',
  'for',
  'at',
  'in',
  'from',
  'with',
  'on',
  'to',
  'inside',
  'against',
  'between',
  'within',
  'near',
  'behind',
  'under',
  'by',
  'about',
  'around',
  'across',
  'outside',
  'including',
  'among',
  'over',
]);

const timeWords = new Set(
  'monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight january february march april may june july august september october november december week month year morning afternoon evening night later earlier mon. tue. wed. thu. thurs. fri. sat. sun. jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.'.split(
    ' ',
  ),
);

export function isTimeWord(word: string): boolean {
  return timeWords.has(word);
}

export function isPersonal(word: string): boolean {
  return personal.has(word);
}

function glued(tokens: Tokens, i: number): boolean {
  return (tokens.start[i] ?? 0) === (tokens.end[i - 1] ?? -1);
}

/** A hyphen, slash or full stop set inside a compound ("vice-president", "CNN/ORC"). */
function isInner(tokens: Tokens, i: number): boolean {
  const word = tokens.text[i] ?? '';
  return (
    (word === '-' || word === '/' || word === '–' || word === '&') &&
    (word === '&' || (glued(tokens, i) && glued(tokens, i + 1)))
  );
}

export function isNominal(tokens: Tokens, i: number): boolean {
  const tag = tokens.pos[i];
  const word = tokens.lower[i] ?? '';
  if (tag === 'NOUN' || tag === 'PROPN' || tag === 'NUM') return true;
  if (tag === 'PRON') return word !== 'that' && !possessive.has(word) && word !== 'there' && word !== 'what';
  if (tag === 'SYM') return word === '%' || word.startsWith('@') || word.startsWith('#');
  return word === '%' || word === 'himself' || word === 'herself';
}

/** Words that can stand before the head of a noun phrase. */
export function isModifier(tokens: Tokens, i: number): boolean {
  const tag = tokens.pos[i];
  const word = tokens.lower[i] ?? '';
  if (tag === 'ADJ' || tag === 'NOUN' || tag === 'PROPN' || tag === 'NUM') return true;
  if (tag === 'PART') return word === "'s" || word === '’s' || word === "'" || word === '’';
  if (tag === 'SYM') return word === '$' || word === '£' || word === '€' || word === '%';
  if (isInner(tokens, i)) return true;
  // "a mother-in-law": whatever stands between two hyphens belongs to the compound.
  if (tokens.text[i - 1] === '-' && tokens.text[i + 1] === '-' && isInner(tokens, i - 1) && isInner(tokens, i + 1))
    return true;
  // "the left-leaning paper": whatever is set to a hyphen only qualifies.
  if (tokens.text[i - 1] === '-' && isInner(tokens, i - 1) && tokens.pos[i] === 'VERB' && /(?:ing|ed|en)$/.test(word))
    return true;
  return word === '%';
}

export function isDeterminer(tokens: Tokens, i: number): boolean {
  const word = tokens.lower[i] ?? '';
  return (
    (tokens.pos[i] === 'DET' && word !== 'that') || possessive.has(word) || (word === 'that' && tokens.pos[i] === 'DET')
  );
}
