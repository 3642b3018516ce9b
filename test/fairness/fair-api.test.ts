import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { operations, type OperationId } from '#api/operations';

import { DEFAULT_LIMITS } from '#files/extraction-limits';
import { withoutChildren } from '#files/parse-context';
import { parseDocx } from '#files/parse-docx';
import { parsePdf } from '#files/parse-pdf';
import { emptyView } from '../store/ledger-items.ts';
import { createTestServer, type TestPerson, type TestServer } from '../server/test-server.ts';
import { accusedCase, type AccusedCase } from './accused-case.ts';
import { csvUnits, unfairPlaces, unfairUnits, type Unfair } from './unfair.ts';

let server: TestServer;
let ada: TestPerson;
let on: AccusedCase;

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada', { administrator: true });
  on = await accusedCase(server, ada);
}, 60_000);
afterAll(() => server.close());

type Asked = { readonly params?: object; readonly query?: object; readonly body?: object };
const params = () => ({ caseId: on.caseId });
const inCase = (...more: Asked[]) => more.map((one) => ({ ...one, params: { ...params(), ...one.params } }));
const each = (name: string, ids: readonly string[]) => inCase(...ids.map((id) => ({ params: { [name]: id } })));

/** What shows the words of a document as they stand in it: there they are its own, and the Reader puts the rest beside. */
const ownWords: Partial<Record<OperationId, string>> = {
  getDocumentBytes: 'the document itself',
  getRenditionText: 'the text of the document itself',
  listMentions: 'names and where they stand in that text',
  compareDocuments: 'two texts beside each other, as they stand',
  listNearCopies: 'which texts are nearly the same',
  readTable: 'the columns of a table with cells of it, as they stand',
};

/** How each read is asked; a read that is missing here fails the test below. */
const askings = (): Partial<Record<OperationId, Asked[]>> => ({
  getSession: [{}],
  listAccounts: [{}],
  getStatus: [{}],
  listCases: [{}],
  listMatches: [{}],
  listCollisions: [{}],
  listDue: [{}],
  searchCases: [{ query: { q: '"sealed drafts"' } }],
  readDoctrine: [{}],
  getDocument: each('documentId', [on.documentId]),
  listInside: each('documentId', [on.documentId]),
  countInside: each('documentId', [on.documentId]),
  search: inCase({ query: { q: '"sealed drafts"', facets: true } }, { query: { q: 'paid' } }),
  saveSearchList: inCase({ query: { q: '"sealed drafts"' } }),
  saveSearchLog: inCase({ query: { from: '2020-01-01', to: '2030-01-01' } }),
  getEntity: each('entityId', on.personIds),
  listNeighbours: each('entityId', on.personIds),
  listLinksBetween: inCase({ query: { one: on.personIds[0], other: on.personIds[1] } }),
  findOnChart: inCase({ query: { name: 'Hart' } }),
  getLaneThing: each('thingId', on.thingIds),
  traceRoutes: inCase({ query: { from: on.personIds[0], to: on.personIds[1] } }),
  traceReach: inCase({ query: { of: on.personIds[0], direction: 'from' } }),
  traceOrigin: inCase({
    body: {
      itemId: on.personIds[0],
      appearedWith: on.personIds[1],
      appearedAt: '2024',
      why: 'to know who had it',
      isOwnReporting: false,
    },
  }),
  lookUpName: inCase({ query: { name: 'Joel Hart' } }),
  screenNames: inCase({ body: { list: [{ name: 'Joel Hart' }] } }),
  listConsultations: inCase({ query: { day: new Date(server.installation.clock.now).toISOString().slice(0, 10) } }),
  readChart: inCase({ body: {} }, { body: { individuals: 1, groupBy: 'type' } }),
  readTimeline: inCase({ body: {} }, { body: { lanesBy: 'kind' } }),
  tryTripwire: inCase({
    body: {
      title: 'Anything',
      rule: {
        when: [{ field: 'personAtRisk', is: true }],
        count: null,
        answer: { by: 'duty officer', withinMinutes: 60, escalateTo: 'case owner' },
      },
    },
  }),
  takeSchedule: inCase(
    { body: { paper: 'non-sensitive', form: 'docx', kind: 'draft' } },
    { body: { paper: 'report', form: 'docx', kind: 'draft' } },
    { body: { paper: 'report', form: 'pdf', kind: 'draft' } },
  ),
  takeStatement: each('thingId', [on.statementId]).flatMap((one) =>
    (['docx', 'pdf'] as const).map((form) => ({ ...one, body: { form, kind: 'draft' } })),
  ),
});

