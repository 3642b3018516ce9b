import { makeZip, type ZipMember } from './make-zip.ts';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A Word document around the XML of its body; `others` are further members, `related` those the main part refers to. */
export function makeDocx(
  body: string,
  others: readonly ZipMember[] = [],
  related: Readonly<Record<string, string>> = {},
): Uint8Array {
  return makeZip([
    { name: '[Content_Types].xml', bytes: '<?xml version="1.0"?><Types/>' },
    {
      name: '_rels/.rels',
      bytes: relations({ officeDocument: 'word/document.xml', 'core-properties': 'docProps/core.xml' }),
    },
    { name: 'word/document.xml', bytes: wordPart('document', `<w:body>${body}</w:body>`) },
    { name: 'word/_rels/document.xml.rels', bytes: relations(related) },
    ...others,
  ]);
}

function relations(targets: Readonly<Record<string, string>>): string {
  const one = ([type, target]: readonly [string, string], index: number): string =>
    `<Relationship Id="rId${index}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  return `<?xml version="1.0"?><Relationships>${Object.entries(targets).map(one).join('')}</Relationships>`;
}

export const wordPart = (root: string, inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${root} xmlns:w="${WORD}">${inner}</w:${root}>`;

export const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
