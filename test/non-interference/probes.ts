import type { OperationId } from '#api/operations';
import type { Claim } from '#api/schemas/claim';
import { localKey } from '../server/test-server.ts';
import { emptyView, hashOf, someMapping } from '../store/ledger-items.ts';
import { hiddenLoad, hiddenTexts, tableName, visibleLoad, visibleTexts } from './plan.ts';
import type { Probe, Transcript } from './transcript.ts';
import type { World } from './world.ts';

/** What the person knows when they ask: what they were shown, and ids that they guess. */
export type Knowledge = World & {
  readonly documents: readonly { documentId: string; name: string; version: number; state: string }[];
  readonly claims: readonly Claim[];
  readonly entities: readonly { entityId: string; compartmentId: string }[];
  readonly links: readonly { linkId: string }[];
  readonly views: readonly { viewId: string }[];
  readonly searches: readonly { searchId: string }[];
  readonly things: readonly { thingId: string; kind: string; version: number; title: string }[];
  readonly imports: readonly { importId: string; done: number }[];
  readonly log: readonly { entry: { compartmentId: string; seq: number; ordinal: number }; canUndo: boolean }[];
};

type Call = Omit<Probe, 'op'>;
type Asking = (know: Knowledge) => readonly Call[];

const cursorOf = (place: readonly (string | number)[]) => Buffer.from(JSON.stringify(place)).toString('base64url');
const grade = { scheme: 'admiralty', source: 'C', information: '3' };
const nobody = { token: null };
const osa = 'osa-1911-s1-1-c';
const spansOf = (claim: Claim | undefined) => claim?.content ?? [[0, 3]];

/** Ids of one kind that may be asked for: one that shows, where there is one, and two that are hidden, or of nothing. */
const some = (shown: readonly (string | undefined)[], ...guessed: string[]) => [
  ...shown.flatMap((id) => (id === undefined ? [] : [id])),
  ...guessed,
];

const documentsOf = (know: Knowledge) =>
  some([know.documents[0]?.documentId], know.guess('document', 0), know.guess('document', 1));
const renditionsOf = (know: Knowledge) => some([know.claims[0]?.renditionId], know.guess('rendition', 0));
const claimsOf = (know: Knowledge, n = 1) =>
  some([know.claims[n]?.claimId], know.guess('claim', 0), know.guess('claim', 3));
const versionOf = (know: Knowledge, id: string) =>
  [...know.documents, ...know.claims].find((one) => Object.values(one).includes(id))?.version ?? 1;

/** Each decision takes a document of its own, so that its version is the one that was seen. */
const onDocument =
  (state: string, n: number, body: (expected: number) => object): Asking =>
  (know) =>
    some(
      [know.documents.filter((one) => one.state === state)[n]?.documentId],
      know.guess('document', 0),
      know.guess('document', 1),
    ).map((documentId) => ({
      params: { caseId: know.caseId, documentId },
      body: body(versionOf(know, documentId)),
    }));
const onClaim =
  (n: number, body: (expected: number, know: Knowledge) => object): Asking =>
  (know) =>
    claimsOf(know, n).map((claimId) => ({
      params: { caseId: know.caseId, claimId },
      body: body(versionOf(know, claimId), know),
    }));
const inCases =
  (...queries: Probe['query'][]): Asking =>
  (know) => [
    ...queries.map((query = {}) => ({ params: { caseId: know.caseId }, query })),
    { params: { caseId: know.guess('case', 0) }, query: queries[0] ?? {} },
  ];
const pastOf = ({ times }: World) => [1, 4].map((i) => ({ asOf: new Date(times[i]! + 5000).toISOString() }));

/** The document that is a table, where it shows. */
const tableOf = (know: Knowledge) => know.documents.find((one) => one.name === tableName)?.documentId;