/** Reads: whatever is fetched, and what is only asked by sending a question. */
const isRead = (id: OperationId): boolean =>
  operations[id].method === 'GET' || /^(read|trace|take|try|screen)/u.test(id);
const onlyCase = (id: OperationId): boolean => /^\/cases\/\{caseId\}(?!.*\{)/u.test(operations[id].path);

async function textOf(response: Response): Promise<string[]> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isDocx = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isPdf = bytes[0] === 0x25 && bytes[1] === 0x50;
  if (isPdf) return [(await parsePdf(bytes, withoutChildren(DEFAULT_LIMITS))).text];
  // A paper is one unit: it opens with everybody whom it names, their answers and statuses.
  if (isDocx) return [(await parseDocx(bytes, 'application/x-test', DEFAULT_LIMITS)).text];
  const text = new TextDecoder().decode(bytes);
  if (!response.headers.get('content-disposition')?.includes('.csv')) return text.split('\n');
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map((one) => one[1] ?? one[2] ?? '');
  return csvUnits(text.split('\r\n').map(cells));
}

async function unfairIn(id: OperationId, asked: Asked): Promise<Unfair[]> {
  const call = ada.client.call as (id: OperationId, asked: Asked) => Promise<unknown>;
  const reply = await call(id, asked);
  return reply instanceof Response
    ? unfairUnits(await textOf(reply), on.allegations)
    : unfairPlaces(reply, on.allegations, operations[id].path.endsWith('}'));
}

describe('whatever the server says of two men', () => {
  it('carries the answer and the status of whoever it alleges something of, in every read and every file', async () => {
    const asked = askings();
    const found: Record<string, Unfair[]> = {};
    const failed: string[] = [];
    let walked = 0;
    await ada.client.call('saveView', {
      params: params(),
      body: { name: 'Mine', view: structuredClone(emptyView) as never },
    });
    const [view] = (await ada.client.call('listViews', { params: params() })).views;
    asked.getView = each('viewId', [view!.viewId]);
    const { claims } = await ada.client.call('listClaims', { params: params() });
    asked.getClaim = each(
      'claimId',
      claims.map(({ claimId }) => claimId),
    );
    for (const id of (Object.keys(operations) as OperationId[]).filter(isRead)) {
      if (ownWords[id] !== undefined) continue;
      const calls = asked[id] ?? (onlyCase(id) ? inCase({}) : null);
      if (calls === null) {
        failed.push(`${id}: not walked`);
        continue;
      }
      for (const one of calls) {
        try {
          const unfair = await unfairIn(id, one);
          walked += 1;
          if (unfair.length > 0) found[id] = [...(found[id] ?? []), ...unfair];
        } catch (error) {
          failed.push(`${id}: ${(error as Error).message}`);
        }
      }
    }
    expect({ failed, found }).toEqual({ failed: [], found: {} });
    expect(walked).toBeGreaterThan(40);
  });

  it('does the same in a case that was opened from a lead, whatever of it was left out', async () => {
    const lead = { ...params(), thingId: on.thingIds[0]! };
    const { version } = await ada.client.call('getLaneThing', { params: lead });
    const fields = { activity: 'yes', credible: 'yes', canAct: 'yes', proportionate: 'yes', threatKind: 'research' };
    const { thing } = await ada.client.call('stepLaneThing', {
      params: lead,
      body: { expected: version, command: 'assess', fields },
    });
    const body = { expected: thing.version, title: 'Out of a lead', documentIds: [] };
    const opened = await ada.client.call('openFromLead', { params: lead, body });
    await server.worker.drain();
    const there = { params: { caseId: opened.caseId } };
    const found: Record<string, Unfair[]> = {};
    for (const id of ['readBoard', 'readPolicyFile', 'listLaneThings', 'listClaims', 'listLog'] as const) {
      const unfair = await unfairIn(id, there);
      if (unfair.length > 0) found[id] = unfair;
    }
    expect(found).toEqual({});
    const { decisions } = await ada.client.call('readPolicyFile', there);
    expect(decisions[0]!.persons).toMatchObject([{ name: 'Joel Hart', fairness: { notYetPut: false } }]);
  });

  it('shows both as dropped, as reported, and verified by nothing', async () => {
    const { rows } = await ada.client.call('readMatrix', { params: params() });
    expect(rows.map(({ standing }) => [standing.name, standing.reported, standing.verified]).toSorted()).toEqual([
      ['Aldo Senn', 'dropped', null],
      ['Joel Hart', 'dropped', null],
    ]);
    expect(rows.find(({ standing }) => standing.name === 'Aldo Senn')!.standing.answer).toBe('not yet put to them');
  });
});
