import { parseEventTime } from '#domain/event-time';
import { linkKinds, type LinkKind } from '#domain/link';
import type { ReadEvent } from '#domain/reading';
import { claimsById } from '#store/claim';
import { legalStatusRows, links, type LegalStatusRow } from '#store/link';
import type { Cut } from '#store/cut';
import type { ScopedTransaction } from '#store/scope';
import { entitiesCalled, reviewedEvents } from '#store/timeline';
import type { ChartGraph } from './chart-graph.ts';

/** What a timeline shows besides links: a legal status that somebody recorded, or a happening that was read rightly. */
export type OtherThing = {
  readonly id: string;
  readonly compartmentId: string;
  readonly source: 'status' | 'event';
  readonly kind: string;
  readonly time: string | null;
  readonly place: string | null;
  readonly names: readonly string[];
  readonly claimId: string | null;
  readonly record: string | null;
  readonly recordedAt: number;
};

/** Something on a timeline: a link of the graph by its index, or another thing. */
export type Thing = { readonly link: number } | { readonly other: OtherThing };

/** What was reported shows only to those who may see the words that report it. */
function statusThing(row: LegalStatusRow, isSeen: (claimId: string) => boolean): OtherThing[] {
  const reported = row.reported !== null && isSeen(row.reported.claimId) ? row.reported : null;
  const kind = row.verified?.status ?? reported?.status;
  if (kind === undefined) return [];
  return [
    {
      id: `status:${row.status_id}`,
      compartmentId: row.compartment_id,
      source: 'status',
      kind,
      time: reported?.when ?? null,
      place: null,
      names: [row.person],
      claimId: reported?.claimId ?? null,
      record: row.verified?.record ?? null,
      recordedAt: row.recorded_at,
    },
  ];
}

/** "legal-status: charged" is the status "charged". */
const kindOf = (event: ReadEvent): string => event.kind.replace(/^legal-status:?\s*/, '');

/** Statuses and happenings at the cut. What a link is drawn for, or a status recorded, stands there as that alone. */
export async function otherThings(tx: ScopedTransaction, cut: Cut): Promise<OtherThing[]> {
  const rows = await legalStatusRows(tx, cut);
  const reports = await claimsById(tx, cut, [...new Set(rows.flatMap((row) => row.reported?.claimId ?? []))]);
  const seen = new Set(reports.map((row) => row.claim_id));
  const statuses = rows.flatMap((row) => statusThing(row, (id) => seen.has(id)));
  const events = await reviewedEvents(tx, cut);
  const claimIds = [...new Set(events.map((row) => row.claim_id))];
  const linked = claimIds.length === 0 ? [] : await links(tx, cut, { claimIds });
  const known = new Set([
    ...linked.flatMap((link) => link.claim_ids.map((id) => `${id} ${link.kind}`)),
    ...statuses.flatMap((one) => (one.claimId === null ? [] : [`${one.claimId} ${one.kind}`])),
  ]);
  const read = events.flatMap(({ event, claim_id: claimId, n, ...row }): OtherThing[] => {
    const kind = kindOf(event);
    if (known.has(`${claimId} ${kind}`)) return [];
    return [
      {
        id: `event:${claimId}:${n}`,
        compartmentId: row.compartment_id,
        source: event.kind.startsWith('legal-status') ? 'status' : 'event',
        kind,
        time: event.time,
        place: event.place,
        names: event.participants,
        claimId,
        record: null,
        recordedAt: row.decided_at,
      },
    ];
  });
  return [...statuses, ...read];
}

/** The node of the graph that each name stands for, where an entity bears it. */
export async function nodesCalled(
  tx: ScopedTransaction,
  cut: Cut,
  chart: ChartGraph,
  things: readonly OtherThing[],
): Promise<(name: string) => number | null> {
  const names = [...new Set(things.flatMap((one) => one.names))];
  const found = await entitiesCalled(tx, cut, names);
  return (name) => {
    const id = found.get(name);
    return id === undefined ? null : (chart.nodeOf(id) ?? null);
  };
}

/** Bounds in milliseconds; `NaN` where undated, infinite where open. */
export function boundsOf(time: string | null): readonly [number, number] {
  const read = parseEventTime(time);
  return read === null ? [Number.NaN, Number.NaN] : [read.earliest ?? -Infinity, read.latest ?? Infinity];
}

export const linkKindAt = (chart: ChartGraph, link: number): LinkKind => linkKinds[chart.graph.kind[link]!]!;
