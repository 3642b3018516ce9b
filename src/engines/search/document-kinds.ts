/**
 * Words for the forms of documents, each with the media types it stands for; a media type ends in `*` where any
 * beginning so will do. What is not listed is asked for, and shown, by its media type.
 */
export const documentKinds: readonly {
  readonly word: string;
  readonly label: string;
  readonly media: readonly string[];
}[] = [
  { word: 'text', label: 'Plain text', media: ['text/plain'] },
  { word: 'markdown', label: 'Markdown', media: ['text/markdown'] },
  { word: 'pdf', label: 'PDF', media: ['application/pdf'] },
  {
    word: 'word',
    label: 'Word',
    media: ['application/vnd.openxmlformats-officedocument.wordprocessingml*', 'application/msword'],
  },
  {
    word: 'web',
    label: 'Web page',
    media: ['text/html', 'application/xhtml*', 'application/warc*', 'application/wacz*'],
  },
  { word: 'mail', label: 'E-mail', media: ['message/rfc822', 'application/mbox', 'application/vnd.ms-outlook'] },
  {
    word: 'sheet',
    label: 'Spreadsheet',
    media: [
      'application/vnd.openxmlformats-officedocument.spreadsheetml*',
      'application/vnd.ms-excel*',
      'application/vnd.oasis.opendocument.spreadsheet',
    ],
  },
  { word: 'table', label: 'Table', media: ['text/csv', 'text/tab-separated-values'] },
  { word: 'image', label: 'Image', media: ['image/*'] },
  { word: 'archive', label: 'Archive', media: ['application/zip', 'application/x-tar', 'application/gzip'] },
  { word: 'json', label: 'JSON', media: ['application/json*', 'application/x-ndjson', 'application/jsonl'] },
  { word: 'xml', label: 'XML', media: ['application/xml', 'text/xml'] },
];

/** Other words that people use for these. */
const others: Readonly<Record<string, string>> = {
  txt: 'text',
  md: 'markdown',
  doc: 'word',
  docx: 'word',
  html: 'web',
  htm: 'web',
  email: 'mail',
  'e-mail': 'mail',
  eml: 'mail',
  xlsx: 'sheet',
  xls: 'sheet',
  spreadsheet: 'sheet',
  excel: 'sheet',
  csv: 'table',
  photo: 'image',
  scan: 'image',
  zip: 'archive',
};

/** The media types that a word for a form stands for; null where it stands for none. */
export function mediaOfKind(word: string): readonly string[] | null {
  const lower = word.toLowerCase();
  if (lower.includes('/')) return [lower];
  return documentKinds.find((one) => one.word === (others[lower] ?? lower))?.media ?? null;
}

/** The word under which a media type is asked for and shown. */
export function kindOfMedia(media: string): { readonly word: string; readonly label: string } {
  const fits = (one: string) => (one.endsWith('*') ? media.startsWith(one.slice(0, -1)) : media === one);
  const found = documentKinds.find((kind) => kind.media.some(fits));
  return found ?? { word: media, label: media };
}