/** What is asked by reading: nothing of it changes what the next answer is. */
export const readings: Partial<Record<OperationId, Asking>> = {
  getSession: () => [{}, nobody],
  getStatus: () => [{}, nobody],
  listAccounts: () => [{}],
  listCases: () => [{}, nobody],
  getCase: (know) => inCases({}, ...pastOf(know))(know),
  listMembers: (know) => inCases({}, pastOf(know)[0])(know),
  listDocuments: (know) => [
    ...inCases({}, { limit: 1 }, { state: 'set aside' }, { state: 'unreadable' }, ...pastOf(know))(know),
    ...inCases({ inside: know.guess('document', 0) })(know),
    ...[know.guess('document', 0)].map((id) => ({
      params: { caseId: know.caseId },
      query: { cursor: cursorOf([know.times[3]! + 2000, id]) },
    })),
  ],
  getProgress: inCases({}),
  listLoads: inCases({}),
  getDocument: (know) =>
    documentsOf(know).flatMap((documentId) =>
      [{}, pastOf(know)[1]!].map((query) => ({ params: { caseId: know.caseId, documentId }, query })),
    ),
  listInside: (know) =>
    documentsOf(know).flatMap((documentId) =>
      [{}, { after: 1, limit: 1 }, pastOf(know)[1]!].map((query) => ({
        params: { caseId: know.caseId, documentId },
        query,
      })),
    ),
  countInside: (know) =>
    documentsOf(know).flatMap((documentId) =>
      [{}, pastOf(know)[1]!].map((query) => ({ params: { caseId: know.caseId, documentId }, query })),
    ),
  getDocumentBytes: (know) => documentsOf(know).map((documentId) => ({ params: { caseId: know.caseId, documentId } })),
  getRenditionText: (know) =>
    renditionsOf(know).map((renditionId) => ({ params: { caseId: know.caseId, renditionId } })),
  listMentions: (know) => renditionsOf(know).map((renditionId) => ({ params: { caseId: know.caseId, renditionId } })),
  search: inCases(
    { q: 'drawings' },
    { q: 'Peter Berg', limit: 1 },
    { q: 'GRANITE' },
    { q: 'denied' },
    { q: '“highly' },
    { q: 'vienn*', limit: 2, facets: true },
    { q: 'drawings OR yard NOT tired', facets: true },
    { q: 'stance:denied', facets: true },
    { q: 'speaker:"Peter Berg" stance:denied' },
    { q: 'speaker:"Lena Strand"', order: 'oldest' },
    { q: 'entity:GRANITE', facets: true },
    { q: 'entity:"P. Berg"' },
    { q: 'Pete~ "Lena Strandt"~' },
    { q: 'codword~ granit~ hidde~', facets: true },
    { q: 'type:text -reports', order: 'newest', from: 1, limit: 1 },
    { q: 'date:2021..2022 marking:amber OR reports' },
    { q: 'stance:hidden' },
  ),
  listNearCopies: (know) => documentsOf(know).map((documentId) => ({ params: { caseId: know.caseId, documentId } })),
  compareDocuments: (know) => {
    const [one, other] = know.documents.filter((document) => document.state === 'read');
    const documentId = one?.documentId ?? know.guess('document', 0);
    return some([other?.documentId], know.guess('document', 0), know.guess('document', 1)).map((otherId) => ({
      params: { caseId: know.caseId, documentId, otherId },
    }));
  },
  saveSearchList: inCases({ q: 'drawings' }, { q: 'GRANITE' }, { q: 'Strandt~ OR stance:denied' }),
  searchCases: () => [
    { query: { q: 'drawings' } },
    { query: { q: 'GRANITE', limit: 1 } },
    { query: { q: 'Berk~' } },
    { ...nobody, query: { q: 'x' } },
  ],
  listClaims: (know) => [
    ...inCases(
      {},
      { limit: 2 },
      { stance: 'denied' },
      { speaker: 'Berg' },
      { words: 'drawings' },
      { superseded: true },
      { helpsDefence: true },
      { review: 'rejected' },
      pastOf(know)[1],
    )(know),
    ...[{ documentId: know.guess('document', 0) }, { compartmentId: know.guess('compartment', 0) }].map((query) => ({
      params: { caseId: know.caseId },
      query,
    })),
    {
      params: { caseId: know.caseId },
      query: { cursor: cursorOf([know.times[2]! + 2000, know.guess('document', 0), 0, 0, know.guess('claim', 0)]) },
    },
  ],
  getClaim: (know) =>
    claimsOf(know).flatMap((claimId) =>
      [{}, pastOf(know)[1]!].map((query) => ({ params: { caseId: know.caseId, claimId }, query })),
    ),
  listEntities: (know) => inCases({}, { name: 'Berg' }, { name: 'GRANITE' }, pastOf(know)[1])(know),
  listLinks: (know) => [
    ...inCases({}, pastOf(know)[1])(know),
    ...claimsOf(know).map((claimId) => ({ params: { caseId: know.caseId }, query: { claimId } })),
  ],
  readChart: (know) =>
    [
      {},
      { individuals: 1 },
      { groupBy: 'type', individuals: 1, kinds: ['payment', 'meeting'] },
      { groupBy: 'time', since: new Date(know.times[1]! + 5000).toISOString() },
      { shown: [know.guess('entity', 0)], opened: [{ group: `community:${know.guess('entity', 1)}`, count: 3 }] },
      { ...pastOf(know)[1]!, window: { from: 0, to: know.times[0]! } },
    ].map((body) => ({ params: { caseId: know.caseId }, body })),
  readTimeline: (know) =>
    [
      {},
      { lanesBy: 'kind', most: 50, since: new Date(know.times[1]! + 5000).toISOString() },
      { lanes: 1, kinds: ['handover', 'legal status', 'happening'] },
      { entities: [know.entities[0]?.entityId ?? know.guess('entity', 0)], window: { from: 0, to: 2e12 } },
      { entities: [know.guess('entity', 0)] },
      { ...pastOf(know)[1]! },
    ].map((body) => ({ params: { caseId: know.caseId }, body })),
  listNeighbours: (know) =>
    some([know.entities[0]?.entityId], know.guess('entity', 0), know.guess('entity', 1)).flatMap((entityId) =>
      [{}, { limit: 1 }, pastOf(know)[1]!].map((query) => ({ params: { caseId: know.caseId, entityId }, query })),
    ),
  listLinksBetween: (know) => {
    const [one, two] = know.entities;
    const ids = some([one?.entityId, two?.entityId], know.guess('entity', 0));
    return ids.slice(1).map((other) => ({ params: { caseId: know.caseId }, query: { one: ids[0]!, other } }));
  },
  findOnChart: (know) => inCases({ name: 'Berg' }, { name: 'GRANITE' }, { name: 'P', ...pastOf(know)[1] })(know),
  traceRoutes: (know) => {
    const [one, two] = [0, 1].map((n) => know.entities[n]?.entityId ?? know.guess('entity', n));
    const params = { caseId: know.caseId };
    const ends = { from: one!, to: two! };
    return [
      { params, query: ends },
      { params, query: { from: two!, to: one!, rank: 'fewest', before: '2030' } },
      { params, query: { from: know.guess('entity', 0), to: one! } },
      { params, query: { ...ends, ...pastOf(know)[1]! } },
      { params: { caseId: know.guess('case', 0) }, query: ends },
    ];
  },
  traceReach: (know) =>
    some([know.entities[0]?.entityId], know.guess('entity', 0)).flatMap((of) =>
      (['from', 'to'] as const).map((direction) => ({ params: { caseId: know.caseId }, query: { of, direction } })),
    ),
  traceOrigin: (know) => {
    const [itemId, appearedWith] = [0, 1].map((n) => know.entities[n]?.entityId ?? know.guess('entity', n));
    const asked = { appearedAt: '2026', why: 'to know who had it', isOwnReporting: false };
    return [
      { itemId, appearedWith, ...asked },
      { itemId: know.guess('entity', 0), appearedWith, ...asked },
      { itemId, appearedWith, ...asked, isOwnReporting: true },
    ].map((body) => ({ params: { caseId: know.caseId }, body }));
  },
  traceRequests: inCases({ shuffles: 5 }, { withinDays: 3000, shuffles: 5 }),
  readTable: (know) =>
    some([tableOf(know)], know.guess('document', 0)).map((documentId) => ({
      params: { caseId: know.caseId, documentId },
    })),
  previewRecords: (know) =>
    some([tableOf(know)], know.guess('document', 0)).flatMap((documentId) =>
      [null, know.imports[0]?.importId ?? null, know.guess('import', 0)].map((follows) => ({
        params: { caseId: know.caseId, documentId },
        body: { mapping: someMapping, follows },
      })),
    ),
  listMappings: (know) => inCases({}, pastOf(know)[1])(know),
  listRecordImports: (know) => inCases({}, pastOf(know)[1])(know),
  listPins: (know) => inCases({}, pastOf(know)[1])(know),
  listSearches: (know) => inCases({}, { news: true }, pastOf(know)[1])(know),
  saveSearchLog: inCases({ from: '2020-01-01', to: '2030-01-01' }),
  listViews: (know) => inCases({}, pastOf(know)[1])(know),
  getView: (know) =>
    some([know.views[0]?.viewId], know.guess('view', 0)).map((viewId) => ({ params: { caseId: know.caseId, viewId } })),
  listLog: (know) => [
    ...inCases({}, { limit: 3 }, ...pastOf(know))(know),
    {
      params: { caseId: know.caseId },
      query: { cursor: cursorOf([know.times[4]! + 2000, know.guess('compartment', 0), 3, 0]) },
    },
  ],
  listProposals: (know) => [
    ...inCases({}, { limit: 1 })(know),
    ...['entity', 'names'].map((kind) => ({
      params: { caseId: know.caseId },
      query: { cursor: cursorOf([3, kind, 'L', know.guess('entity', 0), kind === 'entity' ? '2' : 'person']) },
    })),
  ],
  getEntity: (know) =>
    some([know.entities[0]?.entityId], know.guess('entity', 0), know.guess('entity', 1)).flatMap((entityId) =>
      [{}, pastOf(know)[1]!].map((query) => ({ params: { caseId: know.caseId, entityId }, query })),
    ),
  listMatches: (know) => [
    {},
    { query: { cursor: cursorOf([know.caseId, 9, '', 0, know.guess('entity', 0)]) } },
    { query: { cursor: cursorOf([know.guess('case', 0), 9, '', 0, know.guess('entity', 0)]) } },
  ],
  listNotices: (know) => inCases({}, pastOf(know)[1])(know),
  listConflicts: (know) => inCases({}, pastOf(know)[1])(know),
  saveEntities: (know) => [know.caseId, know.guess('case', 0)].map((caseId) => ({ params: { caseId } })),
  lookUpName: inCases({ name: 'Peter Berg' }, { name: 'GRANITE' }, { name: 'P. Berg' }, { name: 'VR 118204' }),
  screenNames: (know) =>
    [know.caseId, know.guess('case', 0)].map((caseId) => ({
      params: { caseId },
      body: { list: [{ name: 'Berg, Peter' }, { name: 'Lena Strandt' }, { name: 'GRANITE', identifier: 'VR 118204' }] },
    })),
  readDoctrine: () => [{}, nobody],
  readMatrix: (know) => inCases({}, { on: '2026-03-01' }, pastOf(know)[1])(know),
  replayMatrix: (know) => inCases({}, pastOf(know)[1])(know),
  listDue: () => [{}],
  readBoard: (know) => inCases({}, pastOf(know)[1])(know),
  readPolicyFile: (know) => inCases({}, pastOf(know)[1])(know),
  listExhibits: (know) => inCases({}, pastOf(know)[1])(know),
  listPositions: (know) =>
    inCases({}, { state: 'Varran', from: '2021-01-01', to: '2021-06-30' }, pastOf(know)[1])(know),
  readSchedules: (know) => inCases({}, pastOf(know)[1])(know),
  takeSchedule: (know) =>
    [know.caseId, know.guess('case', 0)].flatMap((caseId) => [
      { params: { caseId }, body: { paper: 'highly sensitive', form: 'pdf', kind: 'draft' } },
      { params: { caseId }, body: { paper: 'report', form: 'pdf', kind: 'complete' } },
      {
        params: { caseId },
        body: { paper: 'sensitive', form: 'pdf', kind: 'draft', compartmentId: know.guess('compartment', 0) },
      },
    ]),
  takeStatement: (know) =>
    some([know.things.find((one) => one.kind === 'statement')?.thingId], know.guess('thing', 0)).map((thingId) => ({
      params: { caseId: know.caseId, thingId },
      body: { form: 'pdf', kind: 'draft' },
    })),
  listTies: (know) => inCases({}, pastOf(know)[1])(know),
  listCollisions: () => [{}],
  tryTripwire: (know) => {
    const when = [{ field: 'kind', oneOf: ['lead', 'happening', 'warning'] }];
    const answer = { by: 'duty officer', withinMinutes: 60, escalateTo: 'case owner' };
    const body = { title: 'Anything', rule: { when, count: null, answer } };
    return [know.caseId, know.guess('case', 0)].map((caseId) => ({ params: { caseId }, body }));
  },
  listLaneThings: (know) => inCases({}, { kind: 'disruption' }, { kind: 'charge', ...pastOf(know)[1] })(know),
  getLaneThing: (know) =>
    some([know.things[0]?.thingId], know.guess('thing', 0)).flatMap((thingId) =>
      [{}, pastOf(know)[1]!].map((query) => ({ params: { caseId: know.caseId, thingId }, query })),
    ),
  listProof: (know) => inCases({}, { kind: 'item recorded' }, pastOf(know)[1])(know),
  listConsultations: (know) => inCases({ day: new Date(know.times[0]!).toISOString().slice(0, 10) })(know),
};

