import type { TimelineEvent } from '#api/schemas/timeline';
import { eventTimeText } from '#domain/event-time-text';
import { isFlow } from '#engines/chart/case-graph';
import { extentOf, type Extent } from '#engines/chart/timeline-extent';
import { linksById } from '#store/chart';
import { claimsById } from '#store/claim';
import type { Cut } from '#store/cut';
import { entities, type EntityRow, type LinkRow } from '#store/link';
import type { ScopedTransaction } from '#store/scope';
import { shortFairnessOf } from '../presenters/short-fairness.ts';
import { basisOf } from './basis-of.ts';
import type { ChartGraph } from './chart-graph.ts';
import { hydrateClaims, type HydratedClaim } from './hydrate-claims.ts';
import { weighLinks, type WeighedLink } from './link-list.ts';
import { linkKindAt, type OtherThing, type Thing } from './timeline-things.ts';

type Asked = {
  readonly chart: ChartGraph;
  readonly before: ChartGraph | null;
  readonly since: number | null;
  readonly things: readonly Thing[];
  /** Nodes whose names are wanted besides. */
  readonly lanes: readonly number[];
  readonly nodeCalled: (name: string) => number | null;
};

export type Presented = {
  /** In the order of the things. */
  readonly events: TimelineEvent[];
  readonly names: ReadonlyMap<number, string>;
  readonly seen: readonly { readonly compartmentId: string; readonly subjectId: string }[];
};

/** What a picture shows of these things: who, when, on what basis, and what must show beside it. */
export async function presentThings(tx: ScopedTransaction, cut: Cut, asked: Asked): Promise<Presented> {
  const { chart, things, lanes } = asked;
  const linkIds = things.flatMap((one) => ('link' in one ? [chart.linkIdOf(one.link)] : []));
  const rows = new Map<string, LinkRow>();
  for (let i = 0; i < linkIds.length; i += 2000)
    for (const row of await linksById(tx, cut, linkIds.slice(i, i + 2000))) rows.set(row.link_id, row);
  const weighed = await weighLinks(tx, cut, [...rows.values()]);
  const others = things.flatMap((one) => ('other' in one ? [one.other] : []));
  const claimIds = [...new Set(others.flatMap((one) => one.claimId ?? []))];
  const hydrated = await hydrateClaims(tx, cut, await claimsById(tx, cut, claimIds), { linkIds: false });
  const claims = new Map(hydrated.map((one) => [one.row.claim_id, one]));
  const nodes = things.flatMap((one) =>
    'link' in one
      ? [chart.graph.from[one.link]!, chart.graph.to[one.link]!]
      : one.other.names.flatMap((name) => asked.nodeCalled(name) ?? []),
  );
  const named = await namesOf(tx, cut, chart, [...nodes, ...lanes]);
  const events = things.map((one): TimelineEvent => {
    if ('other' in one) return presentOther(one.other, claims.get(one.other.claimId ?? ''), asked, named);
    const row = rows.get(chart.linkIdOf(one.link))!;
    return presentLink(one.link, row, weighed.get(row.link_id)!, asked, named);
  });
  // By the compartment of what happened: who takes part may be seen in it alone.
  const seen = [
    ...linkIds.flatMap((id) => {
      const row = rows.get(id);
      return row === undefined ? [] : [{ compartmentId: row.compartment_id, subjectId: id }];
    }),
    ...others.map((one) => ({ compartmentId: one.compartmentId, subjectId: one.claimId ?? one.id.split(':')[1]! })),
  ];
  return { events, names: named, seen };
}

async function namesOf(tx: ScopedTransaction, cut: Cut, chart: ChartGraph, nodes: readonly number[]) {
  const ids = [...new Set(nodes)].map((node) => [node, chart.membersOf(node)[0]!] as const);
  const byId = new Map<string, EntityRow>();
  for (let i = 0; i < ids.length; i += 4000) {
    const entityIds = ids.slice(i, i + 4000).map(([, id]) => id);
    for (const row of await entities(tx, cut, { entityIds })) byId.set(row.entity_id, row);
  }
  return new Map(ids.map(([node, id]) => [node, byId.get(id)?.name ?? '']));
}

const boundOf = (at: number): number | null => (Number.isFinite(at) ? at : null);

function when(time: string | null, extent: Extent | null) {
  return {
    time,
    words: time === null ? 'no date' : eventTimeText(time),
    earliest: extent === null ? null : boundOf(extent.from),
    latest: extent === null ? null : boundOf(extent.to),
    certain: extent?.certain ?? null,
    isSoft: extent?.isSoft ?? false,
    isDated: extent !== null,
  };
}

function presentLink(
  link: number,
  row: LinkRow,
  { basis, fairness }: WeighedLink,
  { chart, before }: Asked,
  names: ReadonlyMap<number, string>,
): TimelineEvent {
  const [from, to] = [chart.graph.from[link]!, chart.graph.to[link]!];
  const end = (node: number) => ({ id: chart.idOf(node), name: names.get(node) ?? '' });
  const arrives = 'arrives' in row && typeof row.arrives === 'string' ? row.arrives : null;
  const kind = linkKindAt(chart, link);
  const isFlowing = isFlow(chart.graph.kind[link]!);
  // "At least nineteen reports" from one month to another go on between them.
  const lasts = !isFlowing || row.lower_bound !== null;
  return {
    id: row.link_id,
    source: 'link',
    kind,
    parties: [end(from), end(to)],
    // Who told whom at a meeting is rarely known.
    directed: isFlowing && kind !== 'meeting',
    item: row.item,
    ...when(row.time, extentOf(row.time, { lasts, arrives })),
    arrives,
    lowerBound: row.lower_bound,
    basis,
    fairness: shortFairnessOf([fairness]),
    claimIds: row.claim_ids,
    contradictedBy: row.contradicted_by,
    linkId: row.link_id,
    record: null,
    isNew: before !== null && before.linkOf(row.link_id) === undefined,
  };
}

function presentOther(
  other: OtherThing,
  claim: HydratedClaim | undefined,
  { chart, since, nodeCalled }: Asked,
  names: ReadonlyMap<number, string>,
): TimelineEvent {
  const { stance, polarity, review, basis } = claim?.row ?? {};
  const isDenied = (claim?.fairness?.denials.length ?? 0) > 0;
  return {
    id: other.id,
    source: other.source,
    kind: other.kind,
    parties: other.names.map((name) => {
      const node = nodeCalled(name);
      return node === null ? { id: null, name } : { id: chart.idOf(node), name: names.get(node) ?? name };
    }),
    directed: false,
    item: other.place,
    ...when(other.time, extentOf(other.time, { lasts: true })),
    arrives: null,
    lowerBound: null,
    basis:
      other.record !== null || stance === undefined
        ? 'recorded'
        : basisOf([{ basis: basis!, stance, polarity: polarity!, review: review!, isDenied }], false),
    fairness: shortFairnessOf([claim?.fairness ?? null]),
    claimIds: claim === undefined ? [] : [claim.row.claim_id],
    contradictedBy: claim?.fairness?.denials.map((one) => one.claim.claimId) ?? [],
    linkId: null,
    record: other.record,
    isNew: since !== null && other.recordedAt > since,
  };
}
