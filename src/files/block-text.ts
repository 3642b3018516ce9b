import type { OffsetMap, OffsetSegment } from '#domain/rendition';

/** Where a block came from; what a segment of the offset map holds apart from its start. */
export type BlockOrigin = OffsetSegment extends infer Segment
  ? Segment extends unknown
    ? Omit<Segment, 'start'>
    : never
  : never;

export type BlockText = {
  /** Adds `text` after `separator`, which is left out at the very start. Empty text adds nothing. */
  readonly add: (text: string, separator: string, origin: BlockOrigin) => void;
  /** Adds to the block before, whose place it shares. */
  readonly append: (text: string) => void;
  readonly length: () => number;
  readonly finish: () => { readonly text: string; readonly map: OffsetMap };
};

/** Gathers a text block by block with its offset map; a separator belongs to the block before it. */
export function createBlockText(): BlockText {
  const pieces: string[] = [];
  const map: OffsetSegment[] = [];
  let length = 0;
  return {
    add(text, separator, origin) {
      if (text === '') return;
      if (length > 0) {
        pieces.push(separator);
        length += separator.length;
      }
      map.push({ start: length, ...origin });
      pieces.push(text);
      length += text.length;
    },
    append(text) {
      pieces.push(text);
      length += text.length;
    },
    length: () => length,
    finish: () => ({ text: pieces.join(''), map }),
  };
}
