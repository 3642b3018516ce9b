import winkNLP from 'wink-nlp';
import model from 'wink-eng-lite-web-model';

/** The words of one paragraph in columns; `start` and `end` index the whole text. */
export type Tokens = {
  readonly text: readonly string[];
  readonly lower: readonly string[];
  /** Universal part-of-speech tags. */
  readonly pos: readonly string[];
  readonly start: readonly number[];
  readonly end: readonly number[];
  readonly length: number;
};

const nlp = winkNLP(model, ['pos']);
/** The tagger slows down on very long inputs, so a paragraph goes through it in pieces of about this many code units. */
const pieceLength = 4000;

/** Cuts a paragraph into words with their parts of speech by wink-nlp's English model. */
export function tokensOf(shadow: string, from: number, to: number): Tokens {
  const text: string[] = [];
  const pos: string[] = [];
  const start: number[] = [];
  const end: number[] = [];
  let at = from;
  while (at < to) {
    let stop = Math.min(to, at + pieceLength);
    if (stop < to) {
      const space = shadow.lastIndexOf(' ', stop);
      if (space > at) stop = space;
    }
    const tokens = nlp.readDoc(shadow.slice(at, stop)).tokens();
    const values = tokens.out() as string[];
    const tags = tokens.out(nlp.its.pos) as string[];
    let cursor = at;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? '';
      const found = value === '' ? -1 : shadow.indexOf(value, cursor);
      if (found < 0 || found > cursor + 400 || found + value.length > stop) continue;
      const last = text.length - 1;
      if (isHalfClock(value) && /^\d{1,2}\.\d$/.test(text[last] ?? '') && end[last] === found) {
        joinClock(text, pos, start, end, value);
        cursor = found + value.length;
        continue;
      }
      text.push(value);
      pos.push(tags[i] ?? 'X');
      start.push(found);
      end.push(found + value.length);
      cursor = found + value.length;
    }
    at = stop;
  }
  verbsAgain(text, pos);
  namesAgain(text, pos);
  return { text, lower: text.map((word) => word.toLowerCase()), pos, start, end, length: text.length };
}

const isHalfClock = (word: string): boolean => /^\d[ap]m\.?$/i.test(word);

/** "7.50pm." comes as "7.5" and "0pm.": one word, then the stop. */
function joinClock(text: string[], pos: string[], start: number[], end: number[], rest: string): void {
  const last = text.length - 1;
  const words = rest.replace(/\.$/, '');
  const at = (end[last] ?? 0) + words.length;
  text[last] = `${text[last]}${words}`;
  end[last] = at;
  if (words === rest) return;
  text.push('.');
  pos.push('PUNCT');
  start.push(at);
  end.push(at + 1);
}

