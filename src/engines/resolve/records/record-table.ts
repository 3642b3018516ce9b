import { plainIdentifier, plainMail, plainPhone } from '../facts/identifier.ts';
import { readDate } from '../facts/partial-date.ts';
import type { ColumnPlan, ColumnRole } from './columns.ts';

export type FieldKind = 'name' | 'text' | 'area' | 'date' | 'code' | 'category';
export type Field = {
  readonly label: string;
  readonly role: ColumnRole;
  readonly kind: FieldKind;
  readonly domain: number;
};

/** Distinct values of fields that may change places, as UTF-16 in one array; value 0 is "missing". */
export type Domain = { readonly starts: Uint32Array; readonly units: Uint16Array };

/** Records as columns of value numbers; all arrays may lie in shared memory, so that threads read one copy. */
export type RecordTable = {
  readonly count: number;
  readonly fields: readonly Field[];
  readonly values: readonly Uint32Array[];
  readonly domains: readonly Domain[];
  /** How many records have a value, for each field and value. */
  readonly counts: readonly Uint32Array[];
};

export type TableBuilder = { add(cells: readonly string[]): void; finish(): RecordTable };

const kinds: Readonly<Record<Exclude<ColumnRole, 'id' | 'age'>, FieldKind>> = {
  name: 'name',
  given: 'name',
  family: 'name',
  middle: 'name',
  gender: 'category',
  birth: 'date',
  number: 'code',
  street: 'text',
  line: 'text',
  place: 'area',
  postcode: 'code',
  state: 'category',
  country: 'category',
  phone: 'code',
  mail: 'code',
  identifier: 'code',
};
const longest = 64;
const missing = /^(?:n\/?a|null|none|unknown|unk|nan|-+|\?+|\.+)$/i;

/** Takes rows in; `romanise` brings other scripts into Latin letters. */
export function createTableBuilder(
  plan: ColumnPlan,
  romanise: (text: string) => string = (text) => text,
): TableBuilder {
  const sources = plan.columns.filter(({ role }) => role !== 'age' && role !== 'id');
  const domainNumbers = new Map<string, number>();
  const hasNames = sources.some(({ role }) => role === 'given' || role === 'family');
  const fields: Field[] = [];
  const readers: { at: number; into: number[]; read: (cell: string) => string[] }[] = [];
  const addField = (label: string, role: ColumnRole): number => {
    const kind = kinds[role as keyof typeof kinds];
    const key = kind === 'name' ? 'name' : role === 'street' || role === 'line' ? 'street' : label;
    if (!domainNumbers.has(key)) domainNumbers.set(key, domainNumbers.size);
    fields.push({ label, role, kind, domain: domainNumbers.get(key)! });
    return fields.length - 1;
  };
  for (const { at, role, header } of sources) {
    if (role === 'name' && !hasNames) {
      const into = [addField(`${header}: given`, 'given'), addField(`${header}: family`, 'family')];
      readers.push({ at, into, read: (cell) => splitName(romanise(cell)) });
    } else {
      const into = [addField(header, role)];
      const kind = kinds[role as keyof typeof kinds];
      readers.push({
        at,
        into,
        read: (cell) => [plainValue(role, ['name', 'text', 'area'].includes(kind) ? romanise(cell) : cell)],
      });
    }
  }
  const pools = Array.from({ length: domainNumbers.size }, () => new Map<string, number>([['', 0]]));
  const values = fields.map(() => new GrowingNumbers());
  let count = 0;
  return {
    add(cells) {
      count += 1;
      for (const { at, into, read } of readers) {
        const cell = (cells[at] ?? '').trim();
        const plain = cell === '' || missing.test(cell) ? [] : read(cell);
        for (const [n, field] of into.entries())
          values[field]!.push(numberOf(pools[fields[field]!.domain]!, plain[n] ?? ''));
      }
    },
    finish() {
      const domains = pools.map(domainOf);
      const columns = values.map((one) => one.finish());
      const counts = columns.map((column, n) => {
        const found = shared32(domains[fields[n]!.domain]!.starts.length - 1);
        for (const value of column) found[value]! += 1;
        return found;
      });
      return { count, fields, values: columns, domains, counts };
    },
  };
}

/** The text of a value, as it was folded. */
export function textOf(domain: Domain, value: number): string {
  return String.fromCharCode(...domain.units.subarray(domain.starts[value]!, domain.starts[value + 1]!));
}

function plainValue(role: ColumnRole, cell: string): string {
  if (role === 'birth') return plainDate(cell);
  if (role === 'phone') return plainPhone(cell) ?? '';
  if (role === 'mail') return (plainMail(cell) ?? squeezed(cell)).slice(0, longest);
  if (role === 'identifier' || role === 'postcode' || role === 'number') return plainIdentifier(cell).slice(0, longest);
  return squeezed(cell);
}

/** Letters and digits only: a blank too many or too few is the commonest slip. */
function squeezed(cell: string): string {
  const text = cell.slice(0, 4 * longest).toLowerCase();
  const plain = /^[ -~]*$/.test(text)
    ? text.replace(/[^a-z0-9]/g, '')
    : text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
  return plain.slice(0, longest);
}

/** Eight digits, zeros for what is not known; digits as they stand where they are no date, since a slip may have made them so. */
function plainDate(cell: string): string {
  const date = readDate(cell);
  if (date !== null) {
    const two = (n: number | undefined) => String(n ?? 0).padStart(2, '0');
    return `${date.year}${two(date.month)}${two(date.day)}`;
  }
  const digits = cell.replace(/\D/g, '');
  return digits.length === 8 ? digits : '';
}

/** "Carter, Ann B" or "Ann B Carter" as given and family name; one word is a family name. */
function splitName(cell: string): string[] {
  const comma = cell.indexOf(',');
  if (comma > 0) return [squeezed(cell.slice(comma + 1)), squeezed(cell.slice(0, comma))];
  const words = cell
    .slice(0, 4 * longest)
    .trim()
    .split(/\s+/);
  return [squeezed(words[words.length > 1 ? 0 : 1] ?? ''), squeezed(words.at(-1) ?? '')];
}

function numberOf(pool: Map<string, number>, text: string): number {
  const known = pool.get(text);
  if (known !== undefined) return known;
  pool.set(text, pool.size);
  return pool.size - 1;
}

const shared32 = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(4 * length));

function domainOf(pool: Map<string, number>): Domain {
  const starts = shared32(pool.size + 1);
  let total = 0;
  for (const text of pool.keys()) total += text.length;
  const units = new Uint16Array(new SharedArrayBuffer(2 * total));
  let at = 0;
  let value = 0;
  for (const text of pool.keys()) {
    for (let i = 0; i < text.length; i++) units[at++] = text.charCodeAt(i);
    starts[++value] = at;
  }
  return { starts, units };
}

/** Numbers in chunks, so that a million rows are never copied twice over. */
class GrowingNumbers {
  private readonly chunks: Uint32Array[] = [];
  private length = 0;
  push(value: number): void {
    const at = this.length & 0xffff;
    if (at === 0) this.chunks.push(new Uint32Array(0x10000));
    this.chunks.at(-1)![at] = value;
    this.length += 1;
  }
  finish(): Uint32Array {
    const all = shared32(this.length);
    for (const [n, chunk] of this.chunks.entries()) all.set(chunk.subarray(0, this.length - n * 0x10000), n * 0x10000);
    return all;
  }
}
