import type { Link } from '#api/schemas/link';
import type { LinkBasis } from '#domain/link';
import { joinFairness } from '#engines/fairness/fairness-of';
import { claimsById } from '#store/claim';
import type { Cut } from '#store/cut';
import { entities, links, type LinkRow } from '#store/link';
import type { ScopedTransaction } from '#store/scope';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { presentFairness } from '../presenters/present-fairness.ts';
import { presentLink } from '../presenters/present-link.ts';
import { basisOf } from './basis-of.ts';
import { endsOfLinks, type EndsOfLink } from './ends-of-links.ts';
import { readAt } from './at.ts';
import { hydrateClaims, type HydratedClaim } from './hydrate-claims.ts';

/** What a link's stroke shows and what must show beside it. */
export type WeighedLink = { readonly basis: LinkBasis; readonly fairness: HydratedClaim['fairness'] };

/** Weighs links by the claims that they rest on and that stand against them, by link id. */
export async function weighLinks(
  tx: ScopedTransaction,
  cut: Cut,
  rows: readonly LinkRow[],
): Promise<ReadonlyMap<string, WeighedLink>> {
  const claimIds = [...new Set(rows.flatMap((row) => [...row.claim_ids, ...row.contradicted_by]))];
  const hydrated = await hydrateClaims(tx, cut, await claimsById(tx, cut, claimIds), { linkIds: false });
  const claims = new Map(hydrated.map((one) => [one.row.claim_id, one]));
  const ends = await endsOfLinks(
    tx,
    cut,
    rows.filter((row) => row.contradicted_by.length > 0),
  );
  const some = (ids: readonly string[]) => ids.flatMap((id) => claims.get(id) ?? []);
  return new Map(
    rows.map((row) => {
      const resting = some(row.claim_ids).map(({ row: of, fairness }) => ({
        basis: of.basis,
        stance: of.stance,
        polarity: of.polarity,
        review: of.review,
        isDenied: (fairness?.denials.length ?? 0) > 0,
      }));
      const against = some(row.contradicted_by).filter((one) => one.row.review !== 'rejected');
      const fairness = linkFairness(some(row.claim_ids), against, ends.get(row.link_id));
      return [row.link_id, { basis: basisOf(resting, against.length > 0), fairness }];
    }),
  );
}

/** Links with their entities and basis; one whose end the caller may not see is left out. */
export async function presentLinks(tx: ScopedTransaction, cut: Cut, rows: readonly LinkRow[]): Promise<Link[]> {
  const entityIds = [...new Set(rows.flatMap((row) => [row.from_id, row.to_id]))];
  const byId = new Map((await entities(tx, cut, { entityIds })).map((row) => [row.entity_id, row]));
  const weighed = await weighLinks(tx, cut, rows);
  return rows.flatMap((row) => {
    const [from, to] = [byId.get(row.from_id), byId.get(row.to_id)];
    if (from === undefined || to === undefined) return [];
    const { basis, fairness } = weighed.get(row.link_id)!;
    return [presentLink(row, from, to, basis, presentFairness(fairness))];
  });
}

/** What is due with the claims that a link rests on, and with those that were attached against it. */
function linkFairness(
  resting: readonly HydratedClaim[],
  against: readonly HydratedClaim[],
  ends: EndsOfLink | undefined,
): HydratedClaim['fairness'] {
  const parts = resting.flatMap(({ row, fairness }) => (row.review === 'rejected' ? [] : (fairness ?? [])));
  if (parts.length === 0 && against.length === 0) return null;
  const denials = against.map(({ asFair: claim }) => ({ claim, why: 'attached to this link as standing against it' }));
  const { persons = [], statuses = [] } = against.length === 0 ? {} : (ends ?? {});
  return joinFairness([{ persons, denials, notYetPut: denials.length === 0, statuses }, ...parts]);
}

/** A list is no longer than this; chart, timeline and the page of an entity show what is older. */
const mostListed = 500;

/** Links of the case, newest first, or those that rest on a claim. */
export function linkList(
  scope: InCase,
  context: Pick<Context, 'store'>,
  query: { asOf?: string | undefined; claimId?: string | undefined },
): Promise<{ links: Link[]; more: boolean }> {
  return readAt(scope, context, query.asOf, async (tx, cut) => {
    const filter = query.claimId === undefined ? {} : { claimIds: [query.claimId] };
    const rows = await links(tx, cut, { ...filter, limit: mostListed + 1 });
    return { links: await presentLinks(tx, cut, rows.slice(0, mostListed)), more: rows.length > mostListed };
  });
}