/** What is asked by deciding, in this order; each kind with what shows and with what is hidden. */
export const decisions: Partial<Record<OperationId, Asking>> = {
  makeEntity: (know) =>
    [know.caseId, know.guess('compartment', 0)].map((compartmentId) => ({
      params: { caseId: know.caseId },
      body: { compartmentId, schema: 'Person', name: 'Codeword GRANITE' },
    })),
  makeMention: (know) =>
    renditionsOf(know).flatMap((renditionId) =>
      [null, know.guess('entity', 0)].map((entityId) => ({
        params: { caseId: know.caseId, renditionId },
        body: { start: 0, end: 3, type: 'person', entityId },
      })),
    ),
  makeClaim: (know) => [
    ...renditionsOf(know).map((renditionId) => ({
      params: { caseId: know.caseId },
      body: { renditionId, content: spansOf(know.claims[0]), stance: 'alleged', speaker: 'Ida Holm' },
    })),
    {
      params: { caseId: know.caseId },
      body: {
        renditionId: know.claims[0]?.renditionId ?? know.guess('rendition', 0),
        content: spansOf(know.claims[0]),
        stance: 'said',
        speaker: null,
        parentId: know.guess('claim', 0),
      },
    },
  ],
  reviewClaim: (know) => [
    ...onClaim(1, (expected) => ({ expected, decision: 'rejected', reason: 'not so' }))(know),
    ...onClaim(1, () => ({ expected: 0, decision: 'rejected' }))(know),
  ],
  gradeClaim: onClaim(0, (expected) => ({ expected, grade })),
  flagClaim: onClaim(2, (expected) => ({ expected, helpsDefence: true, note: 'look' })),
  mendClaim: onClaim(3, (expected, know) => ({
    expected,
    content: spansOf(know.claims[3]),
    stance: 'denied',
    speaker: 'Peter Berg',
  })),
  gradeDocument: onDocument('read', 0, (expected) => ({ expected, grade })),
  relyOn: (know) => {
    const params = { caseId: know.caseId };
    const [from, to] = ['Payer', 'Payee'].map((name) => ({ schema: 'Person', name }));
    const claim = know.claims[0]?.claimId ?? know.guess('claim', 1);
    const asked = { kind: 'payment', from, to, claimIds: [claim] };
    return [
      { params, body: asked },
      { params, body: { ...asked, claimIds: [claim, know.guess('claim', 0)] } },
      { params, body: { ...asked, contradictedBy: [know.guess('claim', 1)] } },
      { params, body: { ...asked, from: { entityId: know.guess('entity', 0) } } },
    ];
  },
  chooseOffence: (know) => {
    const params = { caseId: know.caseId };
    const asked = { offenceId: osa, material: { from: '2021-03-01', to: '2021-06-30' } };
    return some([know.entities[0]?.entityId], know.guess('entity', 0)).flatMap((suspectId) => [
      { params, body: { ...asked, suspectId } },
      { params, body: { ...asked, suspectId, compartmentId: know.guess('compartment', 0) } },
    ]);
  },
  recordProof: (know) => {
    const params = { caseId: know.caseId };
    const witnessId = know.entities[1]?.entityId ?? know.guess('entity', 1);
    const item = { kind: 'item recorded', title: 'What was said', form: 'statement', origin: 'evidence', witnessId };
    return [
      { params, body: { facts: [{ ...item, claimIds: some([know.claims[0]?.claimId]) }] } },
      { params, body: { facts: [{ ...item, claimIds: [know.guess('claim', 0)] }] } },
      { params, body: { facts: [{ ...item, witnessId: know.guess('entity', 0) }] } },
      { params, body: { facts: [{ kind: 'item withdrawn', itemId: know.guess('entity', 0), why: 'no more' }] } },
    ];
  },
  fileLaneThing: (know) => {
    const params = { caseId: know.caseId };
    const asked = { kind: 'warning', title: 'A danger' };
    return [
      { params, body: asked },
      { params, body: { ...asked, compartmentId: know.guess('compartment', 0) } },
      { params, body: { ...asked, kind: 'lead', personIds: [know.guess('entity', 0)] } },
      { params, body: { kind: 'draft', title: 'Draft', about: know.guess('thing', 0) } },
    ];
  },
  stepLaneThing: (know) => {
    const of = (kind: string) => know.things.find((one) => one.kind === kind);
    const step = (thing: { thingId: string; version: number } | undefined, command: string, fields = {}) => ({
      params: { caseId: know.caseId, thingId: thing?.thingId ?? know.guess('thing', 0) },
      body: { expected: thing?.version ?? 2, command, fields },
    });
    return [
      step(of('warning'), 'warn', { toldWhat: 'that a danger is near' }),
      step(undefined, 'warn'),
      step(of('lead'), 'close', { reasons: 'nothing in it' }),
      step(of('disruption'), 'stop', { reasons: 'no more' }),
      step(of('material'), 'judge relevant', { method: 'one by one' }),
      step(undefined, 'stop', { reasons: 'no more' }),
    ];
  },
  openFromLead: (know) => {
    const judged = know.things.find((one) => one.title === 'Judged');
    return some([judged?.thingId], know.guess('thing', 0), know.guess('thing', 1)).flatMap((thingId) => [
      {
        params: { caseId: know.caseId, thingId },
        body: { expected: judged?.version ?? 1, title: 'Out of a lead' },
      },
      {
        params: { caseId: know.caseId, thingId },
        body: { expected: judged?.version ?? 1, title: 'Again', documentIds: [know.guess('document', 0)] },
      },
    ]);
  },
  tieLanes: (know) => {
    const params = { caseId: know.caseId };
    const disruptionId = know.things.find((one) => one.kind === 'disruption')?.thingId ?? know.guess('thing', 0);
    const personId = know.entities[0]?.entityId ?? know.guess('entity', 0);
    return [
      { params, body: { tie: { kind: 'disruption tells person', disruptionId, personId } } },
      { params, body: { tie: { kind: 'disruption tells person', disruptionId, personId: know.guess('entity', 0) } } },
      {
        params,
        body: { tie: { kind: 'disruption exposes origin', disruptionId: know.guess('thing', 0), originId: 'X' } },
      },
      { params, body: { tie: { kind: 'disruption shows item', disruptionId, itemId: know.guess('entity', 1) } } },
    ];
  },
  decideCollision: (know) => {
    const own = know.things.find((one) => one.kind === 'disruption')?.thingId ?? know.guess('thing', 0);
    return [own, know.guess('thing', 0)].map((thingId) => ({
      body: { caseId: know.caseId, thingId, decision: 'held', words: 'Speak to me first.' },
    }));
  },
  recordStatus: (know) => {
    const params = { caseId: know.caseId };
    const verified = { status: 'charged', record: 'a letter' };
    return [
      { params, body: { person: 'Peter Berg', verified } },
      { params, body: { person: 'Peter Berg', verified, compartmentId: know.guess('compartment', 0) } },
      { params, body: { person: 'Peter Berg', reported: { status: 'dropped', claimId: know.guess('claim', 0) } } },
    ];
  },
  saveSearch: (know) => {
    const params = { caseId: know.caseId };
    return [
      { params, body: { name: 'Mine', q: 'drawings OR Strandt~' } },
      { params, body: { name: 'Guessed', q: 'drawings', compartmentId: know.guess('compartment', 0) } },
      { params: { caseId: know.guess('case', 0) }, body: { name: 'Elsewhere', q: 'drawings' } },
    ];
  },
  runSearch: (know) =>
    some([know.searches[0]?.searchId], know.guess('search', 0)).map((searchId) => ({
      params: { caseId: know.caseId, searchId },
    })),
  saveView: (know) => {
    const params = { caseId: know.caseId };
    const seen = know.entities[0]?.entityId ?? know.guess('entity', 0);
    return [
      { params, body: { name: 'Mine', view: { ...emptyView, shown: [seen] } } },
      { params, body: { name: 'Guessed', view: { ...emptyView, shown: [know.guess('entity', 0)] } } },
      { params: { caseId: know.guess('case', 0) }, body: { name: 'Elsewhere', view: emptyView } },
    ];
  },
  saveMapping: (know) =>
    [know.caseId, know.guess('compartment', 0)].map((compartmentId) => ({
      params: { caseId: know.caseId },
      body: { name: 'Lists', mapping: someMapping, compartmentId },
    })),
  beginRecords: (know) => {
    const expected = { rows: 2, fresh: 2, changed: 0, same: 0, gone: 0, refused: 0 };
    return some([tableOf(know)], know.guess('document', 0)).flatMap((documentId) =>
      [null, know.guess('import', 0)].map((follows) => ({
        params: { caseId: know.caseId, documentId },
        body: { mapping: someMapping, follows, expected },
      })),
    );
  },
  goOnRecords: (know) =>
    some([know.imports[0]?.importId], know.guess('import', 0)).map((importId) => ({
      params: { caseId: know.caseId, importId },
      body: { expected: know.imports[0]?.done ?? 1 },
    })),
  pinRoute: (know) => {
    const params = { caseId: know.caseId };
    const [from, to] = [0, 1].map((n) => know.entities[n]?.entityId ?? know.guess('entity', n));
    const shown = know.links[0]?.linkId ?? know.guess('link', 0);
    return [
      { params, body: { question: { from, to }, linkIds: [shown], note: 'hold on' } },
      { params, body: { question: { from, to }, linkIds: [shown, know.guess('link', 0)] } },
      { params, body: { question: { from: know.guess('entity', 0), to }, linkIds: [shown] } },
      { params: { caseId: know.guess('case', 0) }, body: { question: { from, to }, linkIds: [shown] } },
    ];
  },
  joinNames: (know) => {
    const params = { caseId: know.caseId };
    const asked = { compartmentId: know.caseId, type: 'person', names: ['Ida Holm', 'Codeword GRANITE'], seen: 5000 };
    const made = { schema: 'Person', name: 'Ida Holm' };
    return [
      { params, body: { ...asked, entity: made } },
      { params, body: { ...asked, names: ['Peter Berg'], entity: { entityId: know.guess('entity', 0) } } },
      { params, body: { ...asked, compartmentId: know.guess('compartment', 0), entity: made } },
      {
        params,
        body: {
          ...asked,
          names: ['Lena Strand'],
          entity: made,
          apart: { entityId: know.guess('entity', 1), decision: 'not same' },
        },
      },
    ];
  },
  describeEntity: (know) =>
    some([know.entities[0]?.entityId], know.guess('entity', 0)).flatMap((entityId) => [
      {
        params: { caseId: know.caseId, entityId },
        body: { property: 'passportNumber', value: 'VR 118204', note: 'by hand' },
      },
      {
        params: { caseId: know.caseId, entityId },
        body: { property: 'alias', value: 'Pete', words: { renditionId: know.guess('rendition', 0), span: [0, 3] } },
      },
    ]),
  decideResolution: (know) => {
    const params = { caseId: know.caseId };
    const [one, other] = know.entities;
    const leftId = one?.entityId ?? know.guess('entity', 0);
    const rightId = other?.entityId ?? know.guess('entity', 1);
    return [
      { params, body: { leftId, rightId, decision: 'same' } },
      { params, body: { leftId, rightId: know.guess('entity', 0), decision: 'same' } },
      { params, body: { leftId, rightId, decision: 'not same', compartmentId: know.guess('compartment', 0) } },
    ];
  },
  tellSides: (know) => {
    const own = know.entities.find((one) => one.compartmentId === know.caseId)?.entityId ?? know.guess('entity', 0);
    const left = { caseId: know.caseId, entityId: own };
    const ends = [know.sideEntityId ?? know.guess('entity', 1), own, know.guess('entity', 0)];
    return [
      ...ends.map((entityId) => ({ body: { left, right: { caseId: know.caseId, entityId } } })),
      { body: { left, right: { caseId: know.guess('case', 0), entityId: know.guess('entity', 0) } } },
    ];
  },
  // What was joined is taken apart again, so that no random id says which of two leads a group.
  splitEntity: (know) => {
    const [one, other] = know.entities;
    return some([one?.entityId], know.guess('entity', 0)).map((entityId) => ({
      params: { caseId: know.caseId, entityId },
      body: { apartIds: [other?.entityId ?? know.guess('entity', 1)] },
    }));
  },
  undoEntry: (know) => {
    const params = { caseId: know.caseId };
    const own = know.log.find((one) => one.canUndo && one.entry.compartmentId === know.caseId);
    return [
      ...(own === undefined ? [] : [{ params, body: { compartmentId: know.caseId, seq: own.entry.seq } }]),
      { params, body: { compartmentId: know.guess('compartment', 0), seq: 2 } },
      { params, body: { compartmentId: know.caseId, seq: 900 } },
    ];
  },
  undo: (know) => {
    const params = { caseId: know.caseId };
    const own = know.log.find((one) => one.canUndo && one.entry.compartmentId === know.caseId);
    return [
      ...(own === undefined ? [] : [{ params, body: own.entry }]),
      { params, body: { compartmentId: know.guess('compartment', 0), seq: 2, ordinal: 0 } },
      { params, body: { compartmentId: know.caseId, seq: 900, ordinal: 0 } },
    ];
  },
  receiveDocument: (know) => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const send = (name: string, text: string, query = {}) => ({
      params: { caseId: know.caseId },
      query: { name, ...query },
      body: bytes(text),
    });
    return [
      ...hiddenTexts.slice(0, 2).map((text, i) => send(`hidden ${i}.txt`, text)),
      send('visible 0.txt', visibleTexts[3]!),
      send('again.txt', visibleTexts[0]!),
      send('new.txt', 'new', { compartmentId: know.guess('compartment', 0) }),
      { ...send('new.txt', 'new'), params: { caseId: know.guess('case', 0) } },
    ];
  },
  fileReport: (know) => {
    const params = { caseId: know.caseId };
    const incident = {
      form: 'incident report',
      reference: 'IN-1',
      date: '2026-02-01',
      takenBy: 'Somebody',
      personReference: 'P-1',
      when: '2026-01',
      where: '',
      channel: 'telephone',
      language: 'English',
      text: 'Somebody called.',
      consents: [{ recipient: 'police', decision: 'consents', what: '', on: '2026-02-01' }],
      safely: 'by post',
      relatives: [],
    };
    const intelligence = {
      form: 'intelligence report',
      reference: 'IR-1',
      originatingUnit: 'The unit',
      date: '2026-02-01',
      sourceReference: 'S-1',
      sourceEvaluation: '2',
      informationEvaluation: 'C',
      handling: 'P',
      conditions: '',
      provenance: '',
      text: 'Somebody called.',
      comment: '',
      dissemination: [],
    };
    return [
      { params, body: intelligence },
      { params, body: { ...incident, contactCompartmentId: know.guess('compartment', 0) } },
      { params, body: { ...intelligence, compartmentId: know.guess('compartment', 0) } },
    ];
  },
  setDocumentAside: onDocument('read', 1, (expected) => ({ expected, reason: 'privileged' })),
  releaseDocument: onDocument('set aside', 0, (expected) => ({
    expected,
    reason: 'not privileged',
    withInside: true,
  })),
  retryDocument: onDocument('unreadable', 0, (expected) => ({ expected })),
  retryDocuments: (know) => [
    { params: { caseId: know.caseId }, body: {} },
    { params: { caseId: know.caseId }, body: { code: 'LL-FILE-BINARY' } },
    { params: { caseId: know.guess('case', 0) }, body: {} },
  ],
  beginLoad: (know) => [
    { params: { caseId: know.caseId, loadId: visibleLoad }, body: { label: 'The box', total: 3 } },
    { params: { caseId: know.caseId, loadId: hiddenLoad }, body: { label: 'The hidden box', total: 3 } },
    {
      params: { caseId: know.caseId, loadId: visibleLoad },
      body: { label: 'The box', total: 3, compartmentId: know.guess('compartment', 0) },
    },
  ],
  findReceived: (know) =>
    [visibleTexts[0]!, hiddenTexts[0]!].map((text, n) => ({
      params: { caseId: know.caseId },
      body: {
        loadId: n === 0 ? visibleLoad : hiddenLoad,
        files: [
          { name: 'visible 0.txt', sha256: hashOf(text).toString('hex') },
          { name: 'hidden 0.txt', sha256: hashOf(text).toString('hex') },
        ],
      },
    })),
  changeLoad: (know) =>
    [visibleLoad, hiddenLoad].map((loadId) => ({
      params: { caseId: know.caseId, loadId },
      body: { state: 'stopped' },
    })),
  pauseReading: (know) => [
    { params: { caseId: know.caseId }, body: { paused: true } },
    { params: { caseId: know.guess('case', 0) }, body: { paused: true } },
    { params: { caseId: know.caseId }, body: { paused: false } },
  ],
  changeProfile: (know) =>
    [know.caseId, know.guess('case', 0)].map((caseId) => ({
      params: { caseId },
      body: { profile: 'parliament', expected: 'investigation', reason: 'it is about a member' },
    })),
  setMember: (know) =>
    [know.caseId, know.guess('compartment', 0)].flatMap((compartmentId) =>
      [know.helper.login, 'no-such-login'].map((login) => ({
        params: { caseId: know.caseId },
        body: { login, compartmentId, roles: ['reader'] },
      })),
    ),
  openCompartment: (know) => [
    { params: { caseId: know.caseId }, body: { name: 'Behind' } },
    { params: { caseId: know.guess('case', 0) }, body: { name: 'Behind' } },
  ],
  openCase: () => [{ body: { title: 'Elsewhere' } }],
  createAccount: (know) =>
    ['newcomer', 'insider'].map((name) => ({
      body: { login: `${name}${know.helper.login.slice(-5)}`, name: 'Someone' },
    })),
  createSignInLink: (know) => [{ params: { accountId: know.helper.accountId } }],
  disableAccount: (know) => [{ params: { accountId: know.helper.accountId } }],
  setPassword: () => [{ body: { current: null, password: 'a long new password' } }],
  signIn: (know) => [
    { ...nobody, body: { login: know.person.login, password: 'a long new password' } },
    { ...nobody, body: { login: know.person.login, password: 'not the password' } },
    { ...nobody, body: { login: 'no-such-login', password: 'not the password' } },
  ],
  redeemLink: () => [{ ...nobody, body: { token: 'x'.repeat(43) } }],
  openLocalSession: (know) => [
    { ...nobody, body: { key: localKey, login: know.person.login } },
    { ...nobody, body: { key: 'not the key', login: know.person.login } },
  ],
  signOut: () => [{}],
};

