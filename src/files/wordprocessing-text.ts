import { withoutNul } from './decode-text.ts';
import { localName } from './ooxml-package.ts';
import { readXml } from './read-xml.ts';

/** One paragraph of a Word part, in reading order; `cell` is its place where it stands in a table. */
export type WordParagraph = {
  readonly text: string;
  /** 'cell' when it begins a further cell of a row, 'row' when it begins a row, else 'paragraph'. */
  readonly begins: 'paragraph' | 'cell' | 'row';
  readonly place: string | null;
  /** Id of the footnote, endnote or comment that it belongs to. */
  readonly note: string | null;
};

export type WordText = {
  readonly paragraphs: readonly WordParagraph[];
  readonly deletions: number;
  readonly insertions: number;
};

type Cell = { readonly table: number; row: number; column: number; filled: 'nothing' | 'earlier row' | 'this row' };
type Begins = WordParagraph['begins'];

/** Elements whose words are not the document's: deleted text, field codes, the second form of a drawing. */
const UNSEEN = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'delInstrText',
  'Fallback',
  'pPr',
  'sectPr',
  'rubyPr',
  'rt',
]);
const NOTES = new Set(['footnote', 'endnote', 'comment']);
const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '\u2011',
  softHyphen: '\u00AD',
};

/**
 * The paragraphs of a WordprocessingML part (ECMA-376, part 1, chapter 17). Tracked insertions are text and tracked
 * deletions are not, as Word shows the document with all changes accepted. Symbol fonts are not mapped.
 */
export function wordprocessingText(bytes: Uint8Array, form: string): WordText {
  const paragraphs: WordParagraph[] = [];
  // A text box nests paragraphs inside a paragraph's run, hence the stack.
  const lines: string[][] = [];
  const cells: Cell[] = [];
  let begins: Begins = 'paragraph';
  let tables = 0;
  let unseen = 0;
  let inText = false;
  let note: string | null = null;
  let deletions = 0;
  let insertions = 0;

  const close = (): void => {
    const line = lines.pop();
    const text = withoutNul(line?.join('') ?? '').replace(/^[ \t\r\n]+$/, '');
    if (text === '') return;
    const cell = cells[cells.length - 1];
    const place = cell === undefined ? null : `table ${cell.table}, row ${cell.row}, cell ${cell.column}`;
    paragraphs.push({ text, begins, place, note });
    begins = 'paragraph';
    if (cell !== undefined) cell.filled = 'this row';
  };

  readXml(bytes, form, {
    onOpen(prefixed, attributes) {
      const name = localName(prefixed);
      if (name === 'del' || name === 'moveFrom') deletions++;
      if (name === 'ins' || name === 'moveTo') insertions++;
      if (unseen > 0 || UNSEEN.has(name)) {
        unseen++;
        return;
      }
      const cell = cells[cells.length - 1];
      if (name === 'p') lines.push([]);
      else if (name === 't') inText = true;
      else if (name in SIGNS) lines[lines.length - 1]?.push(SIGNS[name]!);
      else if (name === 'tbl') {
        cells.push({ table: ++tables, row: 0, column: 0, filled: 'nothing' });
        begins = 'paragraph';
      } else if (name === 'tr' && cell !== undefined) {
        cell.row++;
        cell.column = 0;
        if (cell.filled === 'nothing') return;
        cell.filled = 'earlier row';
        begins = 'row';
      } else if (name === 'tc' && cell !== undefined) {
        cell.column++;
        if (cell.filled === 'this row') begins = 'cell';
      } else if (NOTES.has(name)) note = attributes['w:id'] ?? '';
    },
    onText(text) {
      if (inText && unseen === 0) lines[lines.length - 1]?.push(text);
    },
    onClose(prefixed) {
      const name = localName(prefixed);
      if (unseen > 0) {
        unseen--;
        return;
      }
      if (name === 't') inText = false;
      else if (name === 'p') close();
      else if (name === 'tbl') {
        cells.pop();
        begins = 'paragraph';
      } else if (NOTES.has(name)) note = null;
    },
  });
  return { paragraphs, deletions, insertions };
}
