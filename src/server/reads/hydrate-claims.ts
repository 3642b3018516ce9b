import type { FairClaim, PersonMention } from '#engines/fairness/fair-file';
import { createFairness, type Fairness } from '#engines/fairness/fairness-of';
import type { Polarity } from '#domain/stance';
import { claimsById, type ClaimRow } from '#store/claim';
import type { Cut } from '#store/cut';
import { denialIds, personMentions, personMentionsByHand, personsOfRecords } from '#store/fairness';
import { links } from '#store/link';
import type { ScopedTransaction } from '#store/scope';
import type { Proposal } from './claim-types.ts';
import { nearPersons } from './near-persons.ts';
import { proposalsOf } from './proposals-of.ts';
import { statusesOnFile, type FileStatus } from './statuses-on-file.ts';

/** A claim as the fairness engine takes it, with the row it came from. */
export type FileClaim = FairClaim & { readonly row: ClaimRow };

export type HydratedClaim = {
  readonly row: ClaimRow;
  readonly asFair: FileClaim;
  readonly proposals: readonly Proposal[];
  readonly linkIds: readonly string[];
  readonly fairness: Fairness<FileClaim, FileStatus> | null;
};

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

const isStanding = (row: ClaimRow) => row.review !== 'rejected' && row.review !== 'superseded';

/** The claims in which others lie, up to the top, that are not on the page already. */
async function ancestorsOf(tx: ScopedTransaction, cut: Cut, rows: readonly ClaimRow[]): Promise<ClaimRow[]> {
  const known = new Set(rows.map((row) => row.claim_id));
  const found: ClaimRow[] = [];
  let wanted = unique(rows.flatMap((row) => row.parent_id ?? [])).filter((id) => !known.has(id));
  while (wanted.length > 0) {
    for (const id of wanted) known.add(id);
    const next = await claimsById(tx, cut, wanted);
    found.push(...next);
    wanted = unique(next.flatMap((row) => row.parent_id ?? [])).filter((id) => !known.has(id));
  }
  return found;
}

/** Persons named in the renditions of these claims, as they were read, as people marked them, and as rows were taken. */
async function personsOf(tx: ScopedTransaction, cut: Cut, rows: readonly ClaimRow[]) {
  const renditionIds = unique(rows.map((row) => row.rendition_id));
  const found = new Map<string, PersonMention[]>(renditionIds.map((id) => [id, []]));
  for (const row of await personMentions(tx, cut, renditionIds)) found.set(row.rendition_id, [...row.mentions]);
  for (const { rendition_id, ...mention } of await personMentionsByHand(tx, cut, renditionIds))
    found.get(rendition_id)?.push(mention);
  const alleged = rows.filter((row) => row.basis === 'record' && row.stance === 'alleged').map((row) => row.claim_id);
  for (const { rendition_id, ...mention } of await personsOfRecords(tx, cut, alleged))
    found.get(rendition_id)?.push(mention);
  return found;
}

async function linkIdsOf(tx: ScopedTransaction, cut: Cut, rows: readonly ClaimRow[]) {
  const found = new Map<string, string[]>();
  const few = rows.length <= 500 ? { claimIds: rows.map((row) => row.claim_id) } : {};
  for (const link of rows.length === 0 ? [] : await links(tx, cut, few))
    for (const claimId of link.claim_ids) found.set(claimId, [...(found.get(claimId) ?? []), link.link_id]);
  return (row: ClaimRow): readonly string[] => found.get(row.claim_id) ?? [];
}

/** Gives claims what shows with them: ties they propose, links that rest on them, and what fairness asks for. */
export async function hydrateClaims(
  tx: ScopedTransaction,
  cut: Cut,
  rows: readonly ClaimRow[],
  wants: { readonly linkIds: boolean } = { linkIds: true },
): Promise<HydratedClaim[]> {
  if (rows.length === 0) return [];
  const ancestors = await ancestorsOf(tx, cut, rows);
  const persons = await personsOf(tx, cut, rows);
  const near = nearPersons(
    rows,
    [...persons.values()].flat().map((mention) => mention.entity),
  );
  const denying = (await claimsById(tx, cut, await denialIds(tx, cut, near))).filter(isStanding);
  const all = [...rows, ...ancestors, ...denying];
  const proposals = await proposalsOf(tx, cut, [...rows, ...ancestors]);
  const linkIds = wants.linkIds ? await linkIdsOf(tx, cut, rows) : () => [];

  const claimOf = (row: ClaimRow): FileClaim => ({
    row,
    claimId: row.claim_id,
    documentId: row.document_id,
    renditionId: row.rendition_id,
    stance: row.stance,
    polarity: row.polarity as Polarity,
    review: row.review,
    parentId: row.parent_id,
    content: row.content,
    cueWords: row.cue_words,
    contentWords: row.content_words,
    speaker: row.speaker.name,
    proposals: proposals(row),
  });
  const byId = new Map(all.map((row) => [row.claim_id, claimOf(row)]));
  const fairness = createFairness<FileClaim, FileStatus>({
    claim: (id) => byId.get(id),
    personsIn: (renditionId) => persons.get(renditionId) ?? null,
    denials: denying.map((row) => byId.get(row.claim_id)!),
    statuses: await statusesOnFile(tx, cut, near),
  });
  return rows.map((row) => ({
    row,
    asFair: byId.get(row.claim_id)!,
    proposals: proposals(row),
    linkIds: linkIds(row),
    fairness: fairness(byId.get(row.claim_id)!),
  }));
}
