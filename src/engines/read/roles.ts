import type { Lexicons } from './lexicons.ts';
import { nounPhraseRight } from './noun-phrases.ts';
import type { Tokens } from './tokens.ts';

/** A role named in the text, with the words that follow it ("head of MI5"); `named` when a name stands right after. */
export type RoleMention = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly named: boolean;
};

/** The roles of one paragraph. */
export function rolesOf(tokens: Tokens, lexicons: Lexicons): RoleMention[] {
  const roles: RoleMention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const lower = tokens.lower[i] ?? '';
    if (
      !lexicons.roles.has(lower) ||
      (tokens.pos[i] !== 'NOUN' && tokens.pos[i] !== 'PROPN' && tokens.pos[i] !== 'ADJ')
    )
      continue;
    // "mother-in-law": another kin than the first word says.
    if (tokens.text[i + 1] === '-' && tokens.lower[i + 2] === 'in') continue;
    let from = i;
    while (from > 0 && i - from < 5 && qualifies(tokens, from - 1)) from--;
    let to = i + 1;
    for (let k = to; k < tokens.length && k - to < 4 && /^(NOUN|ADJ|PROPN)$/.test(tokens.pos[k] ?? ''); k++)
      if (
        (lexicons.roles.has(tokens.lower[k] ?? '') || tokens.lower[k] === 'general') &&
        !lexicons.givenNames.has(tokens.lower[k] ?? '')
      )
        to = k + 1;
    // "witness statement", "police report": the word only qualifies another.
    if (tokens.pos[to] === 'NOUN') continue;
    const link = tokens.lower[to] ?? '';
    let named = tokens.pos[to] === 'PROPN' && !lexicons.organisations.has(link);
    if (
      (link === 'of' || link === 'for' || link === 'at') &&
      (tokens.pos[to + 1] === 'PROPN' || (tokens.pos[to + 1] === 'DET' && link === 'of'))
    ) {
      const end = nounPhraseRight(tokens, to + 1, Math.min(tokens.length, to + 12));
      let stop = to + 1;
      while (stop < end && tokens.pos[stop] !== 'CCONJ') stop++;
      if (stop > to + 1) to = stop;
      named = false;
    }
    const start = tokens.start[from] ?? 0;
    const end = tokens.end[to - 1] ?? 0;
    roles.push({
      start,
      end,
      text: tokens.text
        .slice(from, to)
        .join(' ')
        .replace(/ (['’]s?|-) ?/g, (_, mark: string) => (mark === '-' ? '-' : `${mark} `)),
      named,
    });
    i = to - 1;
  }
  return roles;
}

function qualifies(tokens: Tokens, i: number): boolean {
  const tag = tokens.pos[i];
  const word = tokens.text[i] ?? '';
  if (tag === 'NOUN' || tag === 'ADJ') return /^\p{L}/u.test(word);
  return (
    tag === 'PROPN' &&
    tokens.pos[i + 1] === 'PROPN' &&
    /^(Director|Prime|Vice|Chief|Deputy|Foreign|Home|Attorney|Lord|Shadow|Secretary|Executive|General|Managing|Detective|Permanent)$/.test(
      word,
    )
  );
}
