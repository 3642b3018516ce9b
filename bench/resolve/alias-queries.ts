import { kindOfSchema } from '#cli/kind-of-schema';
import { NameFinder } from '#engines/resolve/candidates/name-finder';
import type { NameKind } from '#engines/resolve/names/name';
import type { ResolveData } from '#engines/resolve/resolve-data';
import type { Row } from './labelled-tables.ts';

/** An alias looked up among the first names of all rows; `wanted` are the ids any of which is right. */
export type AliasQuery = {
  readonly name: string;
  readonly kind: NameKind;
  readonly group: string;
  readonly wanted: ReadonlySet<string>;
  readonly wantedNames: readonly string[];
};

/** The first names of all rows as a list to look in, and every other name as a query, once. */
export function aliasQueries(rows: readonly Row[], data: ResolveData): { finder: NameFinder; queries: AliasQuery[] } {
  const finder = new NameFinder(data);
  const ids = new Map<string, string>();
  for (const { name1 = '', schema } of rows) {
    if (ids.has(name1)) continue;
    ids.set(name1, String(ids.size));
    finder.add(String(ids.size - 1), name1, kindOfSchema(schema));
  }
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = row['name2'] ?? '';
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const queries = [...groups].flatMap(([name, of]): AliasQuery[] => {
    const [first] = of;
    if (name === '' || first === undefined || of.some(({ name1 }) => name1 === name)) return [];
    const kind = kindOfSchema(first['schema']);
    const wantedNames = [...new Set(of.map(({ name1 = '' }) => name1))];
    const group = `${first['script2'] || 'Latn'} ${kind === 'person' ? 'persons' : 'others'}`;
    return [{ name, kind, group, wantedNames, wanted: new Set(wantedNames.map((one) => ids.get(one)!)) }];
  });
  return { finder, queries };
}
