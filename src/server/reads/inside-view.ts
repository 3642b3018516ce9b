import type { ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { kindOfMedia } from '#engines/search/document-kinds';
import { documentById } from '#store/document';
import { childrenOf, countInside } from '#store/place';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { presentChild } from '../presenters/present-child.ts';
import { notFound } from '../refusals.ts';
import { readAt } from './at.ts';

type Asked = { readonly documentId: string; readonly asOf?: string | undefined };

/** What a document holds, after a number; nothing of one that is set aside today. */
export function insideView(
  scope: InCase,
  context: Pick<Context, 'store'>,
  input: Asked & { readonly after: number; readonly limit: number },
): Promise<ReplyOf<Operations['listInside']> & { compartmentId: string }> {
  return readAt(scope, context, input.asOf, async (tx, cut) => {
    const { documentId, after, limit } = input;
    const row = await documentById(tx, cut, documentId);
    const today = cut === null ? row : await documentById(tx, null, documentId);
    if (row === undefined) throw notFound();
    const isShut = today === undefined || today.set_aside !== null;
    const found = isShut ? [] : await childrenOf(tx, cut, documentId, after, limit + 1);
    const inside = found.slice(0, limit).map(presentChild);
    const next = found.length > limit ? inside.at(-1)!.n : null;
    return { compartmentId: row.compartment_id, inside, next };
  });
}

/** What lies inside a document at any depth, counted by form and outcome. */
export function insideCounts(
  scope: InCase,
  context: Pick<Context, 'store'>,
  input: Asked,
): Promise<ReplyOf<Operations['countInside']> & { compartmentId: string }> {
  return readAt(scope, context, input.asOf, async (tx, cut) => {
    const row = await documentById(tx, cut, input.documentId);
    const today = cut === null ? row : await documentById(tx, null, input.documentId);
    if (row === undefined) throw notFound();
    const isShut = today === undefined || today.set_aside !== null;
    const rows = isShut ? [] : await countInside(tx, cut, input.documentId);
    // Several media types go by one name.
    const counts = new Map<string, ReplyOf<Operations['countInside']>['counts'][number]>();
    for (const { media_type, state, count } of rows) {
      const form = media_type === null ? null : kindOfMedia(media_type).label;
      const key = `${form} ${state}`;
      counts.set(key, { form, state, count: (counts.get(key)?.count ?? 0) + count });
    }
    return { compartmentId: row.compartment_id, counts: [...counts.values()] };
  });
}
