import { encrypted, readable, recognised, type DocumentForm } from './document-form.ts';

const OOXML = 'application/vnd.openxmlformats-officedocument';
const DOCX_TYPE = `${OOXML}.wordprocessingml.document`;
const SHEET_TYPE = `${OOXML}.spreadsheetml.sheet`;
const SLIDES_TYPE = `${OOXML}.presentationml.presentation`;

const viewOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The stretch that holds member names: the central directory, or the whole file where its end record is lost. */
function directoryOf(zip: Buffer): { readonly names: Buffer; readonly isWhole: boolean } {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 20 > zip.length) return { names: zip, isWhole: false };
  const start = zip.readUInt32LE(end + 16);
  const isWhole = start < end && zip.toString('latin1', start, start + 4) === 'PK\x01\x02';
  return { names: isWhole ? zip.subarray(start, end) : zip, isWhole };
}

/** What a ZIP file is called where its members do not say what it is: a damaged one, or one of which only the head was seen. */
function formOfName(name: string): DocumentForm | null {
  const end = /\.(docx|docm|xlsx|xlsm|pptx|pptm)$/i.exec(name)?.[1]?.toLowerCase();
  if (end === undefined) return null;
  // Its parser says what is wrong with it.
  if (end.startsWith('doc')) return readable('docx', DOCX_TYPE);
  return end.startsWith('xls') ? readable('xlsx', SHEET_TYPE) : recognised(SLIDES_TYPE, 'called a presentation (PPTX)');
}

/** What a ZIP file holds, by the names of its members; where they do not tell, by its own name. */
export function formOfZip(bytes: Uint8Array, name: string): DocumentForm {
  const zip = viewOf(bytes);
  const { names, isWhole } = directoryOf(zip);
  const has = (member: string): boolean => names.includes(member, 0, 'latin1');
  if (has('[Content_Types].xml') || has('_rels/.rels')) {
    if (has('word/document')) return readable('docx', DOCX_TYPE);
    if (has('xl/workbook')) return readable('xlsx', SHEET_TYPE);
    if (has('ppt/presentation')) return recognised(SLIDES_TYPE, 'a presentation (PPTX)');
  }
  const stated = /^.{30}mimetype(application\/[\w.+-]+)/s.exec(zip.subarray(0, 160).toString('latin1'))?.[1];
  if (stated !== undefined && stated.startsWith('application/epub'))
    return recognised('application/epub+zip', 'a book (EPUB)');
  const open = stated === undefined ? null : /^application\/vnd\.oasis\.opendocument\.[a-z]+/.exec(stated);
  if (open !== null) return recognised(open[0], 'an OpenDocument file');
  // A damaged one has no members to go by.
  return (isWhole ? null : formOfName(name)) ?? readable('zip', 'application/zip');
}

/** What an OLE compound file holds, by the names in its directory, which are UTF-16. */
export function formOfCompound(bytes: Uint8Array): DocumentForm {
  const file = viewOf(bytes);
  const has = (name: string): boolean => file.includes(name, 0, 'utf16le');
  if (has('EncryptedPackage')) return encrypted('application/x-encrypted-ooxml', 'Office');
  if (has('WordDocument')) return recognised('application/msword', 'an old Word document (DOC)');
  if (has('__nameid_version1.0')) return recognised('application/vnd.ms-outlook', 'an Outlook message (MSG)');
  if (has('PowerPoint Document')) return recognised('application/vnd.ms-powerpoint', 'an old presentation (PPT)');
  if (has('Workbook') || has('Book')) return recognised('application/vnd.ms-excel', 'an old spreadsheet (XLS)');
  return recognised('application/x-ole-storage', 'an OLE compound file');
}
