import type { NameHit } from '#api/schemas/resolution';

/** Someone on a list to be looked for. */
export type Listed = {
  readonly name: string;
  readonly birthDate?: string;
  readonly nationality?: string;
  readonly identifier?: string;
};
export type ScreenedRow = Listed & { readonly hits: readonly NameHit[] };

export const mostListed = 5000;

/** Cells of a table as it is pasted or saved: commas, semicolons or tabs, quoted or not. */
export function cellsOf(text: string): string[][] {
  const first = text.slice(0, text.search(/\r?\n|$/));
  const separator = first.includes('\t') ? '\t' : first.split(';').length > first.split(',').length ? ';' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!;
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else isQuoted = false;
    } else if (letter === '"' && cell.trim() === '') {
      cell = '';
      isQuoted = true;
    } else if (letter === separator) {
      row.push(cell.trim());
      cell = '';
    } else if (letter === '\n') {
      rows.push([...row, cell.trim()]);
      row = [];
      cell = '';
    } else cell += letter;
  }
  return [...rows, [...row, cell.trim()]].filter((one) => one.some((part) => part !== ''));
}

const heads: readonly [keyof Listed, RegExp][] = [
  ['name', /^(?:full.?|person.?)?name(?:s|[ _]as[ _]recorded)?$|^caption$/i],
  ['birthDate', /birth|^dob$/i],
  ['nationality', /nationality|citizenship/i],
  ['identifier', /passport|document.?no|id.?number|identifier|^id$/i],
];

const numbers = ['passportNumber', 'idNumber', 'registrationNumber', 'taxNumber', 'innCode', 'leiCode'] as const;

/** Those that lines of FollowTheMoney JSON name, by each of their names; null where these are no such lines. */
function entitiesIn(text: string): Listed[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (!lines[0]?.trimStart().startsWith('{')) return null;
  return lines.flatMap((line): Listed[] => {
    const properties = propertiesOf(line);
    const first = (name: string) => properties[name]?.[0];
    const one = {
      birthDate: first('birthDate'),
      nationality: first('nationality') ?? first('country'),
      identifier: numbers.map(first).find((value) => value !== undefined),
    };
    const known = Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined));
    const names = ['name', 'alias', 'previousName'].flatMap((name) => properties[name] ?? []);
    return names.map((name) => ({ name, ...known }));
  });
}

/** The properties of one entity as lists of texts; none where the line is no entity. */
function propertiesOf(line: string): Readonly<Record<string, readonly string[]>> {
  try {
    const { properties } = JSON.parse(line) as { properties?: unknown };
    if (typeof properties !== 'object' || properties === null) return {};
    return Object.fromEntries(
      Object.entries(properties).map(([name, values]) => [
        name,
        (Array.isArray(values) ? values : [values]).filter((value): value is string => typeof value === 'string'),
      ]),
    );
  } catch {
    return {};
  }
}

/**
 * The people of a pasted list, a table or lines of FollowTheMoney JSON. Without a line of headings every line is one name, commas and all, so that
 * "Vey, Joel" stays one; names said twice are asked once.
 */
export function listedIn(text: string): Listed[] {
  const clean = text.replace(/^\uFEFF/, '').replace(/[\0]/g, '');
  const entities = entitiesIn(clean);
  const [head = [], ...rows] = entities === null ? cellsOf(clean) : [];
  const columns = heads.map(([part, form]) => [part, head.findIndex((cell) => form.test(cell))] as const);
  const nameAt = columns[0]![1];
  const listed: Listed[] =
    entities ??
    (nameAt === -1
      ? clean.split(/\r?\n/).map((line) => ({ name: line.trim().replace(/^"(.*)"$/, '$1') }))
      : rows.map(
          (row) =>
            Object.fromEntries(
              columns.flatMap(([part, at]) => {
                const value = at === -1 ? '' : (row[at] ?? '');
                return value === '' && part !== 'name' ? [] : [[part, value]];
              }),
            ) as Listed,
        ));
  const unique = new Map(listed.filter((one) => one.name !== '').map((one) => [JSON.stringify(one), one]));
  return [...unique.values()].slice(0, mostListed);
}

/** A cell that no program takes for a formula, and that holds its commas and line ends. */
export function safeCell(text: string): string {
  const plain = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r;\t]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** The screening as a table to be saved: one line a likeness, and one for each name without any. */
export function reportOf(rows: readonly ScreenedRow[]): string {
  const head = [
    'name',
    'birth date',
    'nationality',
    'number',
    'in the case',
    'kind',
    'likeness',
    'speaks for',
    'speaks against',
    'links',
    'mentions',
  ];
  const lines = rows.flatMap((row) => {
    const asked = [row.name, row.birthDate ?? '', row.nationality ?? '', row.identifier ?? ''];
    if (row.hits.length === 0) return [[...asked, 'nothing like it', '', '', '', '', '', '']];
    return row.hits.map((hit) => [
      ...asked,
      hit.name,
      hit.entity === null ? `${hit.type}, named in documents` : hit.type,
      hit.score.toFixed(2),
      hit.reasons
        .filter((one) => one.weight >= 0)
        .map((one) => one.words)
        .join('; '),
      hit.reasons
        .filter((one) => one.weight < 0)
        .map((one) => one.words)
        .join('; '),
      String(hit.hangs.links),
      String(hit.hangs.mentions),
    ]);
  });
  return `${[head, ...lines].map((line) => line.map(safeCell).join(',')).join('\r\n')}\r\n`;
}
