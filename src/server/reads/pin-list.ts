import type { Pin } from '#api/schemas/pin';
import { linksById } from '#store/chart';
import type { Cut } from '#store/cut';
import type { PinnedRouteRow } from '#store/pinned-route';
import type { ScopedTransaction } from '#store/scope';
import { instantOf } from '../presenters/instant.ts';
import { presentLinks } from './link-list.ts';

/** Pins with the links that they rest on as these stand at the cut. */
export async function presentPins(tx: ScopedTransaction, cut: Cut, rows: readonly PinnedRouteRow[]): Promise<Pin[]> {
  const linkIds = [...new Set(rows.flatMap((row) => row.link_ids))];
  const links = new Map(
    (await presentLinks(tx, cut, await linksById(tx, cut, linkIds))).map((one) => [one.linkId, one]),
  );
  return rows.map((row) => {
    const own = row.link_ids.flatMap((id) => links.get(id) ?? []);
    return {
      pinId: row.pin_id,
      compartmentId: row.compartment_id,
      question: { ...row.question },
      links: own,
      linkIds: [...row.link_ids],
      gone: row.link_ids.length - own.length,
      restsOnDenied: own.some((one) => one.basis === 'alleged and denied'),
      note: row.note,
      pinnedBy: { accountId: row.actor_id, name: row.actor_name },
      pinnedAt: instantOf(row.pinned_at),
      entry: { compartmentId: row.compartment_id, seq: row.origin_seq, ordinal: row.origin_ordinal },
    };
  });
}
