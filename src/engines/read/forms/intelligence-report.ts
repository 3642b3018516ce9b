import type { Span } from '#domain/span';
import { type FormReading, formReading, type Passage } from './form.ts';
import { labelled } from './labelled.ts';
import { linesOf } from './lines.ts';
import { numberedParagraphs } from './numbered.ts';
import { stampAt } from './stamp.ts';

const title = /^[ \t#*]*(?:sanitised )?intelligence (?:report|log|submission)\b/im;
const fields = [
  /^\s*source evaluation\s*:/im,
  /^\s*(?:intelligence|information) (?:assessment|evaluation)\s*:/im,
  /^\s*handling (?:code|instruction)s?\s*:/im,
  /^\s*(?:report reference|report number|urn)\s*:/im,
  /\b3\s?x\s?5\s?x\s?2\b|\b5\s?x\s?5\s?x\s?5\b/i,
];
const comment = /^[ \t#*]*(?:officer's |analyst's )?(?:comments?|assessment|analyst comment)\b/i;

/**
 * An intelligence report (UK 3x5x2 or the older 5x5x5): its title and two of its fields, or three fields. Its numbered
 * paragraphs are what the originating unit reports; those below "Comment" are what it assesses.
 */
export function readIntelligenceReport(shadow: string): FormReading | null {
  const head = shadow.slice(0, 4000);
  const present = fields.filter((field) => field.test(head)).length;
  const titled = title.test(head);
  if (present + (titled ? 1 : 0) < 3) return null;
  const lines = linesOf(shadow);
  const top = lines.slice(0, 40);
  const origin = labelled(
    top,
    /^(?:originating (?:unit|office|force|body)|originator|origin|submitted by|reporting officer|author|unit)$/i,
  );
  const date = labelled(top, /^date(?: of (?:report|intelligence|submission))?$/i);
  const day = date === null ? null : (stampAt(date.words, 0, 'day first')?.day ?? null);
  const reason = `${titled ? 'its title and ' : ''}${present} fields of a report form`;
  const form = { kind: 'intelligence report', reason } as const;
  if (origin === null) return formReading(shadow.length, form);
  let comments = Infinity;
  for (const line of lines)
    if (line.text.length < 80 && comment.test(line.text)) comments = Math.min(comments, line.from);
  const numbered = numberedParagraphs(lines, (line) => comment.test(line) && line.length < 80);
  const passages = numbered.map((one): Passage => ({
    rule: 'report-paragraph',
    source: [origin.value],
    cue: origin.label,
    content: [[one.from, one.to]],
    writer: { name: origin.words, why: 'the unit that the form names as its origin', isAccount: false },
    stance: one.from > comments ? 'assessed' : 'reported',
    addressee: null,
    flows: [],
    date: day,
    isolated: false,
  }));
  const marks = numbered.map((one): Span => [one.at, one.from]);
  return formReading(shadow.length, form, { passages, marks });
}
