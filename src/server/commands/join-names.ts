import { mainCompartmentOf } from '#domain/case-file';
import type { ItemRef } from '#domain/entry';
import type { MentionType } from '#domain/reading';
import { draftEntry } from '#store/draft-entry';
import { entities, type EntityRow } from '#store/link';
import { placesOfNames, type NamePlace } from '#store/name-index';
import type { ScopedTransaction } from '#store/scope';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { factsOfLoose } from '../reads/near-subjects.ts';
import { knownEntities } from '../reads/entity-cards.ts';
import { whoIsWho } from '../reads/who-is-who.ts';
import { conflict, invalid, notFound } from '../refusals.ts';
import { recordScopeOf } from '../store-scope.ts';
import type { EntityChoice } from './rely-on.ts';

export type AskedNames = {
  readonly type: MentionType;
  readonly names: readonly string[];
  /** The newest entry of the compartment that was shown; what came later is not joined. */
  readonly seen: number;
  readonly documentIds: readonly string[] | null;
  readonly entity: EntityChoice;
  readonly apart: { readonly entityId: string; readonly decision: 'not same' | 'unsure' } | null;
  readonly note: string | null;
};

/** No more documents in one entry; the rest is proposed again. */
const mostDocuments = 500;

/** An entity that a record of this compartment may name. */
async function entityWithin(tx: ScopedTransaction, compartmentId: string, entityId: string): Promise<EntityRow> {
  const [entity] = await entities(tx, null, { entityIds: [entityId] });
  if (entity === undefined) throw notFound();
  if (![compartmentId, mainCompartmentOf(tx.scope.caseId)].includes(entity.compartment_id)) throw notFound();
  return entity;
}

/** The names of each reading, in the order in which they were read. */
function byReading(places: readonly NamePlace[]): NamePlace[][] {
  const groups = new Map<string, NamePlace[]>();
  for (const row of places) groups.set(row.reading_id, [...(groups.get(row.reading_id) ?? []), row]);
  return [...groups.values()].slice(0, mostDocuments);
}

/** What spoke for and against the name and the entity that it is kept apart from. */
async function reasonsApart(
  tx: ScopedTransaction,
  deps: Pick<ServerDeps, 'resolver'>,
  input: AskedNames,
  apartId: string,
) {
  const who = await whoIsWho(tx, null);
  const known = await knownEntities(tx, null, who, [apartId]);
  const other = known.get(who.canonicalOf(apartId));
  if (other === undefined) return { reasons: [], contradictions: [] };
  const type = input.type === 'organisation' ? 'organisation' : 'person';
  const { reasons, contradictions } = deps.resolver.compare(
    other.asFacts,
    factsOfLoose({ type, name: input.names[0]! }),
  );
  return { reasons: [...reasons], contradictions: [...contradictions] };
}

/** Joins names of documents to an entity, or makes one of them, alone or kept apart from another; all of it one entry. */
export function joinNames(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store' | 'resolver'>,
  input: AskedNames,
): Promise<{ ref: ItemRef; entity: EntityRow; documents: number }> {
  const { compartmentId } = auth;
  const { type, names, documentIds, entity: choice, apart, note } = input;
  if (apart !== null && 'entityId' in choice)
    throw invalid('Names are kept apart as an entity of their own.', 'Give the new entity a name.');
  return deps.store.write(recordScopeOf(auth), compartmentId, async (tx) => {
    const wanted = [...new Set(names)].map((name) => ({ compartmentId, type, name }));
    const places = await placesOfNames(tx, wanted, mostDocuments);
    const isMeant = (row: NamePlace) => documentIds === null || documentIds.includes(row.document_id);
    const shown = byReading(places.filter((row) => row.from_seq <= input.seen && isMeant(row)));
    if (shown.length === 0) throw conflict('Nothing that these documents call so is left to join.');
    const actor = actorRefOf(auth);
    const draft = draftEntry();
    const entityId =
      'entityId' in choice
        ? (await entityWithin(tx, compartmentId, choice.entityId)).entity_id
        : draft.add(actor, { kind: 'entity.made', ...choice, translation: null });
    for (const rows of shown) {
      const { document_id: documentId, rendition_id: renditionId, reading_id: readingId } = rows[0]!;
      const of = { entityId, type, documentId, renditionId, readingId };
      draft.add(actor, { kind: 'names.joined', ...of, names: rows.map((row) => row.name) });
    }
    if (apart !== null) {
      const other = await entityWithin(tx, compartmentId, apart.entityId);
      const [left, right] = [entityId, other.entity_id].sort() as [string, string];
      const spoke = await reasonsApart(tx, deps, input, other.entity_id);
      draft.add(actor, { kind: 'resolution.decided', left, right, decision: apart.decision, ...spoke, note });
    }
    const { seq } = await tx.append(draft);
    const [entity] = await entities(tx, null, { entityIds: [entityId] });
    return { ref: { compartmentId, seq, ordinal: 0 }, entity: entity!, documents: shown.length };
  });
}
