import type { Item, ItemBody } from '#domain/entry';
import type { StoredEntry } from '#engines/seal/check-chain';

type Place = { readonly seq: number; readonly recordedAt: number };

/** What a chain says that must be kept beside it: hashes of bytes and texts in hex, with the entry that named them first. */
export type ContentIndex = {
  readonly blobs: Map<string, Place>;
  readonly texts: Map<string, Place>;
  /** Hashes of content that erasures took away. */
  readonly erasedContent: Set<string>;
  /** Takes in a sealed entry; says what is wrong where an item's bytes are no item of a ledger. */
  add(entry: StoredEntry): string | null;
  isErased(seq: number, ordinal: number): boolean;
};

export function contentIndex(): ContentIndex {
  const blobs = new Map<string, Place>();
  const texts = new Map<string, Place>();
  const erasedContent = new Set<string>();
  const erasedItems = new Set<string>();
  const note = (map: Map<string, Place>, sha256: string, place: Place) => {
    if (!map.has(sha256)) map.set(sha256, place);
    erasedContent.delete(sha256);
  };
  return {
    blobs,
    texts,
    erasedContent,
    add(entry) {
      const place = { seq: entry.seq, recordedAt: entry.recordedAt };
      for (const { ordinal, bytes } of entry.items) {
        // A quote inside a JSON string is escaped, so this finds the member and nothing else; readings are large and name no content.
        if (
          bytes === null ||
          Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('"kind":"reading.recorded"')
        )
          continue;
        const body = bodyOf(bytes);
        if (body === null) return `item ${ordinal} is no item of a ledger`;
        if (body.kind === 'document.received') note(blobs, body.sha256, place);
        else if (body.kind === 'rendition.recorded') note(texts, body.sha256, place);
        else if (body.kind === 'erased') {
          for (const item of body.items) erasedItems.add(`${item.seq}/${item.ordinal}`);
          for (const sha256 of body.content) erasedContent.add(sha256);
        }
      }
      return null;
    },
    isErased: (seq, ordinal) => erasedItems.has(`${seq}/${ordinal}`),
  };
}

/** The body of an item, or null for bytes that the program never sealed: whoever can forge a whole chain can put in anything. */
function bodyOf(bytes: Uint8Array): ItemBody | null {
  try {
    const { body } = JSON.parse(Buffer.from(bytes).toString('utf8')) as Item;
    if (typeof body.kind !== 'string') return null;
    return body.kind !== 'erased' || (Array.isArray(body.items) && Array.isArray(body.content)) ? body : null;
  } catch {
    return null;
  }
}
