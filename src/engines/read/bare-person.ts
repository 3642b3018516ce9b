import type { Range } from './draft.ts';
import { nounPhraseRight } from './noun-phrases.ts';
import type { Frame } from './phrases.ts';

const pronoun = /^(him|her|them|me|us|you|himself|herself|themselves|it)$/;

/**
 * True where what is praised or defended is a person alone, with nothing said of them: "defended Mr Smith as doubts
 * grew". A reason ("for lying"), a quality ("as a hero") or a quotation behind the name is content.
 */
export function isBarePerson(frame: Frame, at: number, [, end]: Range): boolean {
  const { tokens } = frame;
  let after = at;
  if (pronoun.test(tokens.lower[at] ?? '') && tokens.pos[at] === 'PRON') {
    after = at + 1;
    if (/^(NOUN|ADJ|PROPN|ADV)$/.test(tokens.pos[after] ?? '') && tokens.lower[at] === 'her') return false;
  } else {
    while (after < end && tokens.pos[after] === 'PROPN') after++;
    if (after === at || after - at > 4) return false;
    const last = tokens.lower[after - 1] ?? '';
    if (
      !tokens.lower.slice(at, after).some((word) => isPersonWord(frame, word)) ||
      frame.lexicons.organisationHeads.has(last)
    )
      return false;
  }
  if (frame.quotes.some((quote) => quote.open >= at && quote.open < frame.to)) return false;
  if (tokens.text.slice(at, end).some((text) => /["“”]/.test(text))) return false;
  const link = tokens.lower[after] ?? '';
  if (after >= end) return !/^(for|of|over|as|that|to)$/.test(link) || (link === 'as' && opensClause(frame, after + 1));
  return link === 'as'
    ? opensClause(frame, after + 1)
    : /^(when|while|after|before|during|in|on|at|,|and|yesterday|today)$/.test(link);
}

function isPersonWord({ lexicons }: Frame, word: string): boolean {
  return lexicons.titles.has(word) || lexicons.givenNames.has(word) || lexicons.personNames.has(word);
}

/** "as questions intensified" tells when; "as a hero" tells what. */
function opensClause(frame: Frame, from: number): boolean {
  const end = nounPhraseRight(frame.tokens, from, frame.to);
  return (
    frame.groups.some(
      (group) => group.start >= from && group.start <= Math.max(end, from + 1) && !group.gerund && !group.bare,
    ) || frame.groups.some((group) => group.start === end && group.bare)
  );
}
