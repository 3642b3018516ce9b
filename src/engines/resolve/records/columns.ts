import { Failure } from '#domain/failure';

export const columnRoles = [
  'id',
  'name',
  'given',
  'family',
  'middle',
  'gender',
  'birth',
  'age',
  'number',
  'street',
  'line',
  'place',
  'postcode',
  'state',
  'country',
  'phone',
  'mail',
  'identifier',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** The form of `data/resolve/columns.json`: headers, folded to letters and digits, that mean a role. */
export type ColumnData = { readonly roles: Readonly<Record<ColumnRole, readonly string[]>> };

/** A column that is compared; `at` is its place in the row. */
export type Column = { readonly at: number; readonly role: ColumnRole; readonly header: string };
export type ColumnPlan = {
  readonly id: number | null;
  readonly columns: readonly Column[];
  readonly unused: readonly string[];
};

const folded = (header: string): string =>
  header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Recognises columns by their headers; `mapping` (role to header) goes before what is recognised. Fails with
 * `LL-TABLE-COLUMNS` where nothing tells people apart or a column that is needed stands twice.
 */
export function recogniseColumns(
  header: readonly string[],
  data: ColumnData,
  mapping: ReadonlyMap<ColumnRole, string> = new Map(),
): ColumnPlan {
  const roleOf = new Map<string, ColumnRole>();
  for (const role of columnRoles) for (const name of data.roles[role]) roleOf.set(folded(name), role);
  for (const [role, name] of mapping) {
    if (!header.some((one) => folded(one) === folded(name))) {
      throw refuse(`there is no column "${name}"`, `The columns are ${header.map((one) => `"${one}"`).join(', ')}.`);
    }
    roleOf.set(folded(name), role);
  }
  const columns: Column[] = [];
  const unused: string[] = [];
  const seen = new Set<string>();
  let id: number | null = null;
  for (const [at, name] of header.entries()) {
    const role = roleOf.get(folded(name));
    if (role === undefined) {
      unused.push(name);
      continue;
    }
    if (seen.has(folded(name))) throw refuse(`the column "${name}" stands twice`, 'Rename or remove one of the two.');
    seen.add(folded(name));
    if (role === 'id') id ??= at;
    else columns.push({ at, role, header: name });
  }
  const telling = columns.filter(({ role }) => !['gender', 'age', 'state', 'country'].includes(role));
  if (telling.length === 0) {
    throw refuse(
      'no column is recognised that tells people apart',
      `Say which is which, as with --map family="${header.find((one) => one !== '') ?? 'Surname'}". Roles: ${columnRoles.join(', ')}.`,
    );
  }
  return { id, columns, unused };
}

const refuse = (what: string, next: string) => new Failure('LL-TABLE-COLUMNS', `In this table ${what}.`, next);
