import { z } from 'zod';
import type { Operations } from '#api/operations';
import type { Claim } from '#api/schemas/claim';
import { claims, type ClaimFilter, type ClaimRow } from '#store/claim';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { cursorOf, placeOf } from '../presenters/cursor.ts';
import { presentClaim } from '../presenters/present-claim.ts';
import { readAt } from './at.ts';
import { hydrateClaims } from './hydrate-claims.ts';

export type ClaimQuery = z.output<Operations['listClaims']['query']>;

const place = z.tuple([z.int(), z.uuid(), z.int(), z.int(), z.uuid()]);

const cursorAfter = (row: ClaimRow) =>
  cursorOf([row.document_received_at, row.document_id, row.place, row.n, row.claim_id]);

function filterOf({ asOf: _, cursor, limit, ...rest }: ClaimQuery): ClaimFilter {
  const asked = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  if (cursor === undefined) return { ...asked, limit: limit + 1 };
  const [receivedAt, documentId, at, n, claimId] = placeOf(cursor, place);
  return { ...asked, after: { receivedAt, documentId, place: at, n, claimId }, limit: limit + 1 };
}

/** A page of claims in text order: found, given what shows with them, presented. */
export async function claimList(
  scope: InCase,
  context: Pick<Context, 'store'>,
  query: ClaimQuery,
): Promise<{ claims: Claim[]; nextCursor: string | null }> {
  return readAt(scope, context, query.asOf, async (tx, cut) => {
    const rows = await claims(tx, cut, filterOf(query));
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    const hydrated = await hydrateClaims(tx, cut, shown);
    return { claims: hydrated.map(presentClaim), nextCursor: last === undefined ? null : cursorAfter(last) };
  });
}
