import type { Client } from '#api/client';
import type { Claim } from '#api/schemas/claim';
import { allDocuments } from '#cli/all-documents';
import type { DemoCited } from '../demo/relied-form.ts';

export type ShelvedDocument = { readonly renditionId: string; readonly text: string; readonly claims: Claim[] };

/** The documents of the demo case as one of its people sees them, each fetched once; what they decide is kept up with. */
export type DemoShelf = {
  readonly client: Client;
  readonly caseId: string;
  document(path: string): Promise<ShelvedDocument | null>;
  /** The innermost claim of the reader whose content holds the words; null where there is none. */
  read(path: string, quote: string): Promise<Claim | null>;
  /**
   * The claim that is cited: the reader's, read rightly for this reason, or one made by hand where the manifest has it
   * so. Null where the words are not to be found.
   */
  cite(words: DemoCited, reason: string | null): Promise<Claim | null>;
  review(claim: Claim, decision: 'read rightly' | 'rejected', reason: string | null): Promise<Claim>;
};

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const isByHand = ({ by }: Claim) => by === 'hand';

export async function openShelf(client: Client, caseId: string): Promise<DemoShelf> {
  const ids = new Map<string, string>();
  for await (const one of allDocuments(client, caseId)) ids.set(one.path, one.documentId);
  const opened = new Map<string, Promise<ShelvedDocument | null>>();
  const params = { caseId };

  async function open(path: string): Promise<ShelvedDocument | null> {
    const documentId = ids.get(path);
    if (documentId === undefined) return null;
    const { renditions } = await client.call('getDocument', { params: { caseId, documentId } });
    const renditionId = renditions.at(-1)?.renditionId;
    if (renditionId === undefined) return null;
    const { text } = await client.call('getRenditionText', { params: { caseId, renditionId } });
    const query = { documentId, limit: 5000 };
    const { claims } = await client.call('listClaims', { params, query });
    return { renditionId, text, claims };
  }
  const document = (path: string) => {
    const before = opened.get(path);
    if (before !== undefined) return before;
    const found = open(path);
    opened.set(path, found);
    return found;
  };
  async function keep(claim: Claim): Promise<Claim> {
    for (const found of opened.values()) {
      const claims = (await found)?.claims ?? [];
      const at = claims.findIndex((one) => one.claimId === claim.claimId);
      if (at >= 0) claims[at] = claim;
    }
    return claim;
  }
  async function read(path: string, quote: string): Promise<Claim | null> {
    const quoted = oneLine(quote);
    const holding = ((await document(path))?.claims ?? []).filter(
      (one) => !isByHand(one) && oneLine(one.words.content).includes(quoted),
    );
    return holding.toSorted((a, b) => a.words.content.length - b.words.content.length)[0] ?? null;
  }
  async function made(words: DemoCited & { hand: object }): Promise<Claim | null> {
    const found = await document(words.document);
    const place = found === null ? null : placeOf(found.text, words.quote);
    if (found === null || place === null) return null;
    const before = found.claims.find((one) => isByHand(one) && oneLine(one.words.content) === oneLine(words.quote));
    if (before !== undefined) return before;
    const { claim } = await client.call('makeClaim', {
      params,
      body: { renditionId: found.renditionId, content: [place], kind: 'unattributed', ...words.hand },
    });
    found.claims.push(claim);
    return claim;
  }
  async function review(claim: Claim, decision: 'read rightly' | 'rejected', reason: string | null): Promise<Claim> {
    const decided = await client.call('reviewClaim', {
      params: { caseId, claimId: claim.claimId },
      body: { expected: claim.version, decision, ...(reason === null ? {} : { reason }) },
    });
    return keep(decided.claim);
  }
  async function citeOnce({ hand, grade, ...words }: DemoCited, reason: string | null): Promise<Claim | null> {
    const found = await (hand === undefined ? read(words.document, words.quote) : made({ ...words, hand }));
    const isRead = hand !== undefined || found?.review !== 'unreviewed';
    const claim = found === null || isRead ? found : await review(found, 'read rightly', reason);
    if (claim === null || grade === undefined || claim.gradeFrom === 'claim') return claim;
    const graded = { params: { caseId, claimId: claim.claimId }, body: { expected: claim.version, grade } };
    return keep((await client.call('gradeClaim', graded)).claim);
  }
  const cited = new Map<string, Promise<Claim | null>>();
  return {
    client,
    caseId,
    document,
    read,
    review,
    cite(words, reason) {
      const key = JSON.stringify([words.document, oneLine(words.quote)]);
      const claim = cited.get(key) ?? citeOnce(words, reason);
      cited.set(key, claim);
      return claim;
    },
  };
}

/** Where words stand in a text, white space apart; null unless they stand there once. */
function placeOf(text: string, quote: string): [start: number, end: number] | null {
  const words = oneLine(quote)
    .split(' ')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const [found, second] = text.matchAll(new RegExp(words.join(String.raw`\s+`), 'g'));
  return found === undefined || second !== undefined ? null : [found.index, found.index + found[0].length];
}
