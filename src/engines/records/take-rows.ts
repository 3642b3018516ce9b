import type { EntityProperty } from '#domain/entity-property';
import type { EntitySchema } from '#domain/entity';
import type { LinkKind } from '#domain/link';
import type { ColumnPart, ColumnUse, RecordMapping } from '#domain/record-mapping';
import type { Span } from '#domain/span';
import type { RecordEntity, RecordFact } from '#domain/taken-records';
import type { Header } from './header-row.ts';
import { placesOf } from './mapping-questions.ts';
import { readAmount } from './read-amount.ts';
import { readMail, readPhone } from './read-contact.ts';
import { readClock, readWhen } from './read-when.ts';
import type { Cell, Row } from './table-text.ts';
import type { RowOutcome, TakenLink, TakenRow } from './taken-row.ts';

/**
 * Rows to entities, facts and links by a mapping that a person made. A row is taken whole or refused with its reason: a
 * cell that does not hold what its column is said to hold refuses the row, an empty cell only where the row cannot do
 * without it. Who is who inside one table: by address or number where a cell is one; each row of a list of people is a
 * person of its own, told apart by the key columns; elsewhere a name written the same way is one. Nothing is compared
 * with names of the case here.
 */
class Refusal {
  readonly why: string;
  constructor(why: string) {
    this.why = why;
  }
}

type Used = { readonly use: ColumnUse; readonly at: number };
type Read = { readonly cells: Map<ColumnPart, { cell: Cell; use: ColumnUse }[]>; readonly spans: Span[] };

const longestValue = 500;
const fold = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
const spanOf = ({ start, end }: Cell): Span => [start, end];
const few = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/**
 * Takes rows one by one; remembers the keys it saw, so that a second row of one key is refused. With `isWhole` a row
 * short of cells is refused too: in a comma-separated file nobody knows which is missing.
 */
export function rowTaker(
  mapping: RecordMapping,
  headers: readonly Header[],
  isWhole: boolean,
): (row: Row) => RowOutcome {
  const places = placesOf(mapping, headers);
  const used: Used[] = mapping.columns.flatMap((use, i) =>
    places[i]! < 0 || (use.part === 'left out' && !use.isKey) ? [] : [{ use, at: places[i]! }],
  );
  const keys = new Map<string, number>();
  const hasKey = used.some(({ use }) => use.isKey);
  return (row) => {
    const span: Span = [row.start, row.end];
    const refused = (why: string): RowOutcome => ({ kind: 'refused', row: { line: row.line, span, why } });
    if (row.cells.length > headers.length || (isWhole && row.cells.length < headers.length))
      return refused(
        `has ${row.cells.length} ${row.cells.length === 1 ? 'cell' : 'cells'} where the first row names ${headers.length} columns`,
      );
    try {
      const said = takeOne(mapping, used, row);
      const key = hasKey ? keyOf(used, row) : said.says;
      const before = keys.get(key);
      // Without key columns two rows that say the same are two: calls of one minute, payments of one sum.
      if (hasKey && before !== undefined) return refused(`has the same key as row ${before}`);
      const seen = (hasKey ? 0 : (keys.get(key) ?? 0)) + 1;
      keys.set(key, hasKey ? row.line : seen);
      const own = hasKey ? key : `${key}\u0000${seen}`;
      return { kind: 'taken', row: { ...withRowKeys(said, own), line: row.line, key: own } };
    } catch (error) {
      if (error instanceof Refusal) return refused(error.why);
      throw error;
    }
  };
}

const ofRow = '\u0000row';

/** Entities that are their row's own get the row's key. */
const withRowKeys = (said: Omit<TakenRow, 'line' | 'key'>, key: string): Omit<TakenRow, 'line' | 'key'> => ({
  ...said,
  entities: said.entities.map((one) => (one.key === ofRow ? { ...one, key: `row:${key}` } : one)),
});

function keyOf(used: readonly Used[], row: Row): string {
  const values = used.filter(({ use }) => use.isKey).map(({ at }) => fold(row.cells[at]?.text ?? ''));
  if (values.every((value) => value === '')) throw new Refusal('its key is empty');
  return JSON.stringify(values);
}

