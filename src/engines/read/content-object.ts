import { skipTime } from './content-skips.ts';
import type { Behind, Found } from './content-start.ts';
import { nounPhraseRight } from './noun-phrases.ts';
import { isNominal, isTimeWord } from './noun-words.ts';
import { type Frame, whWords } from './phrases.ts';

/** What a cue says without a clause: "says nothing about it", "shouting “no peace”", "describes it as bias", "wrote a letter". */
export function objectBehind(behind: Behind): Found {
  const { frame, cue, passive, i, cueEnd, word } = behind;
  const { tokens } = frame;
  const { takes } = cue;
  if (
    cue.verb === 'say' &&
    /^(the same|the opposite|nothing about|nothing of|so much|no to|yes to|much about|little about)$/.test(
      `${word(i)} ${word(i + 1)}`,
    )
  )
    return { at: i, form: 'object', cueEnd };
  if (cue.verb === 'say' && !passive && /^(?:yes|no|so)$/.test(word(i)) && word(i + 1) !== 'much')
    return { at: i, form: 'object', cueEnd };
  // "shouting “no peace” at the gate": a few words in quotation marks.
  if (takes.has('quotation') && !takes.has('object') && !passive && /^["“]$/.test(word(i)) && cue.stance !== 'assessed')
    return { at: i, form: 'object', cueEnd };
  if (takes.has('as') && !passive && hasAs(frame, i)) return { at: i, form: 'object', cueEnd };
  // "what they described as bias".
  if (
    word(i) === 'as' &&
    takes.has('object') &&
    /^(describe|portray|depict|characteri[sz]e|regard|view|see|denounce|dismiss|condemn|hail|paint|perceive|label|cast|criticise|criticize|blast|slam|frame|praise|tout|deride|mock|interpret)$/.test(
      cue.verb,
    ) &&
    !passive
  )
    return { at: i, form: 'preposition', cueEnd };
  if (takes.has('gerund') && word(i).endsWith('ing') && tokens.pos[i] === 'VERB')
    return { at: i, form: 'gerund', cueEnd };
  // "wrote a letter" says something, "wrote it" does not.
  if (takes.has('object') && !passive && (cue.verb !== 'write' || /^an?$/.test(word(i))))
    return plainObject({ ...behind, i: skipTime(frame, i) });
  return undefined;
}

function plainObject({ frame, i, cueEnd, word }: Behind): Found {
  const { tokens } = frame;
  // "showed only a small lead"
  if (
    /^(?:only|just|even|exactly|nearly|almost|roughly)$/.test(word(i)) &&
    /^(?:DET|NUM|ADJ)$/.test(tokens.pos[i + 1] ?? '')
  )
    return { at: i, form: 'object', cueEnd };
  const tag = tokens.pos[i];
  if (isTimeWord(word(i)) || (/^(last|this|next|earlier|late)$/.test(word(i)) && isTimeWord(word(i + 1)))) return null;
  const begins =
    tag === 'DET' ||
    (tag === 'SCONJ' && word(i) === 'that' && /^(NOUN|ADJ)$/.test(tokens.pos[i + 1] ?? '')) ||
    tag === 'PRON' ||
    tag === 'ADJ' ||
    isNominal(tokens, i) ||
    /^["“'‘$]/.test(word(i)) ||
    (word(i).endsWith('ing') && tag === 'VERB');
  if (!begins) return undefined;
  if (whWords.has(word(i)) && word(i) !== 'that' && word(i) !== 'what') return null;
  return { at: i, form: 'object', cueEnd };
}

/** "saw the offer as a bribe": an object, then "as". */
function hasAs(frame: Frame, at: number): boolean {
  const { tokens } = frame;
  const alone =
    tokens.pos[at] === 'PRON' &&
    /^(it|him|her|them|this|that|himself|herself|themselves)$/.test(tokens.lower[at] ?? '');
  let end = alone ? at + 1 : nounPhraseRight(tokens, at, frame.to);
  if (end === at && !alone) return false;
  // "saw the rules on lists of members as a burden", "views it more as a burden"
  for (let k = end; k < frame.to && k - end < 12 && tokens.lower[end] !== 'as'; k++) {
    if (tokens.pos[k] === 'PUNCT' || frame.groups.some((g) => g.start === k)) break;
    if (tokens.lower[k] === 'as' && /^(?:DET|ADJ)$/.test(tokens.pos[k + 1] ?? '')) end = k;
  }
  if (tokens.pos[end] === 'ADV' && tokens.lower[end] !== 'as') end++;
  return tokens.lower[end] === 'as' && !/^(soon|well|of|long|much)$/.test(tokens.lower[end + 1] ?? '');
}
