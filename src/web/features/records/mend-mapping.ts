import type { Mapping } from '#api/schemas/records';
import type { RowShape } from '#domain/record-mapping';

type Use = Mapping['columns'][number];

/** Changes one column; a part that stands once leaves the column that had it. */
export function mendColumn(mapping: Mapping, at: number, change: Partial<Use>): Mapping {
  const many = ['left out', 'fact', 'item'];
  const part = change.part;
  const columns = mapping.columns.map((use, i): Use => {
    if (i === at) {
      const mended = { ...use, ...change };
      return mended.part === 'fact' ? mended : { ...mended, property: null };
    }
    if (part !== undefined && !many.includes(part) && use.part === part) return { ...use, part: 'left out' };
    return use;
  });
  return { ...mapping, columns };
}

/** Another shape asks for other parts: columns whose part it does not know are left out. */
export function withShape(mapping: Mapping, shape: RowShape, knows: readonly string[]): Mapping {
  const ends =
    shape === 'links'
      ? { from: 'Person' as const, to: 'Person' as const, link: 'message' as const }
      : shape === 'people'
        ? { from: 'Person' as const, to: 'Organization' as const, link: 'employment' as const }
        : { from: 'Company' as const, to: 'Organization' as const, link: 'employment' as const };
  return {
    ...mapping,
    ...ends,
    shape,
    columns: mapping.columns.map((use) =>
      knows.includes(use.part) ? use : { ...use, part: 'left out', property: null },
    ),
  };
}
