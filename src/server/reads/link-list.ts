import type { Link } from '#api/schemas/link';
import { claimsById } from '#store/claim';
import type { Cut } from '#store/cut';
import { entities, links, type LinkRow } from '#store/link';
import type { ScopedTransaction } from '#store/scope';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { presentLink } from '../presenters/present-link.ts';
import { basisOf } from './basis-of.ts';
import { readAt } from './at.ts';
import { hydrateClaims } from './hydrate-claims.ts';

/** Links with their entities and basis; one whose end the caller may not see is left out. */
export async function presentLinks(tx: ScopedTransaction, cut: Cut, rows: readonly LinkRow[]): Promise<Link[]> {
  const entityIds = [...new Set(rows.flatMap((row) => [row.from_id, row.to_id]))];
  const byId = new Map((await entities(tx, cut, { entityIds })).map((row) => [row.entity_id, row]));
  const claimIds = [...new Set(rows.flatMap((row) => [...row.claim_ids, ...row.contradicted_by]))];
  const hydrated = await hydrateClaims(tx, cut, await claimsById(tx, cut, claimIds));
  const claims = new Map(hydrated.map((one) => [one.row.claim_id, one]));
  const some = (ids: readonly string[]) => ids.flatMap((id) => claims.get(id) ?? []);
  return rows.flatMap((row) => {
    const [from, to] = [byId.get(row.from_id), byId.get(row.to_id)];
    if (from === undefined || to === undefined) return [];
    const resting = some(row.claim_ids).map(({ row: of, fairness }) => ({
      basis: of.basis,
      stance: of.stance,
      polarity: of.polarity,
      review: of.review,
      isDenied: (fairness?.denials.length ?? 0) > 0,
    }));
    const isContradicted = some(row.contradicted_by).some((one) => one.row.review !== 'rejected');
    return [presentLink(row, from, to, basisOf(resting, isContradicted))];
  });
}

export function linkList(
  scope: InCase,
  context: Pick<Context, 'store'>,
  query: { asOf?: string | undefined; claimId?: string | undefined },
): Promise<Link[]> {
  return readAt(scope, context, query.asOf, async (tx, cut) =>
    presentLinks(tx, cut, await links(tx, cut, query.claimId === undefined ? {} : { claimIds: [query.claimId] })),
  );
}
