import type { Cue, Lexicons } from './lexicons.ts';
import type { Quote } from './quotes.ts';
import type { Sentence } from './sentences.ts';
import type { Tokens } from './tokens.ts';

/** A verb with its auxiliaries and adverbs, as token positions. */
export type VerbGroup = {
  readonly start: number;
  readonly head: number;
  readonly infinitive: boolean;
  readonly gerund: boolean;
  readonly passive: boolean;
  /** A past form without auxiliary: past tense or, after its noun, a participle. */
  readonly bare: boolean;
  readonly negated: boolean;
  readonly modal: boolean;
  readonly cue: Cue | null;
};

/** What the rules see of one sentence. */
export type Frame = {
  readonly tokens: Tokens;
  readonly from: number;
  readonly to: number;
  /** Full quotations inside the sentence, whose words belong to someone else. */
  readonly quotes: readonly Quote[];
  readonly groups: readonly VerbGroup[];
  readonly lexicons: Lexicons;
  readonly sentence: Sentence;
};

const be = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being', 'am', "'s", '’s', "'re", '’re', "'m", '’m']);
const have = new Set(['have', 'has', 'had', 'having', "'ve", '’ve', "'d", '’d']);
const modals = new Set([
  'would',
  'could',
  'should',
  'might',
  'may',
  'can',
  'must',
  'wo',
  'ca',
  'will',
  'shall',
  "'ll",
  '’ll',
]);
const irrealis = new Set(['would', 'could', 'should', 'might', 'may', 'can', 'must', 'ca']);
const negations = new Set(['not', "n't", 'n’t', 'never', 'nor', 'neither', 'hardly']);
export const whWords = new Set([
  'who',
  'whom',
  'which',
  'what',
  'when',
  'where',
  'why',
  'how',
  'whether',
  'if',
  'whose',
  'whatever',
  'whoever',
  'that',
]);
const notAdverbs = new Set([
  'when',
  'where',
  'why',
  'how',
  'then',
  'so',
  'as',
  'than',
  'not',
  'there',
  'here',
  'however',
  'instead',
  'meanwhile',
  'yet',
  'out',
  'up',
  'down',
  'back',
  'away',
  'off',
  'over',
  'about',
  'ago',
  'later_',
  'once',
  'else',
  'too',
  'indeed',
  'yesterday',
  'today',
  'tomorrow',
  'tonight',
]);

/** The full quotation that opens at a position, or undefined. */
export function quoteAt(frame: Frame, position: number): Quote | undefined {
  return frame.quotes.find((quote) => quote.open === position);
}

const lowerSay = /^(say|believe|think)$/;
const endShow = /^(show|say|indicate|suggest)$/;

