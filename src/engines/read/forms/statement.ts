import type { Span } from '#domain/span';
import { blocksOf } from '../blocks.ts';
import { type FormReading, formReading, type Passage } from './form.ts';
import { labelled, personIn } from './labelled.ts';
import { type Line, linesOf } from './lines.ts';
import { numberedParagraphs } from './numbered.ts';

const title =
  /^[ \t#*]*(?:(?:first|second|third|fourth|further|supplementary)\s+)?(?:witness statement|statement of (?:a )?witness|statutory declaration|affidavit|declaration of)\b/im;
const declared =
  /true to the best of my knowledge|make it knowing that, if it is tendered|\bwill say as follows|\bstates? as follows|believe that the facts stated/i;
const opened = /^\s*(?:\d+[.)]\s*)?I,\s+(\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){1,4}),/mu;
const ends = /^\s*(?:signed|signature|dated?|witnessed by|statement taken|taken by|exhibits?)\b\s*(?::|by\b|this\b)/i;

/**
 * A witness statement: two of heading, "Statement of: NAME" and the declaration of truth, and a name to go with them.
 * Each numbered paragraph, or each paragraph below the declaration where none is numbered, is the witness's words, and "I" is the witness.
 */
export function readStatement(shadow: string): FormReading | null {
  const head = shadow.slice(0, 4000);
  const top = linesOf(head).slice(0, 40);
  const named = labelled(top, /^(?:(?:witness )?statement of|name of witness|witness|declaration of|affidavit of)$/i);
  const signs = [title.test(head), named !== null, declared.test(head)].filter(Boolean).length;
  if (signs < 2) return null;
  const witness = witnessOf(head, named);
  if (witness === null) return null;
  const lines = linesOf(shadow);
  const numbered = numberedParagraphs(lines, (line) => ends.test(line));
  const reason = `it is headed or declared as a statement, and names ${witness.name} as the witness`;
  const form = { kind: 'witness statement', reason } as const;
  const paragraphs: Span[] =
    numbered.length > 1 ? numbered.map((one): Span => [one.from, one.to]) : belowDeclaration(shadow, lines);
  const passages = paragraphs.map((content): Passage => ({
    rule: 'statement',
    source: [witness.span],
    cue: witness.cue,
    content: [content],
    writer: { name: witness.name, why: 'the witness whose statement it is', isAccount: false },
    stance: 'said',
    addressee: null,
    flows: [],
    date: null,
    isolated: false,
  }));
  const headers = lines
    .filter((line) => ends.test(line.text) || (line.from < 6000 && declared.test(line.text)))
    .map((line): Span => [line.from, line.to]);
  const marks = numbered.length > 1 ? numbered.map((one): Span => [one.at, one.from]) : [];
  return formReading(shadow.length, form, { passages, headers, marks, author: witness.name, people: [witness.name] });
}

function witnessOf(head: string, named: ReturnType<typeof labelled>): { name: string; span: Span; cue: Span } | null {
  if (named !== null) {
    const person = personIn(named);
    if (person !== null) return { ...person, cue: named.label };
  }
  const found =
    opened.exec(head) ??
    /(?:statement|declaration|affidavit) of (?:mr |mrs |ms |dr )?(\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){1,3})\s*$/imu.exec(
      head,
    );
  if (found === null) return null;
  const name = found[1] ?? '';
  const at = found.index + found[0].indexOf(name);
  const cue = Math.max(0, head.slice(found.index, at).search(/\S/));
  return {
    name,
    span: [at, at + name.length],
    cue: [found.index + cue, found.index + cue + (/^\S+/.exec(head.slice(found.index + cue))?.[0].length ?? 1)],
  };
}

function belowDeclaration(shadow: string, lines: readonly Line[]): Span[] {
  const at = Math.max(declared.exec(shadow.slice(0, 6000))?.index ?? 0, 0);
  const start = lines.find((line) => line.from > at && line.text.trim() === '')?.to ?? shadow.length;
  const last = lines.findLast((line) => line.from > start && ends.test(line.text))?.from ?? shadow.length;
  return blocksOf(shadow.slice(start, last))
    .map(([from, to]): Span => [start + from, start + to])
    .filter(([from, to]) => to - from > 40 && !ends.test(shadow.slice(from, from + 40)));
}
