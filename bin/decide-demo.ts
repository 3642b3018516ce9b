import type { Client } from '#api/client';
import type { Claim } from '#api/schemas/claim';
import { allDocuments } from '#cli/all-documents';
import type { EntitySchema } from '#domain/entity';
import type { DemoDecision, DemoManifest } from '../demo/load-manifest.ts';
import type { ClientFor } from './load-demo.ts';

/** `skipped` names decisions whose words no claim holds, so that the demo says so and does not make them up. */
export type Decided = { readonly made: number; readonly before: number; readonly skipped: readonly string[] };

/** Takes the demo's first decisions, in their order, each as the person who takes it; those that stand are passed by. */
export async function decideDemo(
  manifest: DemoManifest,
  caseId: string,
  clientFor: ClientFor,
  onProgress: (text: string) => void,
): Promise<Decided> {
  const decided = { made: 0, before: 0, skipped: [] as string[] };
  for (const [n, decision] of manifest.decisions.entries()) {
    onProgress(`decision ${n + 1} of ${manifest.decisions.length}`);
    const client = await clientFor(decision.by);
    const claim = await claimOf(client, caseId, decision);
    if (claim === null) {
      decided.skipped.push(`${decision.document}: “${decision.quote}”`);
      continue;
    }
    if (await stands(claim, decision, client, caseId)) decided.before += 1;
    else {
      await take(client, caseId, claim, decision);
      decided.made += 1;
    }
  }
  return decided;
}

/** The innermost claim whose content holds the quoted words. */
async function claimOf(client: Client, caseId: string, decision: DemoDecision): Promise<Claim | null> {
  const documentId = await documentIdOf(client, caseId, decision.document);
  if (documentId === null) return null;
  const { claims } = await client.call('listClaims', {
    params: { caseId },
    query: { documentId, limit: 5000, superseded: 'true' },
  });
  const quoted = oneLine(decision.quote);
  const holding = claims.filter(
    ({ words, review }) => review !== 'superseded' && oneLine(words.content).includes(quoted),
  );
  return holding.toSorted((a, b) => a.words.content.length - b.words.content.length)[0] ?? null;
}

async function documentIdOf(client: Client, caseId: string, path: string): Promise<string | null> {
  for await (const one of allDocuments(client, caseId)) if (one.path === path) return one.documentId;
  return null;
}

async function stands(claim: Claim, decision: DemoDecision, client: Client, caseId: string): Promise<boolean> {
  if (decision.link === null) return claim.review !== 'unreviewed';
  if (claim.linkIds.length === 0) return false;
  const { links } = await client.call('listLinks', { params: { caseId }, query: { claimId: claim.claimId } });
  return links.some((one) => one.kind === decision.link!.kind);
}

async function take(client: Client, caseId: string, claim: Claim, decision: DemoDecision): Promise<void> {
  const reason = decision.reason ?? undefined;
  if (decision.decision !== 'relied on') {
    await client.call('reviewClaim', {
      params: { caseId, claimId: claim.claimId },
      body: { expected: claim.version, decision: decision.decision, reason },
    });
    return;
  }
  const { kind, from, to } = decision.link!;
  const { entities } = await client.call('listEntities', { params: { caseId } });
  const choose = (name: string) => {
    const found = entities.find((one) => one.name === name && one.compartmentId === claim.compartmentId);
    return found === undefined ? { schema: schemaOf(name), name } : { entityId: found.entityId };
  };
  await client.call('relyOn', {
    params: { caseId },
    body: { kind, from: choose(from), to: choose(to), claimIds: [claim.claimId] },
  });
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The demo's people are written with an initial or a title; all else that links name are bodies of some kind. */
const schemaOf = (name: string): EntitySchema =>
  /^([A-Z]\.|Mr|Mrs|Ms|Dr|Sir|Dame) /.test(name) ? 'Person' : 'Organization';
