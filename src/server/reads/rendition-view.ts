import type { z } from 'zod';
import type { mention } from '#api/schemas/claim';
import type { RenditionText } from '#api/schemas/document';
import type { MentionType } from '#domain/reading';
import { readingsOf, renditionById } from '#store/document';
import { entities, mentionsByHand } from '#store/link';
import { textsOf } from '#store/text';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { presentSegment } from '../presenters/present-segment.ts';
import { notFound } from '../refusals.ts';
import { readAt } from './at.ts';

/** A rendition's text with the way back into the document, and the document's compartment. */
export function renditionTextView(
  scope: InCase,
  context: Pick<Context, 'store'>,
  renditionId: string,
): Promise<RenditionText & { compartmentId: string }> {
  return readAt(scope, context, undefined, async (tx, cut) => {
    const row = await renditionById(tx, cut, renditionId);
    if (row === undefined) throw notFound();
    const place = { caseId: scope.caseId, compartmentId: row.compartment_id };
    const text = (await textsOf(tx.db, place, [row.sha256])).get(row.sha256.toString('hex')) ?? '';
    const { document_id: documentId, compartment_id: compartmentId } = row;
    return { renditionId, documentId, compartmentId, text, map: row.map.map(presentSegment) };
  });
}

export type PresentedMention = z.infer<typeof mention>;

/** What is marked in a rendition by the newest reading and by hand, in text order; of entities, those the caller may see. */
export function mentionsView(
  scope: InCase,
  context: Pick<Context, 'store'>,
  input: { renditionId: string; asOf?: string | undefined },
): Promise<{ mentions: PresentedMention[]; compartmentId: string; documentId: string }> {
  return readAt(scope, context, input.asOf, async (tx, cut) => {
    const rendition = await renditionById(tx, cut, input.renditionId);
    if (rendition === undefined) throw notFound();
    const [reading] = await readingsOf(tx, cut, [input.renditionId]);
    const byHand = await mentionsByHand(tx, cut, input.renditionId);
    const entityIds = byHand.flatMap((one) => (one.entity_id === null ? [] : [one.entity_id]));
    const names = new Map((await entities(tx, cut, { entityIds })).map((one) => [one.entity_id, one.name]));
    const read = (reading?.mentions ?? []).map((one) => ({
      mentionId: null,
      start: one.start,
      end: one.end,
      type: one.type,
      entity: one.entity,
      entityId: null,
      byHand: false,
    }));
    const made = byHand.map((one) => ({
      mentionId: one.mention_id,
      start: one.start,
      end: one.end,
      type: one.type as MentionType,
      entity: names.get(one.entity_id ?? '') ?? one.words,
      entityId: names.has(one.entity_id ?? '') ? one.entity_id : null,
      byHand: true,
    }));
    return {
      mentions: [...read, ...made].toSorted((a, b) => a.start - b.start || a.end - b.end),
      compartmentId: rendition.compartment_id,
      documentId: rendition.document_id,
    };
  });
}
