import type { Decided } from '#api/schemas/claim';
import type { ClaimRow } from '#store/claim';
import { renditionById } from '#store/document';
import type { InCase } from '../authorised.ts';
import { claimOf } from '../commands/claim-of.ts';
import type { ClaimDecision } from '../commands/decide-on-claim.ts';
import { flagClaim } from '../commands/flag-claim.ts';
import { gradeClaim } from '../commands/grade-claim.ts';
import { makeClaim } from '../commands/make-claim.ts';
import { mendClaim } from '../commands/mend-claim.ts';
import { reviewClaim } from '../commands/review-claim.ts';
import type { Context } from '../context.ts';
import { inCase, type Handlers } from '../handler.ts';
import { noteWhat } from '../note-what.ts';
import { flagForDefence } from '../policies/flag-for-defence.ts';
import { review } from '../policies/review.ts';
import { readAt } from '../reads/at.ts';
import { claimList } from '../reads/claim-list.ts';
import { claimIn, claimView } from '../reads/claim-view.ts';
import { notFound } from '../refusals.ts';

const rowOf = (scope: InCase, context: Context, claimId: string): Promise<ClaimRow> =>
  readAt(scope, context, undefined, (tx) => claimOf(tx, claimId));

async function decided(scope: InCase, context: Context, { ref, claimId }: ClaimDecision): Promise<Decided> {
  return { entry: ref, claim: await readAt(scope, context, undefined, (tx, cut) => claimIn(tx, cut, claimId)) };
}

export const claimHandlers = {
  listClaims: inCase(async ({ query }, scope, exchange) => {
    const list = await claimList(scope, exchange.context, query);
    const seen = list.claims.map((one) => ({ compartmentId: one.compartmentId, subjectId: one.documentId }));
    const isWide = query.documentId === undefined && query.compartmentId === undefined;
    const what = query.documentId === undefined ? 'list of claims' : 'claims of a document';
    noteWhat(exchange, scope, what, seen, isWide ? 'whole case' : 'what was seen');
    return list;
  }),
  getClaim: inCase(async ({ params, query }, scope, exchange) => {
    const claim = await claimView(scope, exchange.context, { ...params, asOf: query.asOf });
    noteWhat(exchange, scope, 'claim', [{ compartmentId: claim.compartmentId, subjectId: claim.claimId }]);
    return claim;
  }),
  makeClaim: inCase(async ({ body }, scope, { context }) => {
    const rendition = await readAt(scope, context, undefined, (tx) => renditionById(tx, null, body.renditionId));
    if (rendition === undefined) throw notFound();
    return decided(scope, context, await makeClaim(review(scope, rendition.compartment_id), context, body));
  }),
  reviewClaim: inCase(async ({ params, body }, scope, { context }) => {
    const { compartment_id } = await rowOf(scope, context, params.claimId);
    const input = { ...params, ...body, reason: body.reason ?? null };
    return decided(scope, context, await reviewClaim(review(scope, compartment_id), context, input));
  }),
  mendClaim: inCase(async ({ params, body }, scope, { context }) => {
    const { compartment_id } = await rowOf(scope, context, params.claimId);
    return decided(scope, context, await mendClaim(review(scope, compartment_id), context, { ...params, ...body }));
  }),
  gradeClaim: inCase(async ({ params, body }, scope, { context }) => {
    const { compartment_id } = await rowOf(scope, context, params.claimId);
    return decided(scope, context, await gradeClaim(review(scope, compartment_id), context, { ...params, ...body }));
  }),
  flagClaim: inCase(async ({ params, body }, scope, { context }) => {
    const { compartment_id } = await rowOf(scope, context, params.claimId);
    const input = { ...params, ...body, note: body.note ?? null };
    return decided(scope, context, await flagClaim(flagForDefence(scope, compartment_id), context, input));
  }),
} satisfies Partial<Handlers>;
