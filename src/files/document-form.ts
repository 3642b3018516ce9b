/** A form whose text this version reads. */
export type ReadableForm =
  | 'text'
  | 'markdown'
  | 'html'
  | 'docx'
  | 'pdf'
  | 'mail'
  | 'xlsx'
  | 'json lines'
  | 'telegram'
  | 'whatsapp'
  | 'image'
  | ContainerForm;

/** A form that holds files and no words of its own. */
export type ContainerForm = 'zip' | 'tar' | 'gzip' | 'mbox' | 'warc';

export const isContainer = (form: ReadableForm): form is ContainerForm =>
  form === 'zip' || form === 'tar' || form === 'gzip' || form === 'mbox' || form === 'warc';

/** Containers that are read part by part, and so may be as large as a document can be. */
export const isReadInParts = (form: DocumentForm): boolean =>
  form.kind === 'readable' &&
  (form.form === 'zip' || form.form === 'tar' || form.form === 'mbox' || form.form === 'warc');

/** What a file is, judged by its bytes. A form that is not readable says in `is` what it is, as "an image (PNG)". */
export type DocumentForm =
  | { readonly kind: 'readable'; readonly form: ReadableForm; readonly mediaType: string }
  | { readonly kind: 'recognised'; readonly mediaType: string; readonly is: string }
  | { readonly kind: 'encrypted'; readonly mediaType: string; readonly is: string }
  | { readonly kind: 'binary'; readonly mediaType: string }
  | { readonly kind: 'empty'; readonly mediaType: string };

export const readable = (form: ReadableForm, mediaType: string): DocumentForm =>
  Object.freeze({ kind: 'readable', form, mediaType });

export const recognised = (mediaType: string, is: string): DocumentForm =>
  Object.freeze({ kind: 'recognised', mediaType, is });

export const encrypted = (mediaType: string, is: string): DocumentForm =>
  Object.freeze({ kind: 'encrypted', mediaType, is });

export const BINARY: DocumentForm = Object.freeze({ kind: 'binary', mediaType: 'application/octet-stream' });

export const EMPTY: DocumentForm = Object.freeze({ kind: 'empty', mediaType: 'application/x-empty' });
