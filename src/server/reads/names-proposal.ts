import type { Hanging, NamesProposal } from '#api/schemas/resolution';
import type { EntitySchema } from '#domain/entity';
import type { EntityComparison, Reason } from '#engines/resolve/compare-entities';
import { placesOfNames, type LooseName, type NamePlace } from '#store/name-index';
import type { ScopedTransaction } from '#store/scope';
import { presentCard, type KnownEntity } from './entity-cards.ts';
import { schemaOfType } from './index-names.ts';

/** Names to be proposed together, of one kind and compartment; the first leads. */
export type NamesFound = {
  readonly names: readonly {
    readonly row: LooseName;
    readonly score: number;
    readonly reasons: readonly Reason[];
    readonly doubt: string | null;
  }[];
  /** The documents that are meant, where not all are. */
  readonly documentIds: readonly string[] | null;
  readonly entity: KnownEntity | null;
  readonly likeness: EntityComparison;
};

/** Documents of one name that are looked at for a proposal; the rest is joined all the same. */
const placesOfName = 60;
const placesShown = 3;

export const countText = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** Presents names with where they stand, which is asked for at once. */
export async function presentNames(tx: ScopedTransaction, found: readonly NamesFound[]): Promise<NamesProposal[]> {
  const keyOf = (compartmentId: string, type: string, name: string) => `${compartmentId} ${type} ${name}`;
  const keyOfRow = (row: LooseName) => keyOf(row.compartment_id, row.type, row.name);
  const rows = found.flatMap(({ names }) => names.map((one) => one.row));
  const unique = [...new Map(rows.map((row) => [keyOfRow(row), row])).values()];
  const places = new Map<string, NamePlace[]>();
  const wanted = unique.map(({ compartment_id: compartmentId, type, name }) => ({ compartmentId, type, name }));
  for (const row of await placesOfNames(tx, wanted, placesOfName)) {
    const key = keyOf(row.compartment_id, row.type, row.name);
    places.set(key, [...(places.get(key) ?? []), row]);
  }
  return found.map((one) =>
    presentFound(one, (row) =>
      (places.get(keyOfRow(row)) ?? []).filter((place) => one.documentIds?.includes(place.document_id) ?? true),
    ),
  );
}

function presentFound(of: NamesFound, placesOf: (row: LooseName) => readonly NamePlace[]): NamesProposal {
  const { names, documentIds, entity, likeness } = of;
  const { compartment_id: compartmentId, type } = names[0]!.row;
  // Where only some documents are meant, only what stands in them counts.
  const mentionsOf = (row: LooseName) =>
    documentIds === null ? row.mentions : placesOf(row).reduce((sum, place) => sum + place.mentions, 0);
  const documentsOf = (row: LooseName) => (documentIds === null ? row.documents : placesOf(row).length);
  const changes: Hanging = {
    links: 0,
    claims: 0,
    mentions: names.reduce((sum, { row }) => sum + mentionsOf(row), 0),
    documents: new Set(names.flatMap(({ row }) => placesOf(row)).map((place) => place.document_id)).size,
  };
  return {
    kind: 'names',
    compartmentId,
    type,
    schema: (entity?.asFacts.schema ?? schemaOfType(type)) as EntitySchema,
    seen: Math.max(...names.map(({ row }) => row.seen)),
    names: names.map(({ row, score, reasons, doubt }) => ({
      name: row.name,
      mentions: mentionsOf(row),
      documents: documentsOf(row),
      score,
      reasons: [...reasons],
      places: placesOf(row)
        .slice(0, placesShown)
        .map((place) => ({
          documentId: place.document_id,
          renditionId: place.rendition_id,
          title: place.title,
          start: place.first_start,
          end: place.first_end,
        })),
      doubt,
    })),
    // In the order in which they were read: the order of ids says nothing.
    documentIds:
      documentIds === null
        ? null
        : [...new Set(names.flatMap(({ row }) => placesOf(row)).map((place) => place.document_id))],
    entity: entity === null ? null : presentCard(entity),
    score: likeness.score,
    reasons: [...likeness.reasons],
    contradictions: [...likeness.contradictions],
    changes,
  };
}
