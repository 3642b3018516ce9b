import { asContent } from './content-range.ts';
import type { Draft } from './draft.ts';
import type { Frame } from './phrases.ts';

const notSpeakers = new Set(
  'from to subject date re cc bcc sent note notes update watch photo photos source sources related read breaking exclusive report video image caption latest analysis opinion title summary background attachment attachments time place present apologies item agenda action actions reference ref tel phone fax email address web contact q number total amount price warning example editor correction live fact question tip day part chapter section table figure step key here results result'.split(
    ' ',
  ),
);

/** "Brandt: I have the list." A name and a colon at the head of a line is how transcripts, logs and headlines say who speaks. */
export function readLabel(frame: Frame): Draft[] {
  const { tokens } = frame;
  if (frame.from !== 0) return [];
  const answers = readAnswers(frame);
  if (answers.length > 0) return answers;
  let i = frame.from;
  while (i < frame.to && i < 7 && isNameWord(frame, i)) i++;
  if (i === frame.from || tokens.text[i] !== ':' || i + 1 >= frame.to) return [];
  if (tokens.start[i] !== tokens.end[i - 1] || tokens.start[i + 1] === tokens.end[i]) return [];
  if (!tokens.text.slice(frame.from, i).some((word) => /^\p{Lu}/u.test(word))) return [];
  for (let k = frame.from; k < i; k++) if (notSpeakers.has(tokens.lower[k] ?? '')) return [];
  if (!/^[\p{Lu}\p{N}“"‘'(]/u.test(tokens.text[i + 1] ?? '')) return [];
  const content = asContent(frame, i + 1, tokens.length);
  // A list or a count behind a name is no speech.
  const says =
    content !== null && tokens.pos.slice(content[0], content[1]).some((tag) => tag === 'VERB' || tag === 'AUX');
  if (content === null || !says || frame.lexicons.places.has(tokens.lower.slice(frame.from, i).join(' '))) return [];
  return [
    {
      rule: 'label',
      source: [[frame.from, i]],
      cue: [[i, i + 1]],
      content: [content],
      stance: 'said',
      negated: false,
      modal: false,
      sentence: frame.sentence,
      score: 0.7,
      carries: true,
    },
  ];
}

/** "Q: Was he there? A: He was." in one paragraph: whatever stands behind each letter up to the next is its words. */
function readAnswers(frame: Frame): Draft[] {
  const { tokens } = frame;
  const marks: number[] = [];
  for (let i = 0; i + 2 < tokens.length; i++)
    if (
      /^[QA]$/.test(tokens.text[i] ?? '') &&
      tokens.text[i + 1] === ':' &&
      (i === 0 || /^[.?!…”"’)]$/.test(tokens.text[i - 1] ?? ''))
    )
      marks.push(i);
  if (marks.length === 0 || (marks[0] !== 0 && marks.length < 2)) return [];
  return marks.flatMap((at, k): Draft[] => {
    const content = asContent(frame, at + 2, marks[k + 1] ?? tokens.length);
    if (content === null) return [];
    return [
      {
        rule: 'label-answer',
        source: [[at, at + 1]],
        cue: [[at + 1, at + 2]],
        content: [content],
        stance: tokens.text[at] === 'Q' ? 'asked' : 'said',
        negated: false,
        modal: false,
        sentence: frame.sentence,
        score: 0.8,
        carries: true,
      },
    ];
  });
}

function isNameWord(frame: Frame, i: number): boolean {
  const { tokens } = frame;
  const word = tokens.text[i] ?? '';
  if (tokens.pos[i] === 'PROPN') return true;
  return (
    /^\p{Lu}[\p{L}.'’-]*$/u.test(word) &&
    (tokens.pos[i] === 'NOUN' || tokens.pos[i] === 'ADJ' || frame.lexicons.titles.has(tokens.lower[i] ?? ''))
  );
}