/** Outside headlines a capital after a name's capital goes on with the name, whatever the tagger thought ("Harbour Watch"). */
function namesAgain(text: readonly string[], pos: string[]): void {
  let long = 0;
  let capital = 0;
  for (const word of text) {
    if (word.length < 4) continue;
    long++;
    if (/^\p{Lu}/u.test(word)) capital++;
  }
  if (capital > long * 0.6) return;
  // No English verb or adverb has a capital within a sentence: "said Concord resident Whit Symms".
  for (let i = 1; i < text.length; i++)
    if (
      (pos[i] === 'VERB' || pos[i] === 'ADV' || pos[i] === 'INTJ') &&
      /^\p{Lu}\p{Ll}{2}/u.test(text[i] ?? '') &&
      (/^\p{Ll}/u.test(text[i - 1] ?? '') || (saying.test(text[i + 1] ?? '') && !adverbs.test(text[i] ?? '')))
    )
      pos[i] = 'PROPN';
  if (saying.test(text[1] ?? '') && pos[0] === 'ADV' && !adverbs.test(text[0] ?? '') && /^\p{Lu}/u.test(text[0] ?? ''))
    pos[0] = 'PROPN';
  // A capital at a sentence's head before a past tense or a third person is its subject ("Cook said").
  for (let i = 0; i + 1 < text.length; i++) {
    if (
      pos[i] !== 'VERB' ||
      pos[i + 1] !== 'VERB' ||
      !/^\p{Lu}\p{Ll}+$/u.test(text[i] ?? '') ||
      /(?:ed|ing)$/.test(text[i] ?? '')
    )
      continue;
    if ((i === 0 || /^[.!?:“”",]$/.test(text[i - 1] ?? '')) && /(?:ed|id|s|ld)$/.test(text[i + 1] ?? ''))
      pos[i] = 'PROPN';
  }
  for (let i = 0; i + 1 < text.length; i++) {
    // "Ford’s plans", "Will said"
    if (
      pos[i] === 'VERB' &&
      pos[i + 1] === 'PART' &&
      /^['’]s$/.test(text[i + 1] ?? '') &&
      /^\p{Lu}\p{Ll}/u.test(text[i] ?? '')
    )
      pos[i] = 'PROPN';
    if (
      pos[i] === 'AUX' &&
      /^(Will|May)$/.test(text[i] ?? '') &&
      pos[i + 1] === 'VERB' &&
      /(?:ed|id|[^s]s)$/.test(text[i + 1] ?? '')
    )
      pos[i] = 'PROPN';
  }
  for (let i = 1; i < text.length; i++) {
    if (pos[i] !== 'VERB' && pos[i] !== 'ADJ' && pos[i] !== 'NOUN') continue;
    // "press secretary Jay/VERB Ernest said"
    if (
      pos[i] === 'VERB' &&
      /^\p{Lu}\p{Ll}/u.test(text[i] ?? '') &&
      pos[i + 1] === 'PROPN' &&
      /^(NOUN|PROPN|ADJ)$/.test(pos[i - 1] ?? '') &&
      /^\p{L}/u.test(text[i - 1] ?? '')
    )
      pos[i] = 'PROPN';
    if (pos[i - 1] === 'PROPN' && /^\p{Lu}\p{Ll}/u.test(text[i] ?? '') && /^\p{Lu}/u.test(text[i - 1] ?? ''))
      pos[i] = 'PROPN';
  }
}

/** "officers foiled a plot", "were each charged": there a form in -ed is a verb, not an adjective. */
function verbsAgain(text: readonly string[], pos: string[]): void {
  for (let i = 1; i + 1 < text.length; i++) {
    if (pos[i] !== 'ADJ' || !(text[i] ?? '').endsWith('ed')) continue;
    if (
      (/^(each|both)$/.test(text[i - 1] ?? '') && pos[i - 2] === 'AUX') ||
      (/^(NOUN|PROPN|PRON)$/.test(pos[i - 1] ?? '') &&
        /^(the|a|an|his|her|its|their|that|this)$/.test(text[i + 1] ?? ''))
    )
      pos[i] = 'VERB';
  }
  for (let i = 0; i + 1 < text.length; i++) {
    // "new polling shows": a participle that means a thing, before its verb.
    if (
      pos[i] === 'VERB' &&
      thingsInIng.test(text[i] ?? '') &&
      pos[i + 1] === 'VERB' &&
      /(?:s|ed|id|nd)$/.test(text[i + 1] ?? '') &&
      (i === 0 || /^(ADJ|PROPN|NOUN|DET|PUNCT|PART)$/.test(pos[i - 1] ?? ''))
    )
      pos[i] = 'NOUN';
  }
}

const saying = /^(?:said|says|told|added|wrote)$/;
const adverbs =
  /^(?:Also|Then|Still|Later|Recently|Earlier|Again|Now|Here|There|Once|Never|Ever|Instead|Meanwhile|However|Yet|So|Too|Just|Only|Even|Previously|Rather|Often|When|Where|Why|How|As|First|Next|Afterwards?|Afterward)$/;

const thingsInIng =
  /^(polling|reporting|ruling|filing|briefing|hearing|posting|recording|warning|finding|writing|meeting)$/i;
