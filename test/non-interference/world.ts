import { randomUUID } from 'node:crypto';
import type { CaseRole } from '#domain/role';
import type { TestPerson, TestServer } from '../server/test-server.ts';
import { emptyView, mappingAsSent, viewAsSent } from '../store/ledger-items.ts';
import { actBehind, type Behind, type HiddenIds } from './insider.ts';
import { gaps, tableName, takenTable, visibleTable, visibleTexts, type HiddenAct, type Plan } from './plan.ts';

/** One world as it stands when the person begins to ask. */
export type World = {
  /** The same in both worlds of a pair, another for each pair. */
  readonly number: number;
  readonly server: TestServer;
  readonly person: TestPerson;
  readonly helper: TestPerson;
  readonly caseId: string;
  readonly sideId: string | null;
  /** Somebody in the second compartment, where there is one. */
  readonly sideEntityId: string | null;
  readonly ids: HiddenIds;
  /** Times at which something visible was recorded, for questions about the past. */
  readonly times: readonly number[];
  /** The id of something behind the wall, or one of nothing where the world has none such. */
  guess(kind: keyof HiddenIds, n: number): string;
};

const minute = 60_000;

/** Builds a world by the API alone. Visible steps come at fixed times; what is hidden lies between them. */
export async function buildWorld(
  server: TestServer,
  plan: Plan,
  hidden: readonly HiddenAct[] | null,
  number: number,
): Promise<World> {
  const { clock } = server.installation;
  const start = Date.UTC(2026, 2, 2) + number * 60 * minute;
  clock.now = start;
  const login = (name: string) => `${name}-${String(number).padStart(4, '0')}`;
  const insider = await server.person(login('insider'));
  const helper = await server.person(login('helper'));
  const person = await server.person(login('person'), { administrator: plan.administrator });
  const { caseId } = await insider.client.call('openCase', { body: { title: 'The yard' } });
  const ids: HiddenIds = {
    case: [],
    compartment: [],
    document: [],
    rendition: [],
    claim: [],
    entity: [],
    link: [],
    view: [],
    search: [],
    thing: [],
    import: [],
  };
  const times: number[] = [];
  const compartmentId = hidden === null ? null : await openHidden();

  async function openHidden(): Promise<string> {
    const opened = await insider.client.call('openCompartment', { params: { caseId }, body: { name: 'Behind' } });
    ids.compartment.push(opened.compartmentId);
    return opened.compartmentId;
  }
  const behindTheWall = async (gap: number) => {
    if (hidden === null || compartmentId === null) return;
    const behind: Behind = { server, caseId, compartmentId, insider, helper, ids };
    for (const [i, act] of hidden.filter((one) => one.gap === gap).entries()) {
      clock.now = start + gap * minute + 1000 * (i + 1);
      await actBehind(behind, act);
    }
  };
  const claimAt = async (n: number) => {
    const { claims } = await insider.client.call('listClaims', {
      params: { caseId },
      query: { compartmentId: caseId },
    });
    return claims[n % Math.max(1, claims.length)];
  };

  let sideId: string | null = null;
  let sideEntityId: string | null = null;
  const letIn = (who: TestPerson, where: string, roles: readonly CaseRole[]) =>
    server.letIn(insider, caseId, where, who, [...roles]);
  const visible = [
    async () => {
      await letIn(helper, caseId, ['analyst']);
      await letIn(person, caseId, plan.roles);
      const bring = (name: string, body: Uint8Array, query = {}) =>
        helper.client.call('receiveDocument', { params: { caseId }, query: { name, ...query }, body });
      await bring('broken.bin', new Uint8Array(90).fill(0));
      clock.now += 1;
      // One at a time: how many are recorded in one entry is the worker's to choose.
      await server.worker.drain();
      clock.now += 1;
      await bring(tableName, new TextEncoder().encode(visibleTable));
      await server.worker.drain();
      clock.now += 1;
      const { document } = await bring('taken.csv', new TextEncoder().encode(takenTable));
      await server.worker.drain();
      const of = { caseId, documentId: document.documentId };
      const { counts } = await helper.client.call('previewRecords', { params: of, body: { mapping: mappingAsSent() } });
      await helper.client.call('beginRecords', { params: of, body: { mapping: mappingAsSent(), expected: counts } });
      clock.now += 1;
      await bring('aside.txt', new TextEncoder().encode(visibleTexts[1]), { setAside: 'privileged' });
      await server.worker.drain();
    },
    ...plan.texts.map((text, i) => async () => {
      await server.addText(helper, caseId, visibleTexts[text]!, { name: `visible ${i}.txt` });
    }),
    async () => {
      const claim = await claimAt(1);
      if (claim === undefined) return;
      const body = { expected: claim.version, decision: 'read rightly' as const };
      await helper.client.call('reviewClaim', { params: { caseId, claimId: claim.claimId }, body });
    },
    async () => {
      const params = { caseId };
      const made = { schema: 'Person' as const, name: 'Ada Lund' };
      const suspectId = (await helper.client.call('makeEntity', { params, body: made })).entity.entityId;
      const material = { from: '2021-01-01', to: '2021-12-31' };
      await helper.client.call('chooseOffence', {
        params,
        body: { suspectId, offenceId: 'osa-1911-s1-1-c', material },
      });
      const filing = { title: 'Seen', fields: { measure: 'arrest', origin: 'evidence' }, personIds: [suspectId] };
      for (const kind of ['disruption', 'lead', 'warning', 'material', 'statement'] as const)
        await helper.client.call('fileLaneThing', { params, body: { ...filing, kind } });
      // A lead that was judged, and may become a case of its own.
      // The helper may have been let in behind the wall by now.
      const { claims } = await helper.client.call('listClaims', { params, query: { compartmentId: caseId } });
      const { thing } = await helper.client.call('fileLaneThing', {
        params,
        body: { ...filing, kind: 'lead', title: 'Judged', claimIds: claims.slice(0, 1).map(({ claimId }) => claimId) },
      });
      const fields = { activity: 'yes', credible: 'yes', canAct: 'yes', proportionate: 'yes', threatKind: 'research' };
      await helper.client.call('stepLaneThing', {
        params: { caseId, thingId: thing.thingId },
        body: { expected: thing.version, command: 'assess', fields },
      });
    },
    async () => {
      const claim = await claimAt(0);
      if (claim === undefined || claim.polarity !== 'asserts') return;
      const [from, to] = ['Peter Berg', 'Lena Strand'].map((name) => ({ schema: 'Person' as const, name }));
      const body = { kind: 'handover' as const, from: from!, to: to!, claimIds: [claim.claimId] };
      await helper.client.call('relyOn', { params: { caseId }, body });
      const view = { name: 'Two', view: viewAsSent(emptyView) };
      await helper.client.call('saveView', { params: { caseId }, body: view });
      const search = { name: 'Drawings', q: 'drawings' };
      await helper.client.call('saveSearch', { params: { caseId }, body: search });
    },
    async () => {
      if (!plan.hasSide) return;
      const side = await insider.client.call('openCompartment', { params: { caseId }, body: { name: 'Side' } });
      sideId = side.compartmentId;
      const officer = plan.roles.filter((one) => one === 'deconfliction officer');
      await letIn(person, sideId, ['analyst', 'auditor', ...officer]);
      const made = { compartmentId: sideId, schema: 'Person' as const, name: 'Olga Vik' };
      sideEntityId = (await insider.client.call('makeEntity', { params: { caseId }, body: made })).entity.entityId;
      await server.addText(insider, caseId, 'Olga Vik said that the bridge was closed.', {
        name: 'side.txt',
        compartmentId: sideId,
      });
    },
    // The insider looks across the whole case: what is noted of it in `main` may not tell what else was found.
    async () => {
      await insider.client.call('listDocuments', { params: { caseId } });
      await insider.client.call('listClaims', { params: { caseId } });
      await insider.client.call('listEntities', { params: { caseId }, query: { name: 'Codeword' } });
      const params = { caseId };
      const { entities } = await helper.client.call('listEntities', { params });
      const open = entities.filter((one) => one.compartmentId === caseId);
      await insider.client.call('readChart', { params, body: { individuals: 1 } });
      await insider.client.call('readTimeline', { params, body: { lanes: 1 } });
      await insider.client.call('listProposals', { params, query: { limit: 1 } });
      await insider.client.call('listConflicts', { params });
      await insider.client.call('lookUpName', { params, query: { name: 'Berg' } });
      await insider.client.call('screenNames', { params, body: { list: [{ name: 'P. Berg' }] } });
      for (const { entityId } of open) {
        await insider.client.call('getEntity', { params: { caseId, entityId } });
        await insider.client.call('listNeighbours', { params: { caseId, entityId }, query: { limit: 1 } });
        const query = { one: entityId, other: open[0]!.entityId };
        await insider.client.call('listLinksBetween', { params, query });
      }
      for (const q of [
        'GRANITE',
        'drawings',
        'nothing of the kind',
        'entity:"Peter Berg"',
        'Strandt~',
        'stance:denied',
      ])
        await insider.client.call('search', { params: { caseId }, query: { q, facets: 'true' } });
    },
  ];
  await behindTheWall(0);
  for (const [i, step] of visible.entries()) {
    clock.now = start + (i + 1) * minute - 1;
    await step();
    times.push(clock.now);
    await behindTheWall(i + 1);
  }
  clock.now = start + (gaps + 1) * minute;
  const nothing = new Map<string, string>();
  return {
    number,
    server,
    person,
    helper,
    caseId,
    sideId,
    sideEntityId,
    ids,
    times,
    guess(kind, n) {
      const found = ids[kind][n];
      if (found !== undefined) return found;
      const key = `${kind} ${n}`;
      nothing.set(key, nothing.get(key) ?? randomUUID());
      return nothing.get(key)!;
    },
  };
}
