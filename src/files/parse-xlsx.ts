import { Failure } from '#domain/failure';
import type { Extraction } from '#domain/rendition';
import { createBlockText } from './block-text.ts';
import { withoutNul } from './decode-text.ts';
import { brokenFile, largeFile, wordlessFile } from './extraction-failure.ts';
import { EXTRACTOR_VERSION } from './extractor.ts';
import { coreProperties, localName, relatedParts } from './ooxml-package.ts';
import { ownDate } from './own-date.ts';
import type { ParseContext } from './parse-context.ts';
import { readXml } from './read-xml.ts';
import { columnName, sharedStrings, sheetCells, type SheetLook } from './sheet-cells.ts';
import { dateStyles } from './sheet-dates.ts';
import { openZipParts } from './zip-parts.ts';

const FORM = 'spreadsheet';
/** Beyond so many cells a place in the text leads to its row and no longer to its cell. */
const CELLS_MAPPED = 50_000;
/** A cell far to the right of its neighbour is not set off by more than this. */
const WIDEST_GAP = 256;

/**
 * A workbook's sheets one after another, rows as lines and cells apart by tabs, so that the first row names what stands
 * below it; all but the first sheet under their names. Dates as ISO, numbers in full, formulas by their kept values.
 */
export async function parseXlsx(bytes: Uint8Array, mediaType: string, context: ParseContext): Promise<Extraction> {
  const parts = await openZipParts(bytes, FORM, context.limits);
  const top = await relatedParts(parts, '', FORM);
  const main = top.find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (main.endsWith('.bin')) throw binaryWorkbook();
  const workbook = await parts.read(main);
  if (workbook === null) throw brokenFile(FORM, 'its main part is missing');
  const related = await relatedParts(parts, main, FORM);
  const partOf = async (type: string): Promise<Uint8Array | null> => {
    const part = related.find((one) => one.type === type)?.part;
    return part === undefined ? null : parts.readIfWhole(part);
  };
  const [strings, styles] = [await partOf('sharedStrings'), await partOf('styles')];
  const { sheets, from1904 } = sheetsOf(workbook);
  const look: SheetLook = {
    strings: strings === null ? [] : sharedStrings(strings, FORM),
    dates: styles === null ? new Set() : dateStyles(styles, FORM),
    from1904,
  };
  const blocks = createBlockText();
  const count = { cells: 0, formulas: 0 };
  for (const { name, id } of sheets) {
    const part = related.find((one) => one.id === id)?.part;
    const xml = part === undefined ? null : await parts.readIfWhole(part);
    if (xml === null) continue;
    context.alive();
    let row = 0;
    let column = 0;
    const isFirst = blocks.length() === 0;
    const { formulas } = sheetCells(xml, FORM, look, (cell) => {
      if (row === 0 && !isFirst) blocks.add(oneLine(name), '\n\n', { kind: 'cell', sheet: name, cell: 'A1' });
      const isNewRow = cell.row !== row;
      const gap = isNewRow ? cell.column - 1 : cell.column - column;
      const tabs = '\t'.repeat(Math.min(Math.max(gap, isNewRow ? 0 : 1), WIDEST_GAP));
      // A row that begins further right begins with its empty cells.
      const text = (isNewRow ? tabs : '') + oneLine(cell.text);
      const isMapped = count.cells++ < CELLS_MAPPED;
      const place = { kind: 'cell', sheet: name, cell: `${columnName(cell.column)}${cell.row}` } as const;
      if (isMapped || isNewRow) blocks.add(text, isNewRow ? '\n' : tabs, place);
      else blocks.append(tabs + text);
      [row, column] = [cell.row, cell.column];
      if (blocks.length() > context.limits.maxChars)
        throw largeFile(`its text passes ${context.limits.maxChars} characters in the sheet ${name}`);
    });
    count.formulas += formulas;
  }
  if (blocks.length() === 0) throw wordlessFile('The spreadsheet holds no filled cell.');
  const { title, created } = await coreProperties(parts, top, FORM);
  const notes = [
    sheets.length > 1 ? `Sheets: ${sheets.map(({ name }) => oneLine(name)).join(', ')}.` : null,
    count.formulas > 0 ? `Formulas without a kept value, which are left out: ${count.formulas}.` : null,
    related.some(({ type }) => type === 'vbaProject')
      ? 'Holds programs (macros), which are neither read nor run.'
      : null,
    parts.damaged().length > 0 ? `Damaged parts that are left out: ${parts.damaged().join(', ')}.` : null,
  ].filter((note) => note !== null);
  return {
    ...blocks.finish(),
    mediaType,
    encoding: null,
    title,
    date: ownDate(created),
    extractor: 'xlsx',
    version: EXTRACTOR_VERSION,
    notes,
  };
}

const oneLine = (text: string): string =>
  withoutNul(text)
    .toWellFormed()
    .replace(/[\t\r\n]+/g, ' ')
    .trim();

function sheetsOf(workbook: Uint8Array): {
  readonly sheets: readonly { readonly name: string; readonly id: string }[];
  readonly from1904: boolean;
} {
  const sheets: { name: string; id: string }[] = [];
  let from1904 = false;
  readXml(workbook, FORM, {
    onOpen(tag, attributes) {
      const local = localName(tag);
      if (local === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (local === 'sheet') sheets.push({ name: attributes['name'] ?? '', id: attributes['r:id'] ?? '' });
    },
  });
  return { sheets, from1904 };
}

const binaryWorkbook = () =>
  new Failure(
    'LL-FILE-FORM-UNREAD',
    'The file is a spreadsheet in binary form (XLSB), which is kept but not read yet.',
    'Save it as XLSX and add that too.',
  );
