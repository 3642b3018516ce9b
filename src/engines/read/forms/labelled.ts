import type { Span } from '#domain/span';
import type { Line } from './lines.ts';

/** "Originating unit:   State Threats Unit": a form's label, and what stands behind it. */
export type Labelled = { readonly label: Span; readonly value: Span; readonly words: string };

/** The first line among the given that opens with one of the labels and says something behind the colon. */
export function labelled(lines: readonly Line[], labels: RegExp): Labelled | null {
  for (const { text, from } of lines) {
    const colon = text.indexOf(':');
    if (colon < 1 || colon > 60) continue;
    const name = text.slice(0, colon).replace(/[*_#]/g, ' ').trim();
    if (!labels.test(name)) continue;
    const start = text.indexOf(name.split(' ')[0] ?? '');
    const rest = text.slice(colon + 1);
    const lead = rest.length - rest.replace(/^[*_\s]+/, '').length;
    // Wide white space parts the columns of a form.
    const words = (rest.slice(lead).split(/\s{3,}|\t/)[0] ?? '').trimEnd();
    if (words === '') continue;
    const at = from + colon + 1 + lead;
    return { label: [from + Math.max(0, start), from + colon], value: [at, at + words.length], words };
  }
  return null;
}

const rank = /^(?:(?:DS|DC|PC|DI|DCI|PS|WPC|Insp|Det|Sgt)\.? (?:\d{1,6} )?|(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? )/;

/** Where a person's name stands in a form's value: before the first comma, bracket or semicolon, without rank or number. */
export function personIn(value: Labelled): { readonly name: string; readonly span: Span } | null {
  const first = value.words.split(/[,;(<]/)[0]?.trimEnd() ?? '';
  const skip = rank.exec(first)?.[0].length ?? 0;
  const name = first.slice(skip);
  if (!/^\p{Lu}[\p{L}'’.-]*(?: [\p{L}][\p{L}'’.-]*){0,4}$/u.test(name)) return null;
  return { name, span: [value.value[0] + skip, value.value[0] + skip + name.length] };
}
