import type { Client } from '#api/client';
import type { Claim } from '#api/schemas/claim';
import { makeZip } from '../files/make-zip.ts';
import type { TestPerson, TestServer } from '../server/test-server.ts';
import { emptyView, mappingAsSent, viewAsSent } from '../store/ledger-items.ts';
import { hiddenLoad, hiddenTables, hiddenTexts, tableName, visibleTexts, type HiddenAct } from './plan.ts';

/** Ids of what lies behind the wall, in the order in which it came to be. */
export type HiddenIds = {
  readonly case: string[];
  readonly compartment: string[];
  readonly document: string[];
  readonly rendition: string[];
  readonly claim: string[];
  readonly entity: string[];
  readonly link: string[];
  readonly view: string[];
  readonly search: string[];
  readonly thing: string[];
  readonly import: string[];
};

export type Behind = {
  readonly server: TestServer;
  readonly caseId: string;
  readonly compartmentId: string;
  readonly insider: TestPerson;
  readonly helper: TestPerson;
  readonly ids: HiddenIds;
};

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const spansOf = (claim: Claim) => claim.content.map(([start, end]): [number, number] => [start, end]);

/** Does one thing behind the wall by the API, as an insider; what cannot be done then is left. */
export async function actBehind(behind: Behind, { does, n }: HiddenAct): Promise<void> {
  try {
    await deeds[does](behind, behind.insider.client, n);
  } catch (error) {
    // An insider too is told when something cannot be done; all else is a defect of the test.
    const { code } = error as { code?: string };
    if (code === undefined || !/^LL-(CONFLICT|INVALID|UNDO|NOT-FOUND|FORBIDDEN|STEP|RECORDS)/.test(code)) throw error;
  }
  await note(behind);
}

/** Keeps book of what there is behind the wall: from the database, because a look by the API is noted where it goes. */
async function note({ server, caseId, compartmentId, ids }: Behind): Promise<void> {
  const tables = { document: 'from_seq', rendition: 'from_seq', claim: 'from_seq, place, n', entity: 'from_seq' };
  for (const [table, order] of Object.entries(tables) as [keyof typeof tables, string][]) {
    const found = await server.installation.ask<{ id: string }>(
      `select ${table}_id as id from lamplighter.${table} where case_id = $1 and compartment_id = $2 order by ${order}`,
      [caseId, compartmentId],
    );
    for (const { id } of found) if (!ids[table].includes(id)) ids[table].push(id);
  }
}

const hiddenClaims = async ({ caseId, compartmentId, ids }: Behind, client: Client) => {
  const documentId = ids.document[0];
  return documentId === undefined
    ? []
    : (await client.call('listClaims', { params: { caseId }, query: { compartmentId } })).claims;
};

const add =
  (name: (n: number) => string, setAside?: string) =>
  async ({ server, caseId, compartmentId }: Behind, client: Client, n: number): Promise<void> => {
    const query = { name: name(n), compartmentId, ...(setAside === undefined ? {} : { setAside }) };
    const body = new TextEncoder().encode(hiddenTexts[n % hiddenTexts.length]!);
    await client.call('receiveDocument', { params: { caseId }, query, body });
    await server.worker.drain();
  };

/** Something of `main`, of the kind of this table. */
const visible = ({ server, caseId }: Behind, table: 'claim' | 'entity', n: number) =>
  server.installation.ask<{ id: string }>(
    `select ${table}_id as id from lamplighter.${table} where case_id = $1 and compartment_id = $1 order by from_seq, ${table}_id offset $2 limit 1`,
    [caseId, n % 2],
  );

type Deed = (behind: Behind, client: Client, n: number) => Promise<unknown>;

