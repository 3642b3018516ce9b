import type { Extraction } from '#domain/rendition';
import { createBlockText } from './block-text.ts';
import { decodeText } from './decode-text.ts';
import { EXTRACTOR_VERSION } from './extractor.ts';
import { fieldsOf } from './json-records.ts';

/** Beyond so many names of fields the records are no table. */
const MOST_COLUMNS = 60;

type Row = { readonly line: number; readonly fields: ReadonlyMap<string, string> | null; readonly raw: string };

/** JSON Lines as a table, the names of its fields first and cells apart by tabs; of many shapes, as "name: value" in blocks. */
export function parseJsonLines(bytes: Uint8Array): Extraction {
  const { text: source, encoding, notes } = decodeText(bytes);
  const rows = source.split('\n').flatMap((raw, at): Row[] => {
    const line = raw.trim();
    return line === '' ? [] : [{ line: at + 1, fields: recordOf(line), raw: line }];
  });
  const names = [...new Set(rows.flatMap(({ fields }) => [...(fields?.keys() ?? [])]))];
  const isTable = names.length <= MOST_COLUMNS;
  const blocks = createBlockText();
  if (isTable && names.length > 0)
    blocks.add(names.map(oneLine).join('\t'), '\n', { kind: 'paragraph', index: 0, path: 'names of the fields' });
  for (const { line, fields, raw } of rows) {
    const origin = { kind: 'paragraph', index: line, path: `line ${line}` } as const;
    // A line that is no JSON is given as it stands.
    if (fields === null) blocks.add(oneLine(raw), '\n', origin);
    else if (isTable) blocks.add(names.map((name) => oneLine(fields.get(name) ?? '')).join('\t'), '\n', origin);
    else
      blocks.add([...fields].map(([name, value]) => `${oneLine(name)}: ${oneLine(value)}`).join('\n'), '\n\n', origin);
  }
  const broken = rows.filter(({ fields }) => fields === null).map(({ line }) => line);
  return {
    ...blocks.finish(),
    mediaType: 'application/jsonl',
    encoding,
    title: null,
    date: null,
    extractor: 'json lines',
    version: EXTRACTOR_VERSION,
    notes: broken.length === 0 ? notes : [...notes, `Lines that are no JSON, given as they stand: ${listed(broken)}.`],
  };
}

function recordOf(line: string): ReadonlyMap<string, string> | null {
  try {
    return fieldsOf(JSON.parse(line));
  } catch {
    return null;
  }
}

// Strings of JSON may hold what no text holds.
const oneLine = (text: string): string =>
  text
    .replaceAll('\0', '\uFFFD')
    .toWellFormed()
    .replace(/[\t\r\n]+/g, ' ');

const listed = (lines: readonly number[]): string =>
  lines.slice(0, 10).join(', ') + (lines.length > 10 ? ` and ${lines.length - 10} more` : '');
