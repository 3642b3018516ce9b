import type { Claim } from '#api/schemas/claim';
import type { Entity, Link } from '#api/schemas/link';
import { linksById } from '#store/chart';
import { claimsById } from '#store/claim';
import type { Cut } from '#store/cut';
import { entities } from '#store/link';
import type { ScopedTransaction } from '#store/scope';
import { presentClaim } from '../presenters/present-claim.ts';
import { presentEntity } from '../presenters/present-entity.ts';
import { hydrateClaims } from './hydrate-claims.ts';
import { presentLinks } from './link-list.ts';

/** Links with their claims, and entities, by id; what stands no more or is not to be seen is not among them. */
export type TraceFile = {
  readonly links: ReadonlyMap<string, Link>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly entities: ReadonlyMap<string, Entity>;
};

export async function traceFile(
  tx: ScopedTransaction,
  cut: Cut,
  ask: { linkIds: Iterable<string>; entityIds?: Iterable<string>; withClaims: boolean },
): Promise<TraceFile> {
  const links = await presentLinks(tx, cut, await linksById(tx, cut, [...new Set(ask.linkIds)]));
  const claimIds = ask.withClaims ? [...new Set(links.flatMap((one) => [...one.claimIds, ...one.contradictedBy]))] : [];
  const claims = (await hydrateClaims(tx, cut, await claimsById(tx, cut, claimIds))).map(presentClaim);
  const ids = [...new Set(ask.entityIds ?? [])];
  const rows = ids.length === 0 ? [] : await entities(tx, cut, { entityIds: ids });
  return {
    links: new Map(links.map((one) => [one.linkId, one])),
    claims: new Map(claims.map((one) => [one.claimId, one])),
    entities: new Map(rows.map((row) => [row.entity_id, presentEntity(row)])),
  };
}

/** "the report from Joel Vey to Aidan Lorne, 5 July 2023, 21:14". */
export function linkText(link: Link, when: string): string {
  const item = link.item === null ? '' : ` (${link.item})`;
  return `the ${link.kind}${item} from ${link.from.name} to ${link.to.name}, ${when}`;
}
