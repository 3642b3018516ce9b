import type { Client } from '#api/client';
import type { TestPerson, TestServer } from '../server/test-server.ts';
import type { Allegation } from './unfair.ts';

/** An invented article of the kind that names two men, what is alleged of them, an answer, and how it ended. */
export const article = [
  'Case against two men dropped',
  'The Harbour Office alleged that Joel Hart had passed the sealed drafts to a trade envoy in July 2023.',
  'The Office also alleged that Aldo Senn paid Joel Hart for seventeen reports.',
  'Hart denied the allegation. “I passed nothing to anybody,” Hart said.',
  'Joel Hart and Aldo Senn were charged in April 2024.',
  'Prosecutors dropped the case against Joel Hart and Aldo Senn in September 2024, the Courier reported.',
].join('\n\n');

const material = { from: '2023-07-01', to: '2023-09-30' };
const offenceId = 'osa-1911-s1-1-c';

export type AccusedCase = {
  readonly caseId: string;
  readonly documentId: string;
  readonly otherDocumentId: string;
  readonly personIds: readonly string[];
  readonly statementId: string;
  readonly thingIds: readonly string[];
  readonly allegations: readonly Allegation[];
};

/** A case on that article: links, an offence considered against each of them, and a thing of every kind that names one. */
export async function accusedCase(server: TestServer, ada: TestPerson): Promise<AccusedCase> {
  const { client }: { client: Client } = ada;
  const { caseId } = await client.call('openCase', { body: { title: 'The drafts' } });
  const params = { caseId };
  await server.letIn(ada, caseId, caseId, ada, [
    'case owner',
    'analyst',
    'disclosure officer',
    'deconfliction officer',
  ]);
  const documentId = await server.addText(ada, caseId, article, { name: 'courier.txt' });
  const otherDocumentId = await server.addText(ada, caseId, `${article}\n\nThis is a reprint.`, {
    name: 'reprint.txt',
  });
  const { claims } = await client.call('listClaims', { params, query: { documentId } });
  const { claims: all } = await client.call('listClaims', { params });
  const alleged = claims.find((one) => one.words.content.includes('sealed drafts'))!;
  const person = (name: string) => ({ schema: 'Person' as const, name });
  const relied = await client.call('relyOn', {
    params,
    body: {
      kind: 'report',
      from: person('Joel Hart'),
      to: person('Aldo Senn'),
      item: 'the sealed drafts',
      time: '2023-07-12',
      claimIds: [alleged.claimId],
    },
  });
  const personIds = [relied.link.from.entityId, relied.link.to.entityId];
  for (const suspectId of personIds)
    await client.call('chooseOffence', { params, body: { suspectId, offenceId, material } });
  const drafts = all.filter((one) => one.words.content.includes('sealed drafts'));
  const cell = { suspectId: personIds[0]!, offenceId, elementId: 'conduct' };
  await client.call('recordProof', {
    params,
    body: {
      facts: [
        {
          kind: 'item recorded',
          as: 'x',
          title: 'The article: Joel Hart had passed the sealed drafts to a trade envoy',
          form: 'agreed fact',
          origin: 'evidence',
          claimIds: [alleged.claimId],
        },
        { kind: 'item bears', itemId: 'new:x', ...cell, bearing: 'supports', why: 'it says so' },
      ],
    },
  });
  const named = { personIds: [personIds[0]!], title: 'Joel Hart had passed the sealed drafts to a trade envoy' };
  const thingIds: string[] = [];
  for (const kind of ['lead', 'disruption', 'warning', 'gate', 'material', 'statement', 'decision'] as const) {
    const fields = kind === 'gate' || kind === 'material' ? { origin: 'evidence' } : {};
    const claimIds = kind === 'material' ? [drafts[0]!.claimId] : [];
    const { thing } = await client.call('fileLaneThing', { params, body: { kind, ...named, fields, claimIds } });
    thingIds.push(thing.thingId);
  }
  const tie = { kind: 'disruption tells person' as const, disruptionId: thingIds[1]!, personId: personIds[0]! };
  await client.call('tieLanes', { params, body: { tie } });
  const charges = await client.call('listLaneThings', { params, query: { kind: 'charge' } });
  const words = (text: string, of: string): Allegation => ({ words: text, of });
  return {
    caseId,
    documentId,
    otherDocumentId,
    personIds,
    statementId: thingIds[5]!,
    thingIds: [...thingIds, ...charges.things.map(({ thingId }) => thingId)],
    allegations: [
      words('passed the sealed drafts to a trade envoy', 'Joel Hart'),
      words('paid Joel Hart for seventeen reports', 'Aldo Senn'),
      ...charges.things.map((one) => words(one.title, one.persons[0]!.name)),
      ...['Joel Hart', 'Aldo Senn'].map((name) => words(`${name}, OSA 1911`, name)),
    ],
  };
}
