import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { ChainKey } from '#domain/entry';
import { chunkBytes } from './blob.ts';
import type { Finding } from './verify.ts';
import type { ContentIndex } from './verify-content-index.ts';

/** Checks that the bytes and texts a compartment's ledger names are kept and hash to their names, and that none is kept besides. */
export async function contentFindings(
  client: pg.ClientBase,
  key: ChainKey,
  index: ContentIndex,
): Promise<{ findings: Finding[]; blobs: number; texts: number }> {
  const findings: Finding[] = [];
  const at = (place: { seq: number; recordedAt: number } | undefined, what: string) =>
    findings.push({
      ...key,
      seq: place?.seq ?? null,
      recordedAt: place === undefined ? null : new Date(place.recordedAt).toISOString(),
      what,
    });
  const of = [key.caseId, key.compartmentId];

  const blobs = await client.query<{ sha256: Buffer; blob_id: string; size: number }>(
    'select sha256, blob_id, size from lamplighter.blob where case_id = $1 and compartment_id = $2 order by sha256',
    of,
  );
  const blobIds = new Set(blobs.rows.map((row) => row.blob_id));
  const keptBlobs = new Set<string>();
  for (const { sha256, blob_id, size } of blobs.rows) {
    const name = sha256.toString('hex');
    keptBlobs.add(name);
    const found = await hashBlob(client, [...of, blob_id]);
    if (!index.blobs.has(name)) at(undefined, `bytes ${name} are kept, but no entry names them`);
    else if (found.sha256 !== name || found.size !== size)
      at(index.blobs.get(name), `the document's bytes are not those that were received (${name})`);
  }
  for (const [name, place] of index.blobs)
    if (!keptBlobs.has(name) && !index.erasedContent.has(name)) at(place, `the document's bytes are missing (${name})`);
  const stray = await client.query<{ blob_id: string }>(
    'select distinct blob_id from lamplighter.blob_chunk where case_id = $1 and compartment_id = $2',
    of,
  );
  for (const { blob_id } of stray.rows)
    if (!blobIds.has(blob_id)) at(undefined, `a piece of bytes belongs to no document (${blob_id})`);

  const texts = await hashTexts(client, of);
  for (const [name, found] of texts) {
    if (!index.texts.has(name)) at(undefined, `text ${name} is kept, but no entry names it`);
    else if (found !== name) at(index.texts.get(name), `the text is not that which was read (${name})`);
  }
  for (const [name, place] of index.texts)
    if (!texts.has(name) && !index.erasedContent.has(name)) at(place, `the text is missing (${name})`);
  return { findings, blobs: blobs.rows.length, texts: texts.size };
}

/** Below every number that a column of PostgreSQL's `int` may hold. */
const belowInt = -(2 ** 31) - 1;

/** Bytes and texts of compartments that have no ledger at all: nobody received them. */
export async function strayContent(client: pg.ClientBase, keys: readonly ChainKey[]): Promise<Finding[]> {
  const { rows } = await client.query<{ case_id: string; compartment_id: string }>(`
    select case_id, compartment_id from lamplighter.blob
    union select case_id, compartment_id from lamplighter.blob_chunk
    union select case_id, compartment_id from lamplighter.text_segment order by 1, 2`);
  const known = new Set(
    keys.filter((key) => key.chain === 'ledger').map((key) => `${key.caseId}/${key.compartmentId}`),
  );
  return rows
    .filter((row) => !known.has(`${row.case_id}/${row.compartment_id}`))
    .map((row) => ({
      caseId: row.case_id,
      compartmentId: row.compartment_id,
      chain: 'ledger',
      seq: null,
      recordedAt: null,
      what: 'bytes or texts are kept in a compartment that has no ledger',
    }));
}

async function hashBlob(client: pg.ClientBase, of: readonly string[]): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  let wanted = 0;
  let isLast = false;
  for (let after = belowInt; ;) {
    const chunks = await client.query<{ n: number; bytes: Buffer }>(
      `select n, bytes from lamplighter.blob_chunk where case_id = $1 and compartment_id = $2 and blob_id = $3 and n > $4::bigint order by n limit 16`,
      [...of, after],
    );
    if (chunks.rows.length === 0) {
      if (wanted === 0) hash.update('no chunk is there');
      return { sha256: hash.digest('hex'), size };
    }
    for (const { n, bytes } of chunks.rows) {
      // A lost, added or split chunk leaves its mark in the hash, so that it cannot match.
      if (n !== wanted || isLast || (n > 0 && bytes.length === 0)) hash.update(`chunk ${n} is out of place`);
      isLast = bytes.length !== chunkBytes;
      hash.update(bytes);
      size += bytes.length;
      wanted = n + 1;
      after = n;
    }
  }
}

/** The SHA-256 of each kept text, by the name it is kept under; a wrong number or start spoils the hash. */
async function hashTexts(client: pg.ClientBase, of: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  type Current = { readonly name: string; readonly hash: ReturnType<typeof createHash>; n: number; start: number };
  let current = null as Current | null;
  const close = () => current && found.set(current.name, current.hash.digest('hex'));
  let after: { sha256: Buffer; n: number } = { sha256: Buffer.alloc(0), n: -1 };
  for (;;) {
    const { rows } = await client.query<{ sha256: Buffer; n: number; start: number; text: string }>(
      `select sha256, n, start, text from lamplighter.text_segment where case_id = $1 and compartment_id = $2 and (sha256, n) > ($3, $4) order by sha256, n limit 200`,
      [...of, after.sha256, after.n],
    );
    if (rows.length === 0) break;
    for (const { sha256, n, start, text } of rows) {
      const name = sha256.toString('hex');
      if (current?.name !== name) {
        close();
        current = { name, hash: createHash('sha256'), n: 0, start: 0 };
      }
      const isSpare = n > 0 && text === '';
      if (n !== current.n || start !== current.start || isSpare) current.hash.update('segment out of place');
      current.hash.update(text);
      current.n = n + 1;
      current.start = start + text.length;
    }
    after = { sha256: rows.at(-1)!.sha256, n: rows.at(-1)!.n };
  }
  close();
  return found;
}
