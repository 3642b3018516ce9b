import { behindAddressee } from './content-addressee.ts';
import { bareClause, thatClause, whClause } from './content-clause.ts';
import { markForm } from './content-marks.ts';
import { objectBehind } from './content-object.ts';
import { behindPreposition, prepositionPlace } from './content-preposition.ts';
import { afterTimes, skipAdjunct } from './content-skips.ts';
import type { Behind, ContentStart, Found } from './content-start.ts';
import type { Cue } from './lexicons.ts';
import { type Frame, quoteAt, whWords } from './phrases.ts';

const particles = new Set(['out', 'up', 'off', 'down', 'forward', 'forth', 'aloud', 'back']);

/** Where the content that follows a verb cue begins, or null when nothing that the cue takes follows. */
export function contentAfter(frame: Frame, head: number, cue: Cue, passive: boolean): ContentStart | null {
  const behind = behindCue(frame, head, cue, passive);
  const found = quotationOrClause(behind);
  if (found !== undefined) return found;
  const moved = { ...behind, i: prepositionPlace(behind) };
  const told = behindPreposition(moved);
  return (told === undefined ? objectBehind(moved) : told) ?? null;
}

/** The place behind a cue, with its particle: "pointed out", "spoke up". */
function behindCue(frame: Frame, head: number, cue: Cue, passive: boolean): Behind {
  const { takes, prepositions } = cue;
  const word = (k: number): string => (k < frame.to ? (frame.tokens.lower[k] ?? '') : '');
  const next = head + 1;
  const particle =
    particles.has(word(next)) &&
    frame.tokens.pos[next] !== 'NOUN' &&
    (takes.has('clause') ||
      takes.has('object') ||
      prepositions.size > 0 ||
      cue.verb === 'point' ||
      cue.verb === 'call' ||
      cue.verb === 'speak');
  const i = particle ? next + 1 : next;
  const saysThat = takes.has('clause') || (particle && cue.verb === 'point');
  return { frame, cue, passive, head, i, cueEnd: i, saysThat, word };
}

function quotationOrClause(behind: Behind): Found {
  const { frame, cue, passive, head, i, cueEnd, saysThat, word } = behind;
  const { tokens } = frame;
  const { takes } = cue;
  if (takes.has('that') && !saysThat) {
    const start = skipAdjunct(frame, i, (k) => word(k) === 'that' && tokens.pos[k + 1] !== 'VERB');
    if (start >= 0) return { at: start, form: 'clause', cueEnd };
  }
  if (takes.has('quotation') || saysThat) {
    if (word(i) === ':') return { at: i + 1, form: 'colon', cueEnd: i === head + 1 ? i + 1 : cueEnd };
    if (quoteAt(frame, i) !== undefined) return { at: i, form: 'quotation', cueEnd };
    if (word(i) === ',' && quoteAt(frame, i + 1) !== undefined) return { at: i + 1, form: 'quotation', cueEnd };
  }
  if (takes.has('addressee') && !passive) {
    const told = behindAddressee(behind);
    if (told !== undefined) return told;
  }
  const asks = takes.has('question') || cue.stance === 'asked';
  if (word(i) === 'that' && (saysThat || takes.has('question'))) return thatClause(behind);
  if ((saysThat || takes.has('question')) && whWords.has(word(i)) && (word(i) !== 'which' || cue.stance === 'asked'))
    return whClause(behind, asks);
  if (takes.has('infinitive')) {
    const at = infinitiveAt(behind);
    if (at >= 0) return { at, form: 'infinitive', cueEnd };
  }
  if (saysThat) return bareClause(behind);
  if (takes.has('quotation')) {
    const start = skipAdjunct(frame, i, (k) => quoteAt(frame, k) !== undefined || word(k) === ':');
    if (start > i) return markForm(frame, start, cueEnd);
  }
  return undefined;
}

/** "vowed last month to go", "promised not to tell": where the infinitive begins, or -1. */
function infinitiveAt({ frame, i, word }: Behind): number {
  const { tokens } = frame;
  const behindTimes = afterTimes(frame, i);
  const negated = word(behindTimes) === 'not' || word(behindTimes) === 'never';
  const to = negated ? behindTimes + 1 : behindTimes;
  const begins =
    word(to) === 'to' &&
    (/^["“'‘]$/.test(word(to + 1)) ||
      /^(?:VERB|AUX|ADV)$/.test(tokens.pos[to + 1] ?? '') ||
      tokens.pos[to + 2] === 'VERB');
  if (!begins) return -1;
  return negated ? i : to;
}