/** After these a document may wait to be read. */
const letsWait: Partial<Record<OperationId, true>> = {
  openFromLead: true,
  receiveDocument: true,
  fileReport: true,
  releaseDocument: true,
  retryDocument: true,
  retryDocuments: true,
  changeLoad: true,
  pauseReading: true,
};

/** Asks everything, in one order: reads, decides, reads again, and signs out. */
export async function askAll(world: World, transcript: Transcript): Promise<void> {
  const { caseId, number } = world;
  const look = async (op: OperationId, query = {}) =>
    (await transcript.call({ op, params: { caseId }, query })).json as Record<string, never[]>;
  const know = async (): Promise<Knowledge> => ({
    ...world,
    documents: (await look('listDocuments'))['documents'] ?? [],
    claims: (await look('listClaims'))['claims'] ?? [],
    entities: (await look('listEntities'))['entities'] ?? [],
    links: (await look('listLinks'))['links'] ?? [],
    views: (await look('listViews'))['views'] ?? [],
    searches: (await look('listSearches'))['searches'] ?? [],
    things: (await look('listLaneThings'))['things'] ?? [],
    imports: (await look('listRecordImports'))['imports'] ?? [],
    log: (await look('listLog'))['items'] ?? [],
  });
  const ask = async (all: Partial<Record<OperationId, Asking>>, knowing: Knowledge) => {
    for (const [op, asking] of Object.entries(all)) {
      const calls = asking(knowing);
      // Of many like questions each world is asked the first and every fourth of the others, in turn.
      const chosen = calls.filter((_, i) => i === 0 || (i + number) % 4 === 0);
      for (const call of chosen) {
        world.server.installation.clock.now += 1000;
        await transcript.call({ op: op as OperationId, ...call });
        // What waits now is read now, at the same time in both worlds.
        if (op in letsWait) await world.server.worker.drain();
      }
    }
  };
  // A second compartment of their own comes late: lists over two with random ids have no order that worlds could share.
  const { openCompartment, signOut, undoEntry, ...deciding } = decisions;
  const knowing = await know();
  await ask(readings, knowing);
  await ask(deciding, knowing);
  const { listCases, listClaims, listDocuments, listLinks, listLog, search, listConsultations, readChart, listViews } =
    readings;
  const { readTimeline, listPins, readMatrix, listLaneThings, readBoard, listCollisions } = readings;
  const { searchCases, listSearches, saveSearchLog } = readings;
  const { listProposals, getEntity, listConflicts, lookUpName, screenNames } = readings;
  await ask(
    {
      listCases,
      listClaims,
      listDocuments,
      listLinks,
      readChart,
      listViews,
      listPins,
      readMatrix,
      listLaneThings,
      readBoard,
      listCollisions,
      readTimeline,
      listLog,
      search,
      searchCases,
      listSearches,
      saveSearchLog,
      listConsultations,
    } as typeof readings,
    knowing,
  );
  await ask({ listProposals, getEntity, listConflicts, lookUpName, screenNames } as typeof readings, knowing);
  // What an entry decided is taken back by whoever sees the newest one.
  await ask({ undoEntry } as typeof decisions, await know());
  await ask({ openCompartment, signOut } as typeof decisions, knowing);
}
