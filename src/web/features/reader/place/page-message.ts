/** What a parser may ask for besides the file: named as pdf.js names them. */
export type PartKind = 'cMapUrl' | 'standardFontDataUrl';

/** From units of the offset map to a page drawn at its own size, y downwards: [a, b, c, d, e, f]. */
export type Transform = readonly [number, number, number, number, number, number];

export type PageRequest =
  | {
      readonly kind: 'open';
      readonly form: 'page' | 'picture';
      readonly bytes: Uint8Array;
      readonly mediaType: string;
    }
  /** `width` in pixels of the screen. */
  | { readonly kind: 'draw'; readonly page: number; readonly width: number }
  | { readonly kind: 'part'; readonly part: PartKind; readonly name: string; readonly bytes: Uint8Array | null };

export type DrawnPage = {
  readonly page: number;
  readonly bitmap: ImageBitmap;
  /** Its own size, in points or, of a picture, pixels. */
  readonly width: number;
  readonly height: number;
  readonly transform: Transform;
};

export type PageReply =
  | { readonly kind: 'opened'; readonly pages: number }
  | ({ readonly kind: 'drawn' } & DrawnPage)
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'part'; readonly part: PartKind; readonly name: string };
