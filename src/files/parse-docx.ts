import type { Extraction } from '#domain/rendition';
import { createBlockText, type BlockText } from './block-text.ts';
import { brokenFile, wordlessFile } from './extraction-failure.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { EXTRACTOR_VERSION } from './extractor.ts';
import { coreProperties, relatedParts, type Related } from './ooxml-package.ts';
import { ownDate } from './own-date.ts';
import { wordprocessingText, type WordParagraph, type WordText } from './wordprocessing-text.ts';
import { openZipParts } from './zip-parts.ts';

const FORM = 'Word document';
const SEPARATORS = { paragraph: '\n\n', row: '\n', cell: '\t' } as const;

/** What follows the body, in this order, each told apart in the offset map by its path. */
const APPENDED = [
  ['footnotes', 'footnote'],
  ['endnotes', 'endnote'],
  ['header', 'page header'],
  ['footer', 'page footer'],
] as const;

/**
 * A Word document's paragraphs in order, table cells apart by tabs and rows by line ends; then footnotes, endnotes,
 * page headers and footers. Comments are counted in the notes and are not part of the text.
 */
export async function parseDocx(bytes: Uint8Array, mediaType: string, limits: ExtractionLimits): Promise<Extraction> {
  const parts = await openZipParts(bytes, FORM, limits);
  const top = await relatedParts(parts, '', FORM);
  const main = top.find(({ type }) => type === 'officeDocument')?.part ?? 'word/document.xml';
  const body = await parts.read(main);
  if (body === null) throw brokenFile(FORM, 'its main part is missing');
  const blocks = createBlockText();
  const bodyText = wordprocessingText(body, FORM);
  addParagraphs(blocks, bodyText, null);
  const related = await relatedParts(parts, main, FORM);
  const seen = new Set<string>();
  for (const [type, label] of APPENDED) {
    for (const { part } of related.filter((one) => one.type === type)) {
      const xml = await parts.readIfWhole(part);
      if (xml !== null) addParagraphs(blocks, once(wordprocessingText(xml, FORM), label, seen), label);
    }
  }
  if (blocks.length() === 0) throw wordlessFile('The Word document holds no words; it may hold pictures only.');
  const { title, created } = await coreProperties(parts, top, FORM);
  const { text, map } = blocks.finish();
  return {
    text,
    mediaType,
    encoding: null,
    title,
    date: ownDate(created),
    extractor: 'docx',
    version: EXTRACTOR_VERSION,
    map,
    notes: notesOn(bodyText, related, parts.damaged()),
  };
}

function addParagraphs(blocks: BlockText, { paragraphs }: WordText, label: string | null): void {
  paragraphs.forEach(({ text, begins, place, note }, index) => {
    const named = label === null ? null : note === null ? label : `${label} ${note}`;
    const path = [named, place].filter((one) => one !== null).join(', ');
    blocks.add(text, SEPARATORS[begins], { kind: 'paragraph', index, ...(path === '' ? {} : { path }) });
  });
}

/** Page headers and footers repeat from section to section; each wording is given once. Notes are all kept. */
function once(text: WordText, label: string, seen: Set<string>): WordText {
  if (label.endsWith('note')) return text;
  const isNew = ({ text: words }: WordParagraph): boolean => !seen.has(words) && seen.add(words) !== undefined;
  return { ...text, paragraphs: text.paragraphs.filter(isNew) };
}

/** Parts that hold words which are not read, by the type of their relationship. */
const LEFT_OUT = [
  ['comments', "Holds reviewers' comments, which are left out."],
  ['image', 'Holds pictures; words in them are not read.'],
  ['chart', 'Holds charts; words in them are not read.'],
  ['diagramData', 'Holds diagrams; words in them are not read.'],
  ['aFChunk', 'Holds parts in other forms, which are not read.'],
  ['package', 'Holds embedded files, which are not read.'],
  ['oleObject', 'Holds embedded objects, which are not read.'],
] as const;

function notesOn(
  { deletions, insertions }: WordText,
  related: readonly Related[],
  damaged: readonly string[],
): readonly string[] {
  const notes: string[] = [];
  if (deletions + insertions > 0) {
    notes.push(`Holds tracked changes: ${insertions} insertions are read, ${deletions} deletions are left out.`);
  }
  for (const [type, note] of LEFT_OUT) if (related.some((one) => one.type === type)) notes.push(note);
  if (damaged.length > 0) notes.push(`Damaged parts that are left out: ${damaged.join(', ')}.`);
  return notes;
}
