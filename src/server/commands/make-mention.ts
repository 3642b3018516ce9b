import type { ItemRef } from '#domain/entry';
import { mainCompartmentOf } from '#domain/case-file';
import { Failure } from '#domain/failure';
import type { MentionType } from '#domain/reading';
import { draftEntry } from '#store/draft-entry';
import { entities, type EntityRow } from '#store/link';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { notFound } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';
import { renditionIn, requireSpans } from './claim-by-hand.ts';

export type AskedMention = {
  readonly renditionId: string;
  readonly start: number;
  readonly end: number;
  readonly type: MentionType;
  readonly entityId: string | null;
};

export type MadeMention = {
  readonly ref: ItemRef;
  readonly mentionId: string;
  readonly words: string;
  readonly entity: EntityRow | null;
};

/** Marks words as naming something; an entity they name lies in `main` or in the document's own compartment. */
export function makeMention(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store'>,
  input: AskedMention,
): Promise<MadeMention> {
  const { compartmentId, caseId } = auth;
  const { start, end, type, entityId } = input;
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    const { row, text } = await renditionIn(tx, compartmentId, input.renditionId);
    requireSpans(text, [[start, end]], 'selection');
    const [entity] = entityId === null ? [] : await entities(tx, null, { entityIds: [entityId] });
    if (entityId !== null && entity === undefined) throw notFound();
    if (entity !== undefined && ![compartmentId, mainCompartmentOf(caseId)].includes(entity.compartment_id))
      throw new Failure(
        'LL-TWO-COMPARTMENTS',
        'That entity lies in another compartment than the document.',
        "Make an entity in the document's own compartment, or in main.",
      );
    const { document_id: documentId, rendition_id: renditionId } = row;
    const draft = draftEntry();
    const body = { kind: 'mention.made', documentId, renditionId, start, end, type, entityId } as const;
    const mentionId = draft.add(actorRefOf(auth), body);
    const { seq } = await tx.append(draft);
    const ref = { compartmentId, seq, ordinal: 0 };
    return { ref, mentionId, words: text.slice(start, end), entity: entity ?? null };
  });
}
