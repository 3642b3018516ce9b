import type { Span } from '#domain/span';
import { type FormReading, formReading, type Passage } from './form.ts';
import { labelled, personIn } from './labelled.ts';
import { type Line, linesOf } from './lines.ts';
import { stanceOfMessage } from './message-stance.ts';

const turn = /^[ \t]{0,6}(?:\d{1,4}[.)]?[ \t]+)?([QA])\s?\d{0,4}[.:)]?[ \t]+(?=\S)/;
const question = /^[ \t]{0,6}(?:\d{1,4}[.)]?[ \t]+)?Q\s?\d{0,4}[.:)]?[ \t]/;

/**
 * A record of an interview: a heading that says so with the person interviewed, or lines that begin with Q and A in turn.
 * What follows A is the person interviewed, what follows Q the interviewer's question.
 */
export function readInterview(shadow: string): FormReading | null {
  const head = shadow.slice(0, 3000);
  const sample = linesOf(shadow.slice(0, 20_000));
  const turns = sample.filter((line) => turn.test(line.text.slice(0, 24)));
  const asked = turns.filter((line) => question.test(line.text.slice(0, 24))).length;
  const inTurns = asked >= 2 && turns.length - asked >= 2;
  const titled =
    /^[ \t#*]*(?:note|record|transcript|summary|report)?\s*(?:of )?(?:an? |the )?(?:taped |recorded )?interview\b/im.test(
      head,
    );
  const top = sample.slice(0, 40);
  const who = labelled(
    top,
    /^(?:persons? interviewed|interviewee|interview of|name of interviewee|suspect|witness|name)$/i,
  );
  if (!inTurns && !(titled && who !== null)) return null;
  const reason = inTurns
    ? `${asked} questions and ${turns.length - asked} answers stand in turn`
    : 'its heading says that it is an interview, and of whom';
  const form = { kind: 'interview', reason } as const;
  const interviewed = who === null ? null : personIn(who);
  const people = interviewed === null ? [] : [interviewed.name];
  if (!inTurns) return formReading(shadow.length, form, { marks: clocksOf(linesOf(shadow)), people });
  const asking = labelled(
    top,
    /^(?:interviewing(?: officers?)?|interviewed by|interviewers?|officers?|conducted by)$/i,
  );
  const interviewer = asking === null ? null : personIn(asking);
  const passages: Passage[] = [];
  const marks: Span[] = [];
  for (const one of turnsOf(linesOf(shadow))) {
    const person = one.isQuestion ? interviewer : interviewed;
    const mark: Span = one.mark;
    passages.push({
      rule: 'interview-turn',
      source: person === null ? [mark] : [person.span],
      cue: [mark[0], one.cueEnd],
      content: [one.content],
      writer: {
        name: person?.name ?? (one.isQuestion ? 'interviewer' : 'person interviewed'),
        why:
          person === null
            ? 'the form does not name them'
            : `"${one.isQuestion ? 'Q' : 'A'}" stands for the ${one.isQuestion ? 'interviewer' : 'person interviewed'} that the heading names`,
        isAccount: false,
      },
      stance: one.isQuestion ? 'asked' : stanceOfMessage(shadow.slice(...one.content)),
      addressee: (one.isQuestion ? interviewed : interviewer)?.name ?? null,
      flows: [],
      date: null,
      isolated: false,
    });
    marks.push([one.from, one.content[0]]);
  }
  return formReading(shadow.length, form, { passages, marks, people });
}

/** A note of an interview puts the clock before its paragraphs: when it was said, not when it happened. */
function clocksOf(lines: readonly Line[]): Span[] {
  return lines.flatMap((line): Span[] => {
    const clock = /^[ \t]{0,4}\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]m)?[ \t]+/i.exec(line.text.slice(0, 24));
    return clock === null ? [] : [[line.from, line.from + clock[0].length]];
  });
}

type Turn = {
  readonly from: number;
  readonly mark: Span;
  readonly cueEnd: number;
  readonly isQuestion: boolean;
  content: Span;
};

/** Each question and answer with the lines that go on with it. */
function turnsOf(lines: readonly Line[]): Turn[] {
  const found: Turn[] = [];
  let open: Turn | null = null;
  for (const line of lines) {
    if (line.text.trim() === '') {
      open = null;
      continue;
    }
    const end = line.from + line.text.trimEnd().length;
    const match = turn.exec(line.text.slice(0, 24));
    if (match !== null && line.from + match[0].length < end) {
      const at = line.from + match[0].indexOf(match[1] ?? '');
      open = {
        from: line.from,
        mark: [at, at + 1],
        // The colon is what tells whose words follow.
        cueEnd: at + match[0].slice(match[0].indexOf(match[1] ?? '')).trimEnd().length,
        isQuestion: match[1] === 'Q',
        content: [line.from + match[0].length, end],
      };
      found.push(open);
    } else if (open !== null) open.content = [open.content[0], end];
  }
  return found;
}
