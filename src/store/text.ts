import { sql, type Kysely } from 'kysely';
import { sketchText } from '#engines/copies/sketch-text';
import { textLanguage } from '#engines/search/text-language';
import { binaryArray } from './binary-array.ts';
import type { Database } from './schema.ts';

type Place = { readonly caseId: string; readonly compartmentId: string };

/** AND, NOT and phrases speak of one segment; PostgreSQL keeps places of the first 16,383 words of it. */
const segmentChars = 65_536;

/** Cuts a text into segments near 65,536 code units, after a line end or space where there is one, never inside a surrogate pair. */
export function segmentsOf(text: string): readonly { readonly start: number; readonly text: string }[] {
  // An empty text is kept too: its one segment says that it is there.
  if (text === '') return [{ start: 0, text }];
  const segments: { start: number; text: string }[] = [];
  let start = 0;
  while (start < text.length) {
    let end = Math.min(start + segmentChars, text.length);
    if (end < text.length) {
      const half = start + segmentChars / 2;
      const line = text.lastIndexOf('\n', end - 1);
      const space = text.lastIndexOf(' ', end - 1);
      if (line >= half) end = line + 1;
      else if (space >= half) end = space + 1;
      else if (/[\uD800-\uDBFF]/.test(text[end - 1]!)) end -= 1;
    }
    segments.push({ start, text: text.slice(start, end) });
    start = end;
  }
  return segments;
}

/**
 * Keeps texts by their hash; one that is kept already, or by someone else at this moment, is left as it is, and is
 * returned: until the transaction ends an erasure may take that one, and none of the others.
 */
export async function keepTexts<Text extends { readonly sha256: Uint8Array; readonly text: string }>(
  db: Kysely<Database>,
  place: Place,
  texts: readonly Text[],
): Promise<Text[]> {
  if (texts.length === 0) return [];
  const known = await sql<{ sha256: Buffer }>`
    select sha256 from text_segment where case_id = ${place.caseId} and compartment_id = ${place.compartmentId} and n = 0
    and sha256 = any (${texts.map((text) => Buffer.from(text.sha256))}::bytea[])`.execute(db);
  const seen = new Set(known.rows.map((row) => row.sha256.toString('hex')));
  const rows: Row[] = [];
  // Two writers of the same texts wait for each other in one order, and so never for ever.
  for (const { sha256, text } of texts.toSorted((a, b) => Buffer.compare(a.sha256, b.sha256))) {
    const key = Buffer.from(sha256).toString('hex');
    if (seen.has(key)) continue;
    seen.add(key);
    const language = textLanguage(text);
    const sketch = sketchText(text);
    for (const [n, segment] of segmentsOf(text).entries()) {
      const own = n === 0 && sketch !== null ? `{${sketch.minima.join()},${sketch.bands.join()}}` : null;
      rows.push({ sha256, n, ...segment, language, sketch: own });
    }
  }
  const ours = new Set<string>();
  for (let i = 0; i < rows.length; i += 512)
    for (const sha256 of await insertSegments(db, place, rows.slice(i, i + 512))) ours.add(sha256.toString('hex'));
  return texts.filter(({ sha256 }) => !ours.has(Buffer.from(sha256).toString('hex')));
}

type Row = {
  readonly sha256: Uint8Array;
  readonly n: number;
  readonly start: number;
  readonly text: string;
  readonly language: string | null;
  readonly sketch: string | null;
};

async function insertSegments(db: Kysely<Database>, place: Place, rows: readonly Row[]): Promise<Buffer[]> {
  const texts = (of: (row: Row) => string | null) => binaryArray('text', rows.map(of));
  const kept = await sql<{
    sha256: Buffer;
  }>`insert into text_segment (case_id, compartment_id, sha256, n, start, text, language, sketch)
    select ${place.caseId}, ${place.compartmentId}, s.sha256, s.n, s.start, s.text, s.language, s.sketch::int[]
    from unnest(${binaryArray(
      'bytea',
      rows.map((row) => row.sha256),
    )}::bytea[], ${rows.map((row) => row.n)}::int[], ${rows.map((row) => row.start)}::int[], ${texts((row) => row.text)}::text[],
      ${texts((row) => row.language)}::text[], ${texts((row) => row.sketch)}::text[]) as s (sha256, n, start, text, language, sketch)
    on conflict do nothing returning sha256`.execute(db);
  return kept.rows.map((row) => row.sha256);
}

/** The texts kept under these hashes, by hash in hex; an erased one is absent. */
export async function textsOf(
  db: Kysely<Database>,
  place: Place,
  hashes: readonly Uint8Array[],
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ sha256: Buffer; text: string }>`
    select sha256, text from text_segment
    where case_id = ${place.caseId} and compartment_id = ${place.compartmentId} and sha256 = any (${hashes.map((hash) => Buffer.from(hash))}::bytea[])
    order by sha256, n`.execute(db);
  const pieces = new Map<string, string[]>();
  for (const { sha256, text } of found.rows) {
    const key = sha256.toString('hex');
    const list = pieces.get(key);
    if (list) list.push(text);
    else pieces.set(key, [text]);
  }
  return new Map([...pieces].map(([key, list]) => [key, list.join('')]));
}
