import { z } from 'zod';
import type { DocumentSummary } from '#api/schemas/document';
import type { DocumentState } from '#domain/document-state';
import { documents } from '#store/document';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { cursorOf, placeOf } from '../presenters/cursor.ts';
import { presentDocument } from '../presenters/present-document.ts';
import { readAt } from './at.ts';

const place = z.tuple([z.int(), z.uuid()]);

/** A page of documents, newest first. */
export async function documentList(
  scope: InCase,
  context: Pick<Context, 'store'>,
  query: {
    asOf?: string | undefined;
    cursor?: string | undefined;
    limit: number;
    state?: DocumentState | undefined;
    inside?: string | undefined;
  },
): Promise<{ documents: DocumentSummary[]; nextCursor: string | null }> {
  const at = query.cursor === undefined ? null : placeOf(query.cursor, place);
  const rows = await readAt(scope, context, query.asOf, (tx, cut) =>
    documents(tx, cut, {
      limit: query.limit + 1,
      ...(query.state === undefined ? {} : { state: query.state }),
      ...(query.inside === undefined ? {} : { inside: query.inside }),
      ...(at === null ? {} : { after: { receivedAt: at[0], documentId: at[1] } }),
    }),
  );
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    documents: shown.map(presentDocument),
    nextCursor: last === undefined ? null : cursorOf([last.received_at, last.document_id]),
  };
}