function takeOne(mapping: RecordMapping, used: readonly Used[], row: Row): Omit<TakenRow, 'line' | 'key'> {
  const read: Read = { cells: new Map(), spans: [] };
  for (const { use, at } of used) {
    const cell = row.cells[at];
    if (use.part === 'left out' || cell === undefined || cell.text === '') continue;
    if (cell.text.length > longestValue && !['item', 'from', 'to'].includes(use.part))
      throw new Refusal(
        `“${use.header}” holds ${cell.text.length} characters, and no more than ${longestValue} are taken`,
      );
    const list = read.cells.get(use.part) ?? [];
    list.push({ cell, use });
    read.cells.set(use.part, list);
    read.spans.push(spanOf(cell));
  }
  const { entities, links } = mapping.shape === 'links' ? takeLink(mapping, read) : takeSubject(mapping, read);
  const cells = read.spans.toSorted((a, b) => a[0] - b[0]);
  if (cells.length === 0) throw new Refusal('none of the columns that are used holds anything');
  const says = JSON.stringify([
    entities.map(({ key, schema, name, facts }) => [
      key,
      schema,
      name,
      facts.map(({ property, value }) => [property, value]),
    ]),
    links.map(({ kind, from, to, item, time, arrives }) => [kind, from, to, item, time, arrives]),
  ]);
  return { says, cells, entities, links };
}

const one = (read: Read, part: ColumnPart) => read.cells.get(part)?.[0];
const textOf = (read: Read, part: ColumnPart): string | null => one(read, part)?.cell.text ?? null;

function takeSubject(mapping: RecordMapping, read: Read): { entities: RecordEntity[]; links: TakenLink[] } {
  const isPeople = mapping.shape === 'people';
  const name = subjectName(read);
  if (name === null) throw new Refusal('names nobody');
  const facts = factsOf(read);
  const role = one(read, 'role');
  if (isPeople && role !== undefined)
    facts.push({ property: 'position', value: role.cell.text, span: spanOf(role.cell) });
  const subject: RecordEntity = { key: ofRow, schema: mapping.from, name, facts };
  const from = dateOf(read, 'since');
  const until = dateOf(read, 'until');
  const written = isPeople ? (textOf(read, 'organisation') ?? mapping.organisation) : null;
  if (written === null) return { entities: [subject], links: [] };
  const organisation: RecordEntity = { key: `name:${fold(written)}`, schema: mapping.to, name: written, facts: [] };
  const link: TakenLink = {
    kind: mapping.link,
    from: 0,
    to: 1,
    item: role?.cell.text ?? null,
    time: from === null && until === null ? null : `${from ?? '..'}/${until ?? '..'}`,
    arrives: null,
  };
  return { entities: [subject, organisation], links: [link] };
}

function subjectName(read: Read): string | null {
  const name = textOf(read, 'name');
  const parts = [textOf(read, 'given name'), textOf(read, 'family name')].filter((part) => part !== null);
  return name ?? (parts.length === 0 ? null : parts.join(' '));
}

const normalised: Partial<Record<EntityProperty, (cell: string) => string | null>> = {
  email: (cell) => readMail(cell)?.address ?? null,
  phone: readPhone,
};

function factsOf(read: Read): RecordFact[] {
  return (read.cells.get('fact') ?? []).map(({ cell, use }) => {
    const property = use.property!;
    const value = property.endsWith('Date') ? dayIn(cell, use) : (normalised[property] ?? ((text) => text))(cell.text);
    if (value === null)
      throw new Refusal(
        `“${use.header}” holds “${few(cell.text)}”, which is no ${property === 'email' ? 'e-mail address' : 'telephone number'}`,
      );
    return { property, value, span: spanOf(cell) };
  });
}

function dayIn(cell: Cell, use: ColumnUse): string {
  const read = readWhen(cell.text, use.order);
  if (read.kind === 'when') return read.value;
  throw new Refusal(
    read.kind === 'either'
      ? `“${use.header}” holds ${cell.text}, which could be read two ways`
      : `“${use.header}” holds “${few(cell.text)}”, which is no date${use.order === null ? '' : ` with the ${use.order === 'day first' ? 'day' : 'month'} first`}`,
  );
}

function dateOf(read: Read, part: ColumnPart): string | null {
  const found = one(read, part);
  return found === undefined ? null : dayIn(found.cell, found.use);
}

