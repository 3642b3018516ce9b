import { makeZip } from './make-zip.ts';

/** A cell as it stands in a sheet's XML: `t` is its type, `s` its style, `v` its value. */
export type XlsxCell = { readonly r: string; readonly v: string; readonly t?: string; readonly s?: number };

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of sheets by their names; style 1 is a date, 2 a date and time, 3 a number with a red "d" in quotes. */
export function makeXlsx(
  sheets: Readonly<Record<string, readonly (readonly XlsxCell[])[]>>,
  of: { readonly strings?: readonly string[]; readonly date1904?: boolean } = {},
): Uint8Array {
  const names = Object.keys(sheets);
  const relations = names.map(
    (_, i) => `<Relationship Id="r${i}" Type="${REL}/worksheet" Target="worksheets/sheet${i}.xml"/>`,
  );
  const rows = (cells: readonly XlsxCell[]): string => {
    const row = /\d+/.exec(cells[0]!.r)![0];
    const all = cells.map(({ r, v, t = 'n', s = 0 }) =>
      t === 'inlineStr'
        ? `<c r="${r}" t="${t}"><is><t>${v}</t></is></c>`
        : `<c r="${r}" t="${t}" s="${s}"><v>${v}</v></c>`,
    );
    return `<row r="${row}">${all.join('')}</row>`;
  };
  return makeZip([
    { name: '[Content_Types].xml', bytes: `${HEAD}<Types/>` },
    {
      name: '_rels/.rels',
      bytes: `${HEAD}<Relationships><Relationship Id="a" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      bytes: `${HEAD}<workbook ${MAIN} xmlns:r="${REL}"><workbookPr date1904="${of.date1904 === true ? 1 : 0}"/><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: `${HEAD}<Relationships>${relations.join('')}<Relationship Id="s" Type="${REL}/styles" Target="styles.xml"/><Relationship Id="t" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      bytes: `${HEAD}<styleSheet ${MAIN}><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/><numFmt numFmtId="165" formatCode="[Red]0.0&quot;days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      bytes: `${HEAD}<sst ${MAIN}>${(of.strings ?? []).map((text) => `<si><r><t>${text}</t></r><rPh><t>spoken</t></rPh></si>`).join('')}</sst>`,
    },
    ...names.map((name, i) => ({
      name: `xl/worksheets/sheet${i}.xml`,
      bytes: `${HEAD}<worksheet ${MAIN}><sheetData>${sheets[name]!.map(rows).join('')}</sheetData></worksheet>`,
    })),
  ]);
}
