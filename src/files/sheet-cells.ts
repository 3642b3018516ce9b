import { dateOfSerial } from './sheet-dates.ts';
import { localName } from './ooxml-package.ts';
import { readXml } from './read-xml.ts';

export type SheetCell = { readonly column: number; readonly row: number; readonly text: string };

export type SheetLook = {
  readonly strings: readonly string[];
  readonly dates: ReadonlySet<number>;
  readonly from1904: boolean;
};

/** Shared strings in their order, without the small print that says how East Asian words are spoken. */
export function sharedStrings(xml: Uint8Array, form: string): readonly string[] {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let spoken = false;
  readXml(xml, form, {
    onOpen(name) {
      const local = localName(name);
      if (local === 'si') text = '';
      if (local === 'rPh') spoken = true;
      inText = local === 't' && !spoken;
    },
    onText(part) {
      if (inText) text += part;
    },
    onClose(name) {
      const local = localName(name);
      if (local === 'rPh') spoken = false;
      if (local === 't') inText = false;
      if (local === 'si') strings.push(text);
    },
  });
  return strings;
}

/** The cells of a sheet that hold something, row by row as they stand; `formulas` counts those whose value is not kept in the file. */
export function sheetCells(
  xml: Uint8Array,
  form: string,
  look: SheetLook,
  onCell: (cell: SheetCell) => void,
): { readonly formulas: number } {
  let row = 0;
  let column = 0;
  let type = '';
  let style = 0;
  let value = '';
  let part = '';
  let hasFormula = false;
  let formulas = 0;
  readXml(xml, form, {
    onOpen(name, attributes) {
      part = localName(name);
      if (part === 'row') {
        row = Number(attributes['r'] ?? row + 1);
        column = 0;
      }
      if (part !== 'c') return;
      column = columnOf(attributes['r']) ?? column + 1;
      type = attributes['t'] ?? 'n';
      style = Number(attributes['s'] ?? 0);
      value = '';
      hasFormula = false;
    },
    onText(text) {
      if (part === 'v' || part === 't') value += text;
      if (part === 'f') hasFormula = true;
    },
    onClose(name) {
      part = '';
      if (localName(name) !== 'c') return;
      const text = textOf(value, type, look.dates.has(style), look);
      if (text !== '') onCell({ column, row, text });
      else if (hasFormula) formulas++;
    },
  });
  return { formulas };
}

function textOf(value: string, type: string, isDate: boolean, { strings, from1904 }: SheetLook): string {
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'b') return value === '' ? '' : value === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n' || value === '') return value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  return (isDate ? dateOfSerial(number, from1904) : null) ?? String(number);
}

const columnOf = (reference: string | undefined): number | null => {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
};

/** 1 is A, 27 is AA. */
export function columnName(column: number): string {
  let name = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}