function takeLink(mapping: RecordMapping, read: Read): { entities: RecordEntity[]; links: TakenLink[] } {
  const entities: RecordEntity[] = [];
  const add = (found: { cell: Cell; use: ColumnUse } | undefined, schema: EntitySchema, what: string): number[] => {
    if (found === undefined) throw new Refusal(`does not say ${what}`);
    return partsOf(found.cell, found.use.separator).map((part) => {
      const entity = endOf(part, schema);
      const at = entities.findIndex((other) => other.key === entity.key && other.schema === schema);
      if (at >= 0) return at;
      entities.push(entity);
      return entities.length - 1;
    });
  };
  const from = add(one(read, 'from'), mapping.from, 'from whom');
  const to = add(one(read, 'to'), mapping.to, 'to whom');
  const kind = kindOf(mapping, read);
  const item = itemOf(read);
  const time = momentOf(read);
  const arrives = dateOf(read, 'ends');
  const pairs = from.flatMap((a) => to.filter((b) => b !== a).map((b) => [a, b] as const));
  const links = [
    ...new Map(pairs.map(([a, b]) => [`${a} ${b}`, { kind, from: a, to: b, item, time, arrives }])).values(),
  ];
  if (links.length === 0) throw new Refusal('goes from somebody to themselves');
  return { entities, links };
}

/** Several values of one cell, each with its place. */
function partsOf(cell: Cell, separator: string | null): Cell[] {
  if (separator === null || !cell.text.includes(separator)) return [cell];
  const parts: Cell[] = [];
  let at = 0;
  for (const piece of cell.text.split(separator)) {
    const text = piece.trim();
    const start = cell.start + at + piece.indexOf(text);
    // Doubled quotes inside the cell shift what follows; then the whole cell is its place.
    const isExact = cell.end - cell.start === cell.text.length;
    if (text !== '')
      parts.push({ text, start: isExact ? start : cell.start, end: isExact ? start + text.length : cell.end });
    at += piece.length + separator.length;
  }
  return parts;
}

function endOf(cell: Cell, schema: EntitySchema): RecordEntity {
  if (cell.text.length > longestValue)
    throw new Refusal(`a name has ${cell.text.length} characters, and no more than ${longestValue} are taken`);
  const span = spanOf(cell);
  const mail = readMail(cell.text);
  if (mail !== null)
    return {
      key: `email:${mail.address}`,
      schema,
      name: mail.name ?? cell.text,
      facts: [{ property: 'email', value: mail.address, span }],
    };
  const phone = schema === 'Address' ? null : readPhone(cell.text);
  if (phone !== null)
    return { key: `phone:${phone}`, schema, name: cell.text, facts: [{ property: 'phone', value: phone, span }] };
  return { key: `name:${fold(cell.text)}`, schema, name: cell.text, facts: [] };
}

function kindOf(mapping: RecordMapping, read: Read): LinkKind {
  const said = textOf(read, 'kind');
  return (said === null ? undefined : mapping.kinds[said.trim().toLowerCase()]) ?? mapping.link;
}

function itemOf(read: Read): string | null {
  const found = one(read, 'amount');
  const parts: string[] = [];
  if (found !== undefined) {
    const amount = readAmount(found.cell.text, found.use.decimal);
    if (amount.kind !== 'amount')
      throw new Refusal(
        amount.kind === 'either'
          ? `“${found.use.header}” holds ${found.cell.text}, which could be read two ways`
          : `“${found.use.header}” holds “${few(found.cell.text)}”, which is no amount`,
      );
    const currency = textOf(read, 'currency') ?? amount.currency;
    parts.push(currency === null ? amount.value : `${currency} ${amount.value}`);
  }
  for (const { cell } of read.cells.get('item') ?? []) parts.push(cell.text);
  const kind = textOf(read, 'kind');
  if (kind !== null) parts.push(kind);
  const item = parts.join(' · ');
  return item === '' ? null : item.slice(0, 1000);
}

function momentOf(read: Read): string | null {
  const day = dateOf(read, 'when');
  const found = one(read, 'clock');
  if (found === undefined) return day;
  const clock = readClock(found.cell.text);
  if (clock === null)
    throw new Refusal(`“${found.use.header}” holds “${few(found.cell.text)}”, which is no time of day`);
  if (day === null) throw new Refusal('gives a time of day and no day');
  return day.length === 10 ? `${day}T${clock}` : day;
}
