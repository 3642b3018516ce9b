import { linksById } from '#store/chart';
import { claimsById } from '#store/claim';
import { documentById } from '#store/document';
import { laneThings } from '#store/lane';
import { entities } from '#store/link';
import type { ScopedTransaction } from '#store/scope';
import { conflict, notFound } from '../refusals.ts';
import { recordedFacts, type RecordedFact } from './proof-facts.ts';

const unique = (ids: readonly string[]) => [...new Set(ids)];

/** Ids that somebody hands over for a record of the lanes, by what they are ids of. */
export type NamedRecords = {
  readonly entityIds?: readonly string[];
  readonly claimIds?: readonly string[];
  readonly linkIds?: readonly string[];
  readonly documentIds?: readonly string[];
  readonly thingIds?: readonly string[];
  /** What facts of the proof made: items, exhibits, requests. */
  readonly madeIds?: readonly string[];
  /** Claims count that were rejected or mended. */
  readonly isOfAnyReview?: boolean;
};

export type KnownRecords = {
  /** Where each of them lies. */
  readonly compartmentIds: readonly string[];
  readonly names: ReadonlyMap<string, string>;
  /** The claims that each link rests on. */
  readonly claimsOfLink: ReadonlyMap<string, readonly string[]>;
  readonly facts: readonly RecordedFact[];
};

/** Looks up what is named, as far as the caller sees it; LL-NOT-FOUND where one is not to be seen. */
export async function knownRecords(tx: ScopedTransaction, named: NamedRecords): Promise<KnownRecords> {
  const entityIds = unique(named.entityIds ?? []);
  const people = await entities(tx, null, { entityIds });
  const links = await linksById(tx, null, unique(named.linkIds ?? []));
  const claimIds = unique(named.claimIds ?? []);
  const claims = await claimsById(tx, null, claimIds);
  const documents = [];
  for (const id of unique(named.documentIds ?? [])) documents.push(await documentById(tx, null, id));
  const thingIds = unique(named.thingIds ?? []);
  const things = thingIds.length === 0 ? [] : await laneThings(tx, null, { thingIds });
  const facts = await recordedFacts(tx, null);
  const made = unique(named.madeIds ?? []).map((id) => facts.find(({ row }) => row.makes === id)?.row);
  if (
    people.length !== entityIds.length ||
    links.length !== unique(named.linkIds ?? []).length ||
    claims.length !== claimIds.length ||
    things.length !== thingIds.length ||
    [...documents, ...made].includes(undefined)
  )
    throw notFound();
  if (named.isOfAnyReview !== true && claims.some(({ review }) => review === 'rejected' || review === 'superseded'))
    throw conflict('A claim was rejected or mended; nothing can rest on it.');
  const rows = [...people, ...links, ...claims, ...things, ...documents, ...made];
  return {
    compartmentIds: rows.flatMap((row) => row?.compartment_id ?? []),
    names: new Map(people.map((row) => [row.entity_id, row.name])),
    claimsOfLink: new Map(links.map((row) => [row.link_id, row.claim_ids])),
    facts,
  };
}
