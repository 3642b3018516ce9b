import type { Link } from '#api/schemas/link';
import type { LinkBasis, LinkKind } from '#domain/link';
import type { EntityRow, LinkRow } from '#store/link';
import { instantOf } from './instant.ts';
import { presentEntity } from './present-entity.ts';

export function presentLink(
  row: LinkRow,
  from: EntityRow,
  to: EntityRow,
  basis: LinkBasis,
  fairness: Link['fairness'],
): Link {
  return {
    linkId: row.link_id,
    compartmentId: row.compartment_id,
    version: row.from_seq,
    kind: row.kind as LinkKind,
    from: presentEntity(from),
    to: presentEntity(to),
    item: row.item,
    time: row.time,
    arrives: row.arrives,
    lowerBound: row.lower_bound,
    basis,
    claimIds: row.claim_ids,
    contradictedBy: row.contradicted_by,
    fairness,
    acceptedBy: { accountId: row.actor_id, name: row.actor_name },
    acceptedAt: instantOf(row.accepted_at),
    entry: { compartmentId: row.compartment_id, seq: row.origin_seq, ordinal: row.origin_ordinal },
  };
}
