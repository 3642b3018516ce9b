import { mainCompartmentOf } from '#domain/case-file';
import type { EntityProperty } from '#domain/entity-property';
import type { ItemRef } from '#domain/entry';
import { Failure } from '#domain/failure';
import type { Span } from '#domain/span';
import { renditionById } from '#store/document';
import { draftEntry } from '#store/draft-entry';
import { entities } from '#store/link';
import { entityFacts, type EntityFactRow } from '#store/resolution';
import type { ScopedTransaction } from '#store/scope';
import { actorRefOf } from '../actor.ts';
import type { InCase, InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { review } from '../policies/review.ts';
import { invalid, notFound } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';
import { renditionIn, requireSpans } from './claim-by-hand.ts';

export type AskedFact = {
  readonly entityId: string;
  readonly property: EntityProperty;
  readonly value: string;
  readonly words: { readonly renditionId: string; readonly span: Span } | null;
  readonly note: string | null;
  readonly compartmentId?: string | undefined;
};

/** Where the record lies: with its words, else where it is asked to, else with the entity, which lies there or in `main`. */
async function compartmentsOf(tx: ScopedTransaction, input: AskedFact): Promise<string> {
  const { entityId, words } = input;
  const [entity] = await entities(tx, null, { entityIds: [entityId] });
  if (entity === undefined) throw notFound();
  const rendition = words === null ? undefined : await renditionById(tx, null, words.renditionId);
  if (words !== null && rendition === undefined) throw notFound();
  const own = rendition?.compartment_id ?? input.compartmentId ?? entity.compartment_id;
  const isAsked = input.compartmentId === undefined || input.compartmentId === own;
  if (isAsked && [own, mainCompartmentOf(tx.scope.caseId)].includes(entity.compartment_id)) return own;
  throw new Failure(
    'LL-TWO-COMPARTMENTS',
    'The entity, the words and the record lie in different compartments.',
    'Say it with a note, or of an entity of the document’s own compartment.',
  );
}

export function compartmentOfFact(
  scope: InCase,
  deps: Pick<ServerDeps, 'store'>,
  input: AskedFact,
): Promise<InCompartment<'review'>> {
  return deps.store.read(storeScopeOf(scope), async (tx) => review(scope, await compartmentsOf(tx, input)));
}

/** Says something of an entity: with the words of a document that say so, or with a note of whoever knows it. */
export function describeEntity(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store'>,
  input: AskedFact,
): Promise<{ ref: ItemRef; row: EntityFactRow }> {
  const { compartmentId } = auth;
  const { entityId, property, value, words, note } = input;
  if (words === null && note === null)
    throw invalid(
      'Something said of an entity rests on words or on a note.',
      'Mark the words, or say how it is known.',
    );
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    if ((await compartmentsOf(tx, input)) !== compartmentId) throw notFound();
    const place = words === null ? null : await renditionIn(tx, compartmentId, words.renditionId);
    if (place !== null) requireSpans(place.text, [words!.span], 'selection');
    const draft = draftEntry();
    const factId = draft.add(actorRefOf(auth), {
      kind: 'entity.described',
      entityId,
      property,
      value,
      documentId: place?.row.document_id ?? null,
      renditionId: place?.row.rendition_id ?? null,
      span: words?.span ?? null,
      note,
    });
    const { seq } = await tx.append(draft);
    const row = (await entityFacts(tx, null, [entityId])).find((one) => one.fact_id === factId);
    return { ref: { compartmentId, seq, ordinal: 0 }, row: row! };
  });
}