/** A name alone between a quotation's end and the word, and the sentence's end or a comma behind it. */
function endsTag(tokens: Tokens, i: number): boolean {
  if (!/^[.,:]$|^(out|that)$/.test(tokens.lower[i + 1] ?? '')) return false;
  let k = i - 1;
  while (k >= 0 && i - k < 5 && tokens.pos[k] === 'PROPN') k--;
  return k < i - 1 && /^[”"]$/.test(tokens.text[k] ?? '');
}

/** A name behind a comma, then a verb of speech that ends the sentence: a tag. */
function isPlainTag(tokens: Tokens, i: number, cue: Cue): boolean {
  if (!cue.takes.has('quotation') || !cue.takes.has('clause') || tokens.pos[i - 1] !== 'PROPN') return false;
  let k = i - 1;
  while (k > 0 && i - k < 9 && /^(?:PROPN|DET|NOUN)$/.test(tokens.pos[k] ?? '')) k--;
  return tokens.text[k] === ',' && i - k > 1;
}

/** "officials fear", "men under 35 support": the word before can only be a plural subject's. */
function isManyBefore(tokens: Tokens, i: number): boolean {
  const word = tokens.lower[i - 1] ?? '';
  const tag = tokens.pos[i - 1];
  if (/^(they|we|who|people|police|men|women|others|some|many|most|all|both)$/.test(word)) return true;
  if (tag === 'NUM') return tokens.pos[i - 2] === 'ADP' && tokens.lower[i - 2] !== 'of';
  return (tag === 'NOUN' || tag === 'PROPN') && /[^s'’]s$/.test(word) && word.length > 3;
}

/** True where what the cue takes begins with a word that cannot go on with a noun phrase. */
function takesFrom(tokens: Tokens, at: number, cue: Cue): boolean {
  const word = tokens.lower[at] ?? '';
  const tag = tokens.pos[at];
  if (word === 'to' && cue.takes.has('infinitive'))
    return tokens.pos[at + 1] === 'VERB' || tokens.pos[at + 1] === 'AUX';
  if (cue.prepositions.has(word)) return true;
  if (word === 'whether' && (cue.takes.has('clause') || cue.takes.has('question'))) return true;
  if (!cue.takes.has('object') && !cue.takes.has('clause') && !cue.takes.has('that') && !cue.takes.has('as'))
    return false;
  return (
    tag === 'DET' ||
    tag === 'PROPN' ||
    tag === 'PRON' ||
    word === 'that' ||
    (tag === 'VERB' && word.endsWith('ing')) ||
    (tag === 'NOUN' && cue.verb === 'show')
  );
}

/** A word the tagger took for a noun is a verb where only a verb can stand. */
function isVerbHere(tokens: Tokens, i: number, cue: Cue | undefined): boolean {
  const tag = tokens.pos[i];
  if (tag === 'VERB') return true;
  if (tokens.lower[i] === 'like') return false;
  if (cue === undefined || tag === 'AUX') return false;
  const word = tokens.text[i] ?? '';
  if (word !== tokens.lower[i]) return false;
  // "…, promising to go"
  if (cue.form === 'gerund')
    return (
      tag === 'ADJ' &&
      /^(?:,|while|by|and|—|–|--)$/.test(tokens.lower[i - 1] ?? '') &&
      takesFrom(tokens, i + 1, cue) &&
      tokens.lower[i + 1] !== 'in'
    );
  const previousTag = tokens.pos[i - 1];
  if (cue.verb === 'point' && tokens.lower[i + 1] === 'out') return /^(?:NOUN|PROPN|PRON)$/.test(previousTag ?? '');
  const previous = tokens.lower[i - 1] ?? '';
  const next = tokens.lower[i + 1] ?? '';
  if (
    cue.form === 'base' &&
    (/^(NOUN|PROPN)$/.test(previousTag ?? '') || previous === ')') &&
    next === 'that' &&
    (previous.endsWith('s') || tokens.text[i - 1]?.endsWith(')') === true || endShow.test(tokens.lower[i] ?? ''))
  )
    return true;
  // "Four in ten say", "…, records show."
  if (
    next !== '.' &&
    cue.form === 'base' &&
    lowerSay.test(tokens.lower[i] ?? '') &&
    /^(NUM|NOUN|PROPN)$/.test(previousTag ?? '') &&
    !/^(final|no)$/.test(previous)
  )
    return true;
  if (
    next === '.' &&
    endShow.test(tokens.lower[i] ?? '') &&
    (previousTag === 'PROPN' || (previousTag === 'NOUN' && previous.endsWith('s')))
  )
    return tokens.text.slice(Math.max(0, i - 14), i).includes(',');
  if (cue.form === 'base' && isManyBefore(tokens, i) && takesFrom(tokens, i + 1, cue)) return true;
  if (cue.form === 'base')
    return (
      /^(both|many|some|most|they|we|i|you|who)$/.test(previous) &&
      (next === 'that' || /^(PROPN|PRON|DET)$/.test(tokens.pos[i + 1] ?? ''))
    );
  const afterSubject =
    previousTag === 'PROPN' ||
    (previousTag === 'PRON' && !/^(his|her|its|their|our|my|your)$/.test(previous)) ||
    previous === '”' ||
    previous === ')' ||
    previous === '—' ||
    previous === ',';
  if (next === 'that' || next === 'he' || next === 'she' || next === 'they' || next === 'it' || next === 'his')
    return afterSubject || previousTag === 'NOUN';
  // "The advert claims “…”"
  if (
    cue.form === 'third' &&
    cue.takes.has('quotation') &&
    /^["“]$/.test(next) &&
    previousTag === 'NOUN' &&
    /^(?:DET|ADJ)$/.test(tokens.pos[i - 2] ?? '')
  )
    return true;
  // "…, the paper Harwick Herald reports."
  if (cue.form === 'third' && next === '.' && isPlainTag(tokens, i, cue)) return true;
  // “The list is gone,” Berg notes.
  if (cue.form === 'third' && cue.takes.has('quotation') && endsTag(tokens, i)) return true;
  if (cue.form === 'third' || tag === 'ADJ')
    return (
      (previousTag === 'PROPN' || previousTag === 'PRON' || previous === ')') &&
      afterSubject &&
      (/^(the|a|an|“|"|‘|:|,|to|in|for|how|why|what)$/.test(next) ||
        (cue.form === 'third' && previousTag === 'PROPN' && takesFrom(tokens, i + 1, cue)))
    );
  return afterSubject && tag !== 'PROPN';
}

/** A headline in capitals: most of its longer words begin with one. */
function isTitle(tokens: Tokens, from: number, to: number): boolean {
  if (to - from > 24) return false;
  let long = 0;
  let capital = 0;
  for (let i = from; i < to; i++) {
    const word = tokens.text[i] ?? '';
    if (word.length < 4 || !/^\p{L}/u.test(word)) continue;
    long++;
    if (/^\p{Lu}/u.test(word)) capital++;
  }
  return long > 3 && capital > long * 0.7;
}

/** "Berg Slams Council Over Lists": in such a headline a third person behind a name is a verb. */
function isTitleVerb(tokens: Tokens, i: number, cue: Cue | undefined): boolean {
  if (cue === undefined || !/^\p{Lu}\p{Ll}/u.test(tokens.text[i] ?? '')) return false;
  if (cue.form !== 'third' && !(cue.form === 'base' && isManyBefore(tokens, i))) return false;
  const before = tokens.text[i - 1] ?? '';
  const after = tokens.text[i + 1] ?? '';
  return (
    /^[\p{L}.’'-]+$/u.test(before) &&
    !/^['’]s?$/.test(before) &&
    /^[\p{L}‘“"'’]/u.test(after) &&
    !/^(of|and|on)$/i.test(after)
  );
}

/** The verb groups of `[from, to)` in order; verbs inside the given quotations are left out. */
export function verbGroupsOf(
  tokens: Tokens,
  from: number,
  to: number,
  quotes: readonly Quote[],
  lexicons: Lexicons,
): VerbGroup[] {
  const groups: VerbGroup[] = [];
  let nextQuote = 0;
  let floor = from;
  const title = isTitle(tokens, from, to);
  for (let i = from; i < to; i++) {
    while (nextQuote < quotes.length && (quotes[nextQuote]?.open ?? 0) < i) nextQuote++;
    const quote = quotes[nextQuote];
    if (quote !== undefined && quote.open === i) {
      i = quote.end - 1;
      floor = quote.end;
      continue;
    }
    const cue = lexicons.cue.get(tokens.lower[i] ?? '');
    const lower = tokens.lower[i] ?? '';
    const verbal =
      isVerbHere(tokens, i, cue) ||
      (title && i > from && isTitleVerb(tokens, i, cue)) ||
      (tokens.pos[i] === 'AUX' && (be.has(lower) || have.has(lower) || /^(do|does|did)$/.test(lower)));
    if (!verbal) continue;
    // "the Rust Belt states Indiana and Ohio"
    if (lower === 'states' && !/^(?:that|:|,|“|"|‘|in|the|they|he|she|it|we)$/.test(tokens.lower[i + 1] ?? ''))
      continue;
    if (tokens.pos[i] === 'AUX' && nextIsVerbal(tokens, i, to)) continue;
    // A participle between article and noun qualifies the noun.
    const form = cue?.form ?? (lower.endsWith('ing') ? 'gerund' : /(ed|en)$/.test(lower) ? 'pastOrParticiple' : 'base');
    const beforeTag = tokens.pos[i - 1];
    const afterTag = tokens.pos[i + 1];
    if (
      i > from &&
      (form === 'gerund' || form === 'pastOrParticiple' || form === 'participle') &&
      (beforeTag === 'DET' ||
        beforeTag === 'ADJ' ||
        (beforeTag === 'NUM' && form !== 'gerund' && afterTag === 'NOUN') ||
        /^(his|her|its|their|our|my|your|'s|’s)$/.test(tokens.lower[i - 1] ?? '')) &&
      (afterTag === 'NOUN' || afterTag === 'PROPN' || afterTag === 'ADJ') &&
      !/^(that|this|these|those|all|both|each|some|many)$/.test(tokens.lower[i - 1] ?? '')
    )
      continue;
    let start = i;
    let infinitive = false;
    let negated = false;
    let modal = false;
    let passive = false;
    let hasBe = false;
    let hasHave = false;
    let aux = false;
    for (let k = i - 1; k >= floor; k--) {
      const word = tokens.lower[k] ?? '';
      const tag = tokens.pos[k];
      if (word === 'to' && (tag === 'PART' || k === i - 1)) {
        infinitive = true;
        start = k;
        break;
      }
      // "were each charged", "have both said", "was once asked"
      if (/^(each|both|all|once|so|then|since|also|now)$/.test(word) && k - 1 >= floor && tokens.pos[k - 1] === 'AUX') {
        start = k;
        continue;
      }
      if (negations.has(word)) {
        negated = true;
        start = k;
        continue;
      }
      if (tag === 'AUX' || modals.has(word)) {
        if ((word === "'s" || word === '’s') && tag !== 'AUX') break;
        aux = true;
        if (be.has(word)) hasBe = true;
        if (have.has(word)) hasHave = true;
        if (irrealis.has(word)) modal = true;
        start = k;
        continue;
      }
      // "the others left; most said so": a number of people, no adverb.
      if (/^(?:most|more|both|half)$/.test(word) && cue !== undefined && (k === from || tokens.pos[k - 1] === 'PUNCT'))
        break;
      if (tag === 'ADV' && !notAdverbs.has(word) && tokens.text[k] === word) {
        start = k;
        continue;
      }
      break;
    }
    passive =
      hasBe &&
      (form === 'pastOrParticiple' ||
        form === 'participle' ||
        form === 'any' ||
        (cue === undefined && /(ed|en|wn|ght)$/.test(lower)));
    groups.push({
      start,
      head: i,
      infinitive,
      gerund: form === 'gerund' && !hasBe,
      passive,
      bare: !aux && !infinitive && (form === 'pastOrParticiple' || form === 'participle'),
      negated,
      modal: modal && !hasHave,
      cue: cue ?? null,
    });
    floor = i + 1;
  }
  return groups;
}

function nextIsVerbal(tokens: Tokens, i: number, to: number): boolean {
  for (let k = i + 1; k < Math.min(to, i + 5); k++) {
    const tag = tokens.pos[k];
    if (tag === 'VERB') return tokens.lower[k - 1] !== 'to' || (tag === 'VERB' && tokens.lower[k - 1] !== 'to');
    // "has been critical of": one group, led by its last word.
    if (tag === 'AUX' && /^(?:be|been|being)$/.test(tokens.lower[k] ?? '')) return true;
    if (tag === 'AUX' || tag === 'ADV' || negations.has(tokens.lower[k] ?? '')) continue;
    return false;
  }
  return false;
}
