import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { claims } from '#store/claim';
import { draftEntry } from '#store/draft-entry';
import { laneThings } from '#store/lane';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

let server: TestServer;
let ada: TestPerson;
let caseId = '';
const scope = () => ({ caseId, compartmentIds: [caseId], accountId: ada.accountId });
const by = () => ({ accountId: ada.accountId, name: ada.login });

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
  caseId = (await ada.client.call('openCase', { body: { title: 'A long case' } })).caseId;
});
afterAll(() => server.close());

describe('a case with very many things', () => {
  it('loses none of its things, the newest least of all', async () => {
    const { store } = server.installation;
    await store.write(scope(), caseId, (tx) => {
      const draft = draftEntry();
      for (let n = 1; n <= 5001; n++)
        draft.add(by(), {
          kind: 'lane.filed',
          thing: 'warning',
          title: `Warning ${n}`,
          about: null,
          fields: {},
          claimIds: [],
          state: 'received',
        });
      return tx.append(draft);
    });
    const found = await store.read(scope(), (tx) => laneThings(tx, null, { kinds: ['warning'] }));
    expect(found).toHaveLength(5001);
    expect(found.at(-1)).toMatchObject({ title: 'Warning 5001' });
  });

  it('shows every mark and every rejected claim that is on no schedule', async () => {
    const places = Array.from({ length: 520 }, (_, n) => `Ida Holm said that berth ${n + 1} was empty.`);
    await server.addText(ada, caseId, places.join('\n\n'));
    const { store } = server.installation;
    const read = await store.read(scope(), (tx) => claims(tx, null, { limit: null }));
    expect(read.length).toBeGreaterThan(500);
    await store.write(scope(), caseId, (tx) => {
      const draft = draftEntry();
      for (const { claim_id: claimId } of read) {
        draft.add(by(), { kind: 'claim.flagged', claimId, helpsDefence: true, note: null });
        draft.add(by(), { kind: 'claim.reviewed', claimId, decision: 'rejected', reason: null });
      }
      return tx.append(draft);
    });
    const { unlisted } = await ada.client.call('readSchedules', { params: { caseId } });
    for (const kind of ['marked “may help the defence”', 'rejected claim'])
      expect(unlisted.filter((one) => one.kind === kind)).toHaveLength(read.length);
  });
});
