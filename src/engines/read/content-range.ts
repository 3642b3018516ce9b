import type { Range } from './draft.ts';
import { nounPhraseRight } from './noun-phrases.ts';
import { type Frame } from './phrases.ts';

const stops = new Set(['.', '!', '?', ';', '…', '...', ',', ':', '—', '–', '--', '-']);

/** Drops stops, white space and joining words from the end of a range; a mark that closes a quotation opened inside stays. */
export function trimRight(frame: Frame, from: number, to: number): number {
  const { tokens } = frame;
  let end = to;
  while (end > from) {
    const word = tokens.text[end - 1] ?? '';
    if (stops.has(word)) {
      end--;
      continue;
    }
    if (
      (word === '”' || word === '"' || word === "''" || word === '’' || word === ')') &&
      !opensInside(frame, from, end - 1, word)
    ) {
      end--;
      continue;
    }
    break;
  }
  return end;
}

function opensInside(frame: Frame, from: number, close: number, mark: string): boolean {
  const opener = mark === '”' ? '“' : mark === '’' ? '‘' : mark === ')' ? '(' : mark;
  if (mark === "''") return true;
  for (let i = close - 1; i >= from; i--) {
    const word = frame.tokens.text[i];
    if (word === opener || (mark === '"' && word === '“')) return true;
  }
  return false;
}

/** Where content that begins at `from` ends: before a participle that reports ("…, adding that"), a joined cue, or "according to". */
export function contentEnd(frame: Frame, from: number): number {
  const { tokens } = frame;
  for (let i = from + 1; i < frame.to; i++) {
    const quote = frame.quotes.find((q) => q.open === i);
    if (quote !== undefined && quote.end <= frame.to) {
      i = quote.end - 1;
      const word = tokens.text[quote.end - 2];
      const next = tokens.text[quote.end] ?? '';
      if ((word === '.' || word === '!' || word === '?') && /^\p{Lu}/u.test(next)) return quote.end;
      continue;
    }
    const word = tokens.lower[i] ?? '';
    if (word === ';') return i;
    if (word === 'according' && tokens.lower[i + 1] === 'to') return trimRight(frame, from, i);
    if (word === ',' || word === 'and' || word === 'but') {
      const group = frame.groups.find(
        (g) =>
          g.start === i + 1 ||
          (word === ',' && (tokens.lower[i + 1] === 'and' || tokens.lower[i + 1] === 'but') && g.start === i + 2),
      );
      if (group?.cue === null || group === undefined) {
        if (newReport(frame, i)) return i;
        continue;
      }
      const cue = group.cue;
      if (group.gerund && word === ',') return i;
      if (!cue.takes.has('clause') && !cue.takes.has('quotation')) continue;
      if (!group.gerund && !group.infinitive && !group.passive && cue.form !== 'base') {
        const next = tokens.lower[group.head + 1] ?? '';
        if (
          next === 'that' ||
          next === ':' ||
          (cue.verb === 'ask' && /^(?:whether|if|how|why|what|who)$/.test(next)) ||
          frame.quotes.some((q) => q.open === group.head + 1) ||
          cue.verb === 'say' ||
          cue.verb === 'add' ||
          cue.verb === 'accuse' ||
          cue.verb === 'call'
        )
          return i;
      }
    }
  }
  return frame.to;
}

/** "…, but the council said": another speaker and a verb of saying behind the comma begin a report of their own. */
function newReport(frame: Frame, comma: number): boolean {
  const { tokens } = frame;
  if (tokens.text[comma] !== ',' || !/^(?:but|while|and|although|though|whereas)$/.test(tokens.lower[comma + 1] ?? ''))
    return false;
  const end = nounPhraseRight(tokens, comma + 2, frame.to);
  if (end === comma + 2) return false;
  const group = frame.groups.find((g) => g.start === end);
  if (group === undefined || group.cue === null) return false;
  if (group.infinitive || group.gerund || group.passive || group.modal) return false;
  const next = tokens.lower[group.head + 1] ?? '';
  return group.cue.takes.has('quotation') && group.cue.takes.has('clause') && next !== ',' && next !== '.';
}

/** Where a participle's content ends in "Citing the lists, the clerk left": before the main clause. */
export function leadEnd(frame: Frame, from: number, limit: number): number {
  const { tokens } = frame;
  for (let i = from + 1; i < limit; i++) {
    const quote = frame.quotes.find((q) => q.open === i);
    if (quote !== undefined) {
      i = quote.end - 1;
      if (tokens.text[i - 1] !== ',') continue;
    } else if (tokens.text[i] !== ',') continue;
    const group = frame.groups.find((g) => g.start > i && !g.gerund && !g.infinitive);
    if (group === undefined) return limit;
    let plain = true;
    for (let k = i + 1; k < group.start; k++)
      if (/^[,;:]$/.test(tokens.text[k] ?? '') || tokens.pos[k] === 'SCONJ') plain = false;
    if (plain && group.start > i + 1 && group.start - i < 14) return quote === undefined ? i : i + 1;
  }
  return limit;
}

/** Where the content of "who said …, …" ends: before the main verb behind the comma. */
export function relativeEnd(frame: Frame, from: number, limit: number): number {
  const { tokens } = frame;
  for (let i = from + 1; i < limit; i++) {
    const quote = frame.quotes.find((q) => q.open === i);
    if (quote !== undefined) {
      i = quote.end - 1;
      if (tokens.text[i - 1] !== ',') continue;
    } else if (tokens.text[i] !== ',') continue;
    if (frame.groups.some((g) => g.start === i + 1 && !g.gerund && !g.infinitive))
      return quote === undefined ? i : i + 1;
  }
  return limit;
}

/** A range as content: trimmed, or null when nothing is left. */
export function asContent(frame: Frame, from: number, to: number): Range | null {
  let start = from;
  while (start < to && /^[,;:.!?—–-]$/.test(frame.tokens.text[start] ?? '')) start++;
  const end = trimRight(frame, start, to);
  return end > start ? [start, end] : null;
}

/** Where a noun phrase as content ends: before a subordinate clause, an aside, or a further verb of the speaker's. */
export function phraseContentEnd(frame: Frame, from: number): number {
  const { tokens } = frame;
  const limit = contentEnd(frame, from);
  for (let i = from + 1; i < limit; i++) {
    const quote = frame.quotes.find((q) => q.open === i);
    if (quote !== undefined) {
      i = quote.end - 1;
      continue;
    }
    const word = tokens.lower[i] ?? '';
    if (/^(after|before|while|when|because|although|though|unless|until|since|but)$/.test(word)) return i;
    if (
      word === 'as' &&
      tokens.pos[i + 1] !== 'ADJ' &&
      frame.groups.some(
        (g) => g.start > i && g.start < i + 8 && !g.gerund && !g.infinitive && !(g.bare && g.start === i + 1),
      )
    )
      return i;
    if (
      word === ',' &&
      /^(who|which|whose|where|when|as|the|a|an|he|she|they|it|even|saying|while)$/.test(tokens.lower[i + 1] ?? '')
    )
      return i;
    if (word === '—' || word === '–' || word === '--') return i;
    if (word === 'and' || word === 'or') {
      const next = frame.groups.find((g) => g.start === i + 1);
      if (next !== undefined && !next.infinitive && (!next.gerund || next.cue !== null)) return i;
    }
  }
  return limit;
}