const deeds: Readonly<Record<HiddenAct['does'], Deed>> = {
  add: add((n) => `hidden ${n}.txt`),
  addSameName: add(() => 'visible 0.txt'),
  addSetAside: add((n) => `privileged ${n}.txt`, 'privileged'),
  async addBinary({ server, caseId, compartmentId }, client, n) {
    const body = new Uint8Array(200).fill(n).map((value, i) => (i % 3 === 0 ? 0 : value));
    const load = { compartmentId, label: 'The hidden box', total: 7 };
    await client.call('beginLoad', { params: { caseId, loadId: hiddenLoad }, body: load });
    const query = { name: `b${n}`, compartmentId, loadId: hiddenLoad };
    await client.call('receiveDocument', { params: { caseId }, query, body });
    await server.worker.drain();
  },
  async addArchive({ server, caseId, compartmentId }, client, n) {
    const bytes = hiddenTexts[n % hiddenTexts.length]!;
    const body = new Uint8Array(
      makeZip([
        { name: 'inside.txt', bytes },
        { name: 'visible.txt', bytes: visibleTexts[0]! },
      ]),
    );
    await client.call('receiveDocument', { params: { caseId }, query: { name: `a${n}.zip`, compartmentId }, body });
    await server.worker.drain();
  },
  async addElsewhere({ server, ids }, client, n) {
    const caseId = ids.case[0] ?? (await client.call('openCase', { body: { title: 'Elsewhere' } })).caseId;
    if (!ids.case.includes(caseId)) ids.case.push(caseId);
    const body = new TextEncoder().encode(hiddenTexts[n % hiddenTexts.length]!);
    await client.call('receiveDocument', { params: { caseId }, query: { name: `elsewhere ${n}` }, body });
    await server.worker.drain();
  },
  /** A list behind the wall, its rows and the mapping that they were taken by; the second time as a newer version. */
  async takeTable({ server, caseId, compartmentId, ids }, client, n) {
    const params = { caseId };
    const body = new TextEncoder().encode(hiddenTables[n % hiddenTables.length]!);
    const { document } = await client.call('receiveDocument', {
      params,
      query: { name: tableName, compartmentId },
      body,
    });
    await server.worker.drain();
    const mapping = mappingAsSent();
    await client.call('saveMapping', { params, body: { name: `Behind ${n}`, mapping, compartmentId } });
    const follows = ids.import.at(-1) ?? null;
    const of = { caseId, documentId: document.documentId };
    const { counts } = await client.call('previewRecords', { params: of, body: { mapping, follows } });
    const taken = await client.call('beginRecords', { params: of, body: { mapping, follows, expected: counts } });
    ids.import.push(taken.import.importId);
  },
  async openAnother({ ids, helper }, client, n) {
    const { caseId } = await client.call('openCase', { body: { title: `Another ${n}` } });
    ids.case.push(caseId);
    const body = { login: helper.login, compartmentId: caseId, roles: ['analyst' as const] };
    await client.call('setMember', { params: { caseId }, body });
  },
  async setAside({ caseId, ids }, client, n) {
    const documentId = pick(ids.document, n);
    if (documentId === undefined) return;
    const { version } = await client.call('getDocument', { params: { caseId, documentId } });
    const body = { expected: version, reason: 'privileged' };
    await client.call('setDocumentAside', { params: { caseId, documentId }, body });
  },
  async gradeDocument({ caseId, ids }, client, n) {
    const documentId = pick(ids.document, n);
    if (documentId === undefined) return;
    const { version } = await client.call('getDocument', { params: { caseId, documentId } });
    const body = { expected: version, grade: { scheme: 'admiralty' as const, source: 'B', information: '2' } };
    await client.call('gradeDocument', { params: { caseId, documentId }, body });
  },
  async review(behind, client, n) {
    const claim = pick(await hiddenClaims(behind, client), n);
    if (claim === undefined) return;
    const body = { expected: claim.version, decision: n % 2 === 0 ? ('read rightly' as const) : ('rejected' as const) };
    await client.call('reviewClaim', { params: { caseId: behind.caseId, claimId: claim.claimId }, body });
  },
  async mend(behind, client, n) {
    const claim = pick(await hiddenClaims(behind, client), n);
    if (claim === undefined) return;
    const body = { expected: claim.version, content: spansOf(claim), stance: 'denied' as const, speaker: 'Peter Berg' };
    await client.call('mendClaim', { params: { caseId: behind.caseId, claimId: claim.claimId }, body });
  },
  async gradeClaim(behind, client, n) {
    const claim = pick(await hiddenClaims(behind, client), n);
    if (claim === undefined) return;
    const body = { expected: claim.version, grade: { scheme: 'admiralty' as const, source: 'A', information: '1' } };
    await client.call('gradeClaim', { params: { caseId: behind.caseId, claimId: claim.claimId }, body });
  },
  async flag(behind, client, n) {
    const claim = pick(await hiddenClaims(behind, client), n);
    if (claim === undefined) return;
    const body = { expected: claim.version, helpsDefence: true, note: 'see this' };
    await client.call('flagClaim', { params: { caseId: behind.caseId, claimId: claim.claimId }, body });
  },
  async makeClaim(behind, client, n) {
    const claim = pick(await hiddenClaims(behind, client), n);
    if (claim === undefined) return;
    const body = {
      renditionId: claim.renditionId,
      content: spansOf(claim),
      stance: 'denied' as const,
      speaker: 'Peter Berg; Lena Strand',
    };
    await client.call('makeClaim', { params: { caseId: behind.caseId }, body });
  },
  async makeEntity({ caseId, compartmentId }, client, n) {
    const name = ['Peter Berg', 'Lena Strand', 'Codeword GRANITE'][n % 3]!;
    await client.call('makeEntity', { params: { caseId }, body: { compartmentId, schema: 'Person', name } });
  },
  async makeMention(behind, client, n) {
    const renditionId = pick(behind.ids.rendition, n);
    if (renditionId === undefined) return;
    const [entity] = await visible(behind, 'entity', n);
    const body = { start: 0, end: 5, type: 'person' as const, entityId: entity?.id ?? null };
    await client.call('makeMention', { params: { caseId: behind.caseId, renditionId }, body });
  },
  async relyOn(behind, client, n) {
    const claim = pick(await hiddenClaims(behind, client), n);
    if (claim === undefined) return;
    const { link } = await client.call('relyOn', {
      params: { caseId: behind.caseId },
      body: {
        kind: 'payment',
        from: { schema: 'Person', name: `Payer ${n}` },
        to: { schema: 'Person', name: 'Peter Berg' },
        claimIds: [claim.claimId],
      },
    });
    behind.ids.link.push(link.linkId);
  },
  /** A link behind the wall that rests on what all can see. */
  async relyOnVisible(behind, client, n) {
    const { caseId, ids } = behind;
    const [[claim], [from]] = await Promise.all([visible(behind, 'claim', n), visible(behind, 'entity', n)]);
    const hidden = pick(await hiddenClaims(behind, client), n);
    if (claim === undefined || hidden === undefined) return;
    const { link } = await client.call('relyOn', {
      params: { caseId },
      body: {
        kind: 'meeting',
        from: from === undefined ? { schema: 'Person', name: 'Someone' } : { entityId: from.id },
        to: { schema: 'Person', name: `Other ${n}` },
        claimIds: [claim.id, hidden.claimId],
      },
    });
    ids.link.push(link.linkId);
  },
  /** An offence behind the wall against somebody whom all can see, or against one who lies there too. */
  async chooseOffence(behind, client, n) {
    const { caseId, compartmentId, ids } = behind;
    const [seen] = await visible(behind, 'entity', n);
    const suspectId = n % 2 === 0 ? seen?.id : pick(ids.entity, n);
    if (suspectId === undefined) return;
    const material = { from: '2021-01-01', to: '2021-12-31' };
    const body = { suspectId, offenceId: 'osa-1911-s1-1-c', material, compartmentId };
    const { chargeId } = await client.call('chooseOffence', { params: { caseId }, body });
    if (!ids.thing.includes(chargeId)) ids.thing.push(chargeId);
  },
  async recordProof(behind, client, n) {
    const { caseId, compartmentId } = behind;
    const [claim] = await visible(behind, 'claim', n);
    const [who] = await visible(behind, 'entity', n);
    if (claim === undefined || who === undefined) return;
    const item = { kind: 'item recorded' as const, as: 'x', title: 'Behind', form: 'statement' as const };
    const cell = { suspectId: who.id, offenceId: 'osa-1911-s1-1-c', elementId: 'conduct' };
    const body = {
      compartmentId,
      facts: [
        { ...item, origin: 'intelligence' as const, witnessId: who.id, claimIds: [claim.id] },
        { kind: 'item bears' as const, ...cell, itemId: 'new:x', bearing: 'supports' as const, why: 'so it seems' },
        { kind: 'answer recorded' as const, suspectId: who.id, answer: 'I deny it all.' },
      ],
    };
    await client.call('recordProof', { params: { caseId }, body });
  },
  async fileThing(behind, client, n) {
    const { caseId, compartmentId, ids } = behind;
    const kind = (['lead', 'disruption', 'small team', 'material', 'defence', 'happening'] as const)[n % 6]!;
    const [who] = await visible(behind, 'entity', n);
    const fields = {
      outsideReviewer: 'Dr Vane',
      measure: 'arrest',
      origin: 'evidence',
      reviewDue: '2026-01-01T00:00:00Z',
    };
    const personIds = who === undefined ? [] : [who.id];
    const body = { kind, title: `Behind ${n}`, fields, personIds, compartmentId };
    const { thingId } = (await client.call('fileLaneThing', { params: { caseId }, body })).thing;
    ids.thing.push(thingId);
    if (kind !== 'disruption' || who === undefined) return;
    const tie = { kind: 'disruption tells person' as const, disruptionId: thingId, personId: who.id };
    await client.call('tieLanes', { params: { caseId }, body: { tie } });
  },
  async stepThing({ caseId, ids }, client, n) {
    const thingId = pick(ids.thing, n);
    if (thingId === undefined) return;
    const { version, next } = await client.call('getLaneThing', { params: { caseId, thingId } });
    const [command] = next;
    if (command === undefined) return;
    const body = { expected: version, command: command.command, fields: { reasons: 'so be it' } };
    await client.call('stepLaneThing', { params: { caseId, thingId }, body });
  },
  async saveView({ caseId, ids }, client, n) {
    const entityId = pick(ids.entity, n);
    if (entityId === undefined) return;
    const view = { ...emptyView, shown: [entityId], notes: [{ id: entityId, text: 'Codeword GRANITE' }] };
    const body = { name: `Behind ${n}`, view: viewAsSent(view) };
    ids.view.push((await client.call('saveView', { params: { caseId }, body })).view.viewId);
  },
  async saveSearch({ caseId, compartmentId, ids }, client, n) {
    const body = { name: `Codeword GRANITE ${n}`, q: 'drawings', compartmentId };
    ids.search.push((await client.call('saveSearch', { params: { caseId }, body })).search.searchId);
  },
  async pinRoute({ server, caseId, ids }, client, n) {
    const linkId = pick(ids.link, n);
    // Looked up past the API, since a look through the whole case is noted where all can see it.
    const [link] = await server.installation.ask<{ from_id: string; to_id: string }>(
      'select from_id, to_id from lamplighter.link where link_id = $1 and to_seq is null',
      [linkId ?? null],
    );
    if (linkId === undefined || link === undefined) return;
    const question = { from: link.from_id, to: link.to_id };
    const body = { question, linkIds: [linkId], note: 'Codeword GRANITE' };
    await client.call('pinRoute', { params: { caseId }, body });
  },
  /** A decision behind the wall on what all can see, or on that and something hidden. */
  async resolve(behind, client, n) {
    const { caseId, compartmentId, ids } = behind;
    const [[one], [other]] = await Promise.all([visible(behind, 'entity', 0), visible(behind, 'entity', 1)]);
    const rightId = n % 2 === 0 ? other?.id : pick(ids.entity, n);
    if (one === undefined || rightId === undefined) return;
    const decision = (['same', 'not same', 'unsure'] as const)[n % 3]!;
    const body = { leftId: one.id, rightId, decision, compartmentId };
    await client.call('decideResolution', { params: { caseId }, body });
  },
  async joinNames({ caseId, compartmentId }, client, n) {
    const name = ['Peter Berg', 'Lena Strand', 'Ida Holm'][n % 3]!;
    const asked = { compartmentId, type: 'person' as const, names: [name], seen: 5000 };
    await client.call('joinNames', { params: { caseId }, body: { ...asked, entity: { schema: 'Person', name } } });
  },
  async describe(behind, client, n) {
    const [entity] = await visible(behind, 'entity', n);
    const entityId = n % 2 === 0 ? entity?.id : pick(behind.ids.entity, n);
    const renditionId = pick(behind.ids.rendition, n);
    if (entityId === undefined) return;
    const words = renditionId === undefined ? null : { renditionId, span: [0, 5] as [number, number] };
    const said = { property: 'passportNumber' as const, value: 'VR 118204', words, note: 'GRANITE says so' };
    const body = { ...said, compartmentId: behind.compartmentId };
    await client.call('describeEntity', { params: { caseId: behind.caseId, entityId }, body });
  },
  async recordStatus({ caseId, compartmentId }, client, n) {
    const body = {
      person: ['Peter Berg', 'Lena Strand'][n % 2]!,
      compartmentId,
      verified: { status: 'convicted' as const, record: 'the register of the court' },
    };
    await client.call('recordStatus', { params: { caseId }, body });
  },
  letIn: ({ caseId, compartmentId, helper }, client, n) =>
    client.call('setMember', {
      params: { caseId },
      body: { login: helper.login, compartmentId, roles: n % 2 === 0 ? ['reader'] : ['analyst', 'auditor'] },
    }),
  letOut: ({ caseId, compartmentId, helper }, client) =>
    client.call('setMember', { params: { caseId }, body: { login: helper.login, compartmentId, roles: [] } }),
  async look(behind, client, n) {
    const { caseId, ids } = behind;
    const documentId = pick(ids.document, n);
    if (documentId !== undefined) await client.call('getDocument', { params: { caseId, documentId } });
    const [other, one] = [(await visible(behind, 'entity', n))[0]?.id, pick(ids.entity, n)];
    if (one === undefined) return;
    const params = { caseId };
    await client.call('getEntity', { params: { caseId, entityId: one } });
    await client.call('listNeighbours', { params: { caseId, entityId: one } });
    await client.call('traceReach', { params, query: { of: one, direction: 'from' } });
    if (other === undefined) return;
    await client.call('listLinksBetween', { params, query: { one, other } });
    await client.call('traceRoutes', { params, query: { from: other, to: one } });
    const asked = { itemId: other, appearedWith: one, appearedAt: '2026', why: 'GRANITE', isOwnReporting: false };
    await client.call('traceOrigin', { params, body: asked });
  },
  async search({ ids }, client) {
    for (const caseId of ids.case) await client.call('search', { params: { caseId }, query: { q: 'Peter Berg' } });
  },
  async undo({ server, caseId, compartmentId }, client, n) {
    const items = await server.installation.ask<{ seq: number; ordinal: number }>(
      `select seq, ordinal from lamplighter.log_item where case_id = $1 and compartment_id = $2 order by seq desc, ordinal`,
      [caseId, compartmentId],
    );
    const item = pick(items, n);
    if (item !== undefined) await client.call('undo', { params: { caseId }, body: { compartmentId, ...item } });
  },
  async signIn({ server, helper }) {
    const body = JSON.stringify({ login: helper.login, password: 'not the password' });
    const headers = { 'content-type': 'application/json' };
    await server.send('/api/session', { method: 'POST', headers, body }, '10.9.9.9');
  },
};
