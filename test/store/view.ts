import { caseFile, compartments, members } from '#store/case-file';
import { claimCounts, claims } from '#store/claim';
import { cutAt } from '#store/cut';
import { documentCounts, documents, readingsOf, renditionsOf } from '#store/document';
import { laneFacts, laneSteps, laneThings, laneTies } from '#store/lane';
import { entities, legalStatusRows, links, mentionsByHand } from '#store/link';
import { logRows } from '#store/log';
import { pinnedRoutes } from '#store/pinned-route';
import { savedSearches } from '#store/saved-search';
import { savedViewById, savedViewHeads } from '#store/saved-view';
import { countingResolutions, entityFacts, joinedNames, resolutionsOf } from '#store/resolution';
import { clustersOf } from '#engines/resolve/clusters';
import type { Store } from '#store/open-store';
import type { Scope } from '#store/scope';

/** Everything the store's reads give of a case, now or as of a time. */
export function viewOf(store: Store, scope: Scope, at: number | null) {
  return store.read(scope, async (tx) => {
    const cut = await cutAt(tx, at);
    const documentRows = await documents(tx, cut, { limit: 5000 });
    // Texts and marks of a few documents will do: each costs a query.
    const ids = documentRows.slice(-4).map((row) => row.document_id);
    const renditions = (await Promise.all(ids.map((id) => renditionsOf(tx, cut, id)))).flat();
    const renditionIds = renditions.map((row) => row.rendition_id);
    const people = await entities(tx, cut);
    const entityIds = people.map((row) => row.entity_id);
    const counting = await countingResolutions(tx, cut);
    const clusters = clustersOf(
      entityIds,
      counting.map(({ left_id: left, right_id: right, decision }) => ({ left, right, decision })),
    );
    return {
      resolutions: await resolutionsOf(tx, cut, entityIds),
      counting: counting.map((row) => row.resolution_id),
      groups: clusters.groups,
      conflicts: clusters.conflicts,
      joined: await joinedNames(tx, cut, entityIds),
      facts: await entityFacts(tx, cut, entityIds),
      caseFile: (await caseFile(tx, cut)) ?? null,
      compartments: await compartments(tx, cut),
      members: await members(tx, cut),
      documents: documentRows,
      documentCounts: await documentCounts(tx, cut),
      renditions,
      readings: await readingsOf(tx, cut, renditionIds),
      claims: await claims(tx, cut, { superseded: true, limit: 5000 }),
      standing: (await claims(tx, cut, { limit: 5000 })).map((row) => row.claim_id),
      claimCounts: await claimCounts(tx, cut),
      entities: people,
      links: await links(tx, cut),
      mentions: (await Promise.all(renditionIds.map((id) => mentionsByHand(tx, cut, id)))).flat(),
      statuses: await legalStatusRows(tx, cut),
      views: await Promise.all(
        (await savedViewHeads(tx, cut)).map(async (head) => (await savedViewById(tx, cut, head.view_id))!),
      ),
      searches: await savedSearches(tx, cut),
      pins: await pinnedRoutes(tx, cut),
      laneThings: await laneThings(tx, cut),
      laneSteps: await laneSteps(tx, cut),
      laneFacts: await laneFacts(tx, cut),
      laneTies: await laneTies(tx, cut),
      log: await logRows(tx, cut, { limit: 5000 }),
    };
  });
}

export type View = Awaited<ReturnType<typeof viewOf>>;

/**
 * What two views must agree on although some documents were set aside in one of them: today's permissions govern views
 * of the past, so what was read in these is left out.
 */
export function apartFrom(view: View, closed: ReadonlySet<string>) {
  const open = <Row extends { document_id: string }>(rows: readonly Row[]) =>
    rows.filter((row) => !closed.has(row.document_id));
  const shown = open(view.claims);
  return {
    ...view,
    documents: view.documents.map((row) => {
      const parent =
        row.parent !== null && closed.has(row.parent.documentId) ? { ...row.parent, title: null } : row.parent;
      return closed.has(row.document_id)
        ? { ...row, parent, title: null, date: null, claims: null, reviewed: null }
        : { ...row, parent };
    }),
    renditions: open(view.renditions).map(({ to_seq: _, ...row }) => row),
    readings: open(view.readings).map(({ to_seq: _, ...row }) => row),
    claims: shown,
    standing: view.standing.filter((id) => shown.some((row) => row.claim_id === id)),
    claimCounts: closed.size > 0 ? null : view.claimCounts,
    mentions: open(view.mentions).map(({ to_seq: _, ...row }) => row),
    caseFile: null,
    compartments: null,
    resolutions: view.resolutions.map(({ to_seq: _, ...row }) => row),
    joined: open(view.joined).map(({ to_seq: _, ...row }) => row),
    facts: view.facts.filter((row) => !closed.has(row.document_id ?? '')).map(({ to_seq: _, ...row }) => row),
    members: view.members.map(({ to_seq: _, ...row }) => row),
    entities: view.entities.map(({ to_seq: _, ...row }) => row),
    links: view.links.map(({ to_seq: _, ...row }) => row),
    statuses: view.statuses.map(({ to_seq: _, ...row }) => row),
    views: view.views.map(({ to_seq: _, ...row }) => row),
    searches: view.searches.map(({ to_seq: _, ...row }) => row),
    pins: view.pins.map(({ to_seq: _, ...row }) => row),
    laneThings: view.laneThings.map(({ to_seq: _, ...row }) => row),
    laneSteps: view.laneSteps.map(({ to_seq: _, ...row }) => row),
    laneFacts: view.laneFacts.map(({ to_seq: _, ...row }) => row),
    laneTies: view.laneTies.map(({ to_seq: _, ...row }) => row),
  };
}

/** Ids of the documents that a view shows as set aside. */
export const setAsideIn = (view: View): string[] =>
  view.documents.filter((row) => row.state === 'set aside').map((row) => row.document_id);

/** What people see of a view: without versions, log and numbers of entries. */
export function stateOf(view: View) {
  const bare = <Row extends object>(rows: readonly Row[]) =>
    rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !/^(version|to_seq)$/.test(name))));
  const { log: _, caseFile: __, ...rest } = view;
  return Object.fromEntries(
    Object.entries(rest).map(([name, part]) => [
      name,
      Array.isArray(part)
        ? typeof part[0] === 'string' || Array.isArray(part[0])
          ? part
          : bare(part as object[])
        : part,
    ]),
  );
}
