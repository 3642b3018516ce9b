import type { Span } from '#domain/span';
import { type FormReading, formReading, type Passage } from './form.ts';
import { labelled, type Labelled } from './labelled.ts';
import { linesOf, type Line } from './lines.ts';
import { numberedParagraphs } from './numbered.ts';
import { stampAt } from './stamp.ts';

const opening =
  /^(?:INTELLIGENCE REPORT \(3x5x2\)|INCIDENT REPORT|CONTACT SHEET)\r?\nForm: (intelligence report|incident report|contact sheet), version \d+\r?\n/;

/**
 * A report that was filled in as a form of this program, which says so in its second line. What is reported is told by
 * the source or person of the reference, who has no name here; the comment is the unit's, and assesses. A contact sheet
 * is nobody's words.
 */
export function readFiledReport(shadow: string): FormReading | null {
  const name = opening.exec(shadow)?.[1];
  if (name === undefined) return null;
  const reason = 'the form says in its second line what it is';
  const form = { kind: name === 'intelligence report' ? 'intelligence report' : 'incident report', reason } as const;
  const lines = linesOf(shadow);
  if (name === 'contact sheet') return formReading(shadow.length, form, { marks: [[0, shadow.length]] });
  const blank = lines.findIndex((line) => line.text.trim() === '');
  const top = lines.slice(0, blank < 0 ? lines.length : blank);
  const teller = labelled(top, /^(?:source reference|person reference)$/i);
  const unit = labelled(top, /^originating unit$/i);
  const date = labelled(top, /^date of report$/i);
  const day = date === null ? null : (stampAt(date.words, 0, 'day first')?.day ?? null);
  const told = passagesUnder(
    lines,
    'What is reported',
    teller,
    'the reference that the form gives; who it is stands elsewhere',
  );
  const comment = passagesUnder(
    lines,
    'Comment of the originating unit',
    unit,
    'the unit that the form names as its origin',
  );
  const passages = [
    ...told.map((one): Passage => ({ ...one, stance: 'reported', date: day })),
    ...comment.map((one): Passage => ({ ...one, stance: 'assessed', date: day })),
  ];
  const content = passages.flatMap((one) => one.content);
  return formReading(shadow.length, form, { passages, marks: besides(content, shadow.length) });
}

/** Numbered paragraphs between a heading and the next empty line. */
function passagesUnder(lines: readonly Line[], heading: string, writer: Labelled | null, why: string): Passage[] {
  const at = lines.findIndex((line) => line.text.trim() === heading);
  if (at < 0 || writer === null) return [];
  const end = lines.findIndex((line, i) => i > at && line.text.trim() === '');
  const part = lines.slice(at + 1, end < 0 ? lines.length : end);
  return numberedParagraphs(part, () => false).map((one): Passage => ({
    rule: 'report-paragraph',
    source: [writer.value],
    cue: writer.label,
    content: [[one.from, one.to]],
    writer: { name: writer.words, why, isAccount: false },
    stance: 'reported',
    addressee: null,
    flows: [],
    date: null,
    isolated: false,
  }));
}

/** All that is no paragraph: labels, references, consents. */
function besides(content: readonly Span[], length: number): Span[] {
  const marks: Span[] = [];
  let at = 0;
  for (const [start, end] of content) {
    if (start > at) marks.push([at, start]);
    at = end;
  }
  if (at < length) marks.push([at, length]);
  return marks;
}
