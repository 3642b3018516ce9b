import { type Domain, type Field, type RecordTable, textOf } from './record-table.ts';

/** One number a record; records with equal numbers other than 0 are compared. */
export type BlockKeys = Uint32Array;

/** A field, or two together, by which records are brought near each other. */
export type Template = readonly (readonly [field: number, coded: boolean])[];

const strong: readonly string[] = ['identifier', 'phone', 'mail'];
const order: readonly string[] = [
  'family',
  'given',
  'birth',
  'street',
  'place',
  'postcode',
  'line',
  'number',
  'middle',
];

/** Which templates a table offers: each strong field alone, and every two of the others, the most telling first. */
export function templatesOf({ fields }: RecordTable, most = 24): readonly Template[] {
  const found: Template[] = [];
  const add = (field: number): [number, boolean] => [field, fields[field]!.kind === 'name'];
  const rank = ({ role }: Field) => order.indexOf(role);
  for (const [n, { role }] of fields.entries()) if (strong.includes(role)) found.push([add(n)]);
  const others = fields
    .map((_, n) => n)
    .filter((n) => rank(fields[n]!) >= 0)
    .sort((a, b) => rank(fields[a]!) - rank(fields[b]!) || a - b);
  if (others.length === 1) found.push([add(others[0]!)]);
  for (let sum = 1; sum < 2 * others.length; sum++) {
    for (let i = 0; 2 * i < sum; i++) {
      const [a, b] = [others[i], others[sum - i]];
      if (a !== undefined && b !== undefined) found.push([add(a), add(b)]);
    }
  }
  return found.slice(0, most);
}

/** The keys of all records under one template; 0 where a value is missing. */
export function blockKeys(table: RecordTable, template: Template): BlockKeys {
  const keys = new Uint32Array(new SharedArrayBuffer(4 * table.count));
  const codes = template.map(([field, coded]) => codesOf(table, field, coded));
  const isNames =
    template.length === 2 && template.every(([field]) => ['given', 'family'].includes(table.fields[field]!.role));
  for (let i = 0; i < table.count; i++) {
    const parts = template.map(([field], n) => codes[n]![table.values[field]![i]!]!);
    if (parts.includes(0)) continue;
    // Given and family name in either order: they change places often.
    const [a = 0, b = 0] = isNames && parts[0]! > parts[1]! ? [parts[1]!, parts[0]!] : parts;
    keys[i] = mix(a ^ mix(b + 0x9e3779b9)) || 1;
  }
  return keys;
}

/** A number for each value of a field: of its sound for names, else of the value. */
function codesOf({ fields, domains }: RecordTable, field: number, coded: boolean): Uint32Array {
  const domain = domains[fields[field]!.domain]!;
  const size = domain.starts.length - 1;
  const codes = new Uint32Array(size);
  for (let value = 1; value < size; value++)
    codes[value] = hashOf(coded ? soundOf(textOf(domain, value)) : raw(domain, value));
  return codes;
}

const raw = (domain: Domain, value: number): string => textOf(domain, value);

/** FNV-1a over UTF-16 units; never 0. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash >>> 0) || 1;
}

/** Murmur's finaliser: spreads every bit over all. */
function mix(n: number): number {
  let h = n >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const groups: Readonly<Record<string, string>> = {
  b: '1',
  p: '1',
  f: '1',
  v: '1',
  c: '2',
  g: '2',
  j: '2',
  k: '2',
  q: '2',
  s: '2',
  x: '2',
  z: '2',
  d: '3',
  t: '3',
  l: '4',
  m: '5',
  n: '5',
  r: '6',
};

/** First letter and at most three groups of consonants (Soundex, Russell 1918); what is not Latin stays as its first four letters. */
function soundOf(word: string): string {
  if (!/^[a-z]/.test(word)) return word.slice(0, 4);
  let code = word[0]!;
  let last = groups[code] ?? '';
  for (let i = 1; i < word.length && code.length < 4; i++) {
    const group = groups[word[i]!] ?? '';
    if (group !== '' && group !== last) code += group;
    if (!'hw'.includes(word[i]!)) last = group;
  }
  return code;
}
