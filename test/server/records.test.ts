import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Mapping, RecordImport, RecordPreview } from '#api/schemas/records';
import { chooseTable } from '#cli/records-table';
import { takeTable } from '#cli/records-take';
import { importsText, previewText, proposalText, takenText } from '#cli/records-text';
import { eraseDocument } from '#store/erase';
import { rebuild } from '#store/rebuild';
import { verifyLedger } from '#store/verify';
import { makeXlsx } from '../files/make-xlsx.ts';
import { ada as clerk } from '../store/ledger-items.ts';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const staff = `Staff No,First Name,Last Name,EmailAddress,Job Title,Start Date,Gender
7,Ada,Lund,Ada.Lund@a.example,Chief engineer,2020-03-01,Female
8,Ben,Holm,ben.holm@a.example,Guard,2021-05-17,Male
9,Ben,Holm,ben.holm2@a.example,Driver,2022,Male
`;
const post = `id,From,To,Date,Subject
1,ada.lund@a.example,"ben.holm@a.example, Cay@b.example",1/13/14 9:01,The drawings
2,ben.holm@a.example,ada.lund@a.example,1/6/14 8:39,"Re: The ""drawings"""
3,ben.holm@a.example,ben.holm@a.example,1/7/14 8:00,To myself
4,ben.holm@a.example,,1/7/14 8:01,To nobody
`;

describe('rows of tables', { timeout: 60_000 }, () => {
  let server: TestServer;
  let owner: TestPerson;
  let caseId = '';
  beforeAll(async () => {
    server = await createTestServer(inject('postgres'));
    owner = await server.person('owner');
    caseId = (await owner.client.call('openCase', { body: { title: 'Tables' } })).caseId;
  });
  afterAll(() => server?.close());

  const call = () => owner.client.call;
  const table = (documentId: string, sheet?: string) =>
    call()('readTable', { params: { caseId, documentId }, query: sheet === undefined ? {} : { sheet } });
  const preview = (documentId: string, mapping: Mapping, follows: string | null = null): Promise<RecordPreview> =>
    call()('previewRecords', { params: { caseId, documentId }, body: { mapping, follows } });
  const take = async (documentId: string, mapping: Mapping, follows: string | null = null): Promise<RecordImport> => {
    const seen = await preview(documentId, mapping, follows);
    expect(seen.questions).toEqual([]);
    const { import: begun } = await call()('beginRecords', {
      params: { caseId, documentId },
      body: { mapping, follows, expected: seen.counts },
    });
    return begun;
  };
  const entityCalled = async (name: string) =>
    (await call()('listEntities', { params: { caseId }, query: { name } })).entities;
  const links = async (asOf?: string) =>
    (await call()('listLinks', { params: { caseId }, query: asOf === undefined ? {} : { asOf } })).links;

  test('people become entities with their roles, each word of which leads to its cell', async () => {
    const documentId = await server.addText(owner, caseId, staff, { name: 'staff.csv' });
    const view = await table(documentId);
    const parts = Object.fromEntries(view.proposed.columns.map((use) => [use.header, use.property ?? use.part]));
    expect(parts).toEqual({
      'Staff No': 'left out',
      'First Name': 'given name',
      'Last Name': 'family name',
      EmailAddress: 'email',
      'Job Title': 'role',
      'Start Date': 'since',
      Gender: 'left out',
    });
    expect(view.columns[6]!.why).toContain('specially protected');
    const mapping = { ...view.proposed, organisation: 'Harbour Works' };
    const seen = await preview(documentId, mapping);
    expect(seen.counts).toEqual({ rows: 3, fresh: 3, changed: 0, same: 0, gone: 0, refused: 0 });
    const taken = await take(documentId, mapping);
    expect(taken).toMatchObject({ isDone: true, done: 3 });
    // Two of one name are two: nobody is merged by a name.
    expect(await entityCalled('Ben Holm')).toHaveLength(2);
    const all = await links();
    expect(all.map((one) => [one.from.name, one.kind, one.to.name, one.item, one.time, one.basis]).sort()).toEqual([
      ['Ada Lund', 'employment', 'Harbour Works', 'Chief engineer', '2020-03-01/..', 'recorded'],
      ['Ben Holm', 'employment', 'Harbour Works', 'Driver', '2022/..', 'recorded'],
      ['Ben Holm', 'employment', 'Harbour Works', 'Guard', '2021-05-17/..', 'recorded'],
    ]);
    const ada = all.find((one) => one.from.name === 'Ada Lund')!;
    const claim = await call()('getClaim', { params: { caseId, claimId: ada.claimIds[0]! } });
    expect(claim).toMatchObject({ basis: 'record', review: 'read rightly', documentId });
    expect(claim.content.map(([start, end]) => staff.slice(start, end))).toEqual([
      'Ada',
      'Lund',
      'Ada.Lund@a.example',
      'Chief engineer',
      '2020-03-01',
    ]);
    const entity = await call()('getEntity', { params: { caseId, entityId: ada.from.entityId } });
    expect(JSON.stringify(entity)).toContain('ada.lund@a.example');
    const list = await call()('listClaims', { params: { caseId } });
    expect(list.claims.filter((one) => one.basis === 'record')).toEqual([]);
  });

  test('mails go between those whom the case knows by their addresses; the others are accounts', async () => {
    const documentId = await server.addText(owner, caseId, post, { name: 'mail headers.csv' });
    const { proposed } = await table(documentId);
    const seen = await preview(documentId, proposed);
    expect(seen.mapping.columns[3]).toMatchObject({ part: 'when', order: 'month first' });
    expect(seen).toMatchObject({ known: 2, entities: 3, links: 3 });
    expect(seen.refused).toEqual([
      { line: 4, at: expect.anything(), why: 'goes from somebody to themselves' },
      { line: 5, at: expect.anything(), why: 'does not say to whom' },
    ]);
    await take(documentId, proposed);
    const mails = (await links()).filter((one) => one.kind === 'message');
    expect(mails.map((one) => [one.from.name, one.to.name, one.time, one.item]).sort()).toEqual([
      ['Ada Lund', 'Ben Holm', '2014-01-13T09:01', 'The drawings'],
      ['Ada Lund', 'Cay@b.example', '2014-01-13T09:01', 'The drawings'],
      ['Ben Holm', 'Ada Lund', '2014-01-06T08:39', 'Re: The "drawings"'],
    ]);
    expect(await entityCalled('Cay@b.example')).toMatchObject([{ schema: 'UserAccount' }]);
    await expect(take(documentId, proposed)).rejects.toMatchObject({ code: 'LL-RECORDS-TAKEN' });
  });

  test('dates that may be either are asked for, and taken only once somebody said', async () => {
    const text =
      'Caller,Called number,Date,Duration\n+44 7700 900123,+44 7700 900456,3/4/2024,30 s\n+44 7700 900123,+44 7700 900789,5/4/2024,1 min\n';
    const documentId = await server.addText(owner, caseId, text, { name: 'calls.csv' });
    const { proposed } = await table(documentId);
    const seen = await preview(documentId, proposed);
    expect(seen.questions).toMatchObject([{ column: 2, asks: 'date order' }]);
    expect(seen.refused[0]!.why).toBe('“Date” holds 3/4/2024, which could be read two ways');
    const refusal = call()('beginRecords', {
      params: { caseId, documentId },
      body: { mapping: proposed, expected: seen.counts },
    });
    await expect(refusal).rejects.toMatchObject({ code: 'LL-RECORDS-ASKS' });
    const columns = proposed.columns.map((use) =>
      use.part === 'when' ? { ...use, order: 'day first' as const } : use,
    );
    await take(documentId, { ...proposed, columns });
    expect((await links()).filter((one) => one.time === '2024-04-03')).toMatchObject([
      { item: '30 s', kind: 'message' },
    ]);
  });

  test('a newer version changes what changed, and one step takes it back', async () => {
    const before = (await links()).map((one) => `${one.from.name} ${one.item} ${one.time}`).sort();
    const newer = staff
      .replace('8,Ben,Holm,ben.holm@a.example,Guard', '8,Ben,Holm,ben.holm@a.example,Head of security')
      .replace(/9,.*\n/, '10,Dee,Rask,dee@a.example,Clerk,2024-01-02,Female\n');
    const documentId = await server.addText(owner, caseId, newer, { name: 'staff.csv' });
    const view = await table(documentId);
    const of = view.before.find((one) => one.documentTitle === 'staff.csv')!;
    const { imports } = await call()('listRecordImports', { params: { caseId } });
    const { mapping } = imports.find((one) => one.importId === of.importId)!;
    const seen = await preview(documentId, mapping, of.importId);
    expect(seen.counts).toEqual({ rows: 3, fresh: 1, changed: 1, same: 1, gone: 1, refused: 0 });
    server.installation.clock.now += 60_000;
    const asOf = new Date(server.installation.clock.now - 1000).toISOString();
    const taken = await take(documentId, mapping, of.importId);
    const roles = (list: Awaited<ReturnType<typeof links>>) =>
      list
        .filter((one) => one.kind === 'employment')
        .map((one) => one.item)
        .sort();
    expect(roles(await links())).toEqual(['Chief engineer', 'Clerk', 'Head of security']);
    expect(roles(await links(asOf))).toEqual(['Chief engineer', 'Driver', 'Guard']);
    // Whoever was known stays who they were.
    expect(await entityCalled('Ben Holm')).toHaveLength(2);
    expect(await rebuild(server.installation.operator)).toMatchObject({ identical: true });
    const first = imports.find((one) => one.importId === of.importId)!;
    await expect(call()('undo', { params: { caseId }, body: first.entry })).rejects.toMatchObject({
      code: 'LL-UNDO-NEWER',
    });
    await call()('undo', { params: { caseId }, body: taken.entry });
    expect((await links()).map((one) => `${one.from.name} ${one.item} ${one.time}`).sort()).toEqual(before);
    expect(await entityCalled('Dee Rask')).toEqual([]);
    expect(await rebuild(server.installation.operator)).toMatchObject({ identical: true });
  });

  test('an import on whose people others rest is taken back after those, and then leaves nothing', async () => {
    const { imports } = await call()('listRecordImports', { params: { caseId } });
    const [calls, mails, people] = imports;
    await expect(call()('undo', { params: { caseId }, body: people!.entry })).rejects.toMatchObject({
      code: 'LL-UNDO-NEWER',
    });
    for (const one of [calls, mails, people]) await call()('undo', { params: { caseId }, body: one!.entry });
    expect(await links()).toEqual([]);
    expect((await call()('listEntities', { params: { caseId } })).entities).toEqual([]);
    expect((await call()('listRecordImports', { params: { caseId } })).imports).toEqual([]);
    expect(await rebuild(server.installation.operator)).toMatchObject({ identical: true });
    expect(await verifyLedger(server.installation.operator)).toMatchObject({ ok: true, findings: [] });
  });

  test('a sheet of a workbook is a table of its own, and long tables go on in steps', async () => {
    const cells = (row: number, ...values: string[]) =>
      values.map((v, at) => ({ r: `${'AB'[at]}${row}`, v, t: 'inlineStr' }));
    const names = Array.from({ length: 5200 }, (_, i) => cells(i + 2, `P${i}`, `Person ${i}`));
    const bytes = makeXlsx({ About: [cells(1, 'A list')], People: [cells(1, 'Id', 'Name'), ...names] });
    const { document } = await call()('receiveDocument', {
      params: { caseId },
      query: { name: 'long.xlsx' },
      body: bytes,
    });
    await server.worker.drain();
    const view = await table(document.documentId, 'People');
    expect(view).toMatchObject({ sheets: ['About', 'People'], rows: 5200 });
    const begun = await take(document.documentId, view.proposed);
    expect(begun).toMatchObject({ done: 5000, isDone: false });
    const { documentId } = document;
    const chosen = { caseId, documentId, view, mapping: view.proposed, chosen: null, follows: null };
    await expect(
      takeTable(owner.client, { ...chosen, mapping: { ...view.proposed, stance: 'alleged' } }, () => undefined),
    ).rejects.toMatchObject({ code: 'LL-RECORDS-BEGUN' });
    const after = await takeTable(owner.client, chosen, () => undefined);
    expect(after).toMatchObject({ importId: begun.importId, done: 5200, isDone: true });
    await expect(
      call()('goOnRecords', { params: { caseId, importId: begun.importId }, body: { expected: 5000 } }),
    ).rejects.toMatchObject({ code: 'LL-CONFLICT' });
    expect(await entityCalled('Person 5199')).toHaveLength(1);
    await call()('undo', { params: { caseId }, body: after.entry });
    expect(await entityCalled('Person 5199')).toEqual([]);
  });

  test('a table of allegations is no record: its links are alleged, with answer and status of whom they name', async () => {
    const text = 'Payer,Payee,Amount,Value date\nOlga Vik,Rolf Dahl,"GBP 1,000.50",2024-05-06\n';
    const documentId = await server.addText(owner, caseId, text, { name: 'alleged payments.csv' });
    const { proposed } = await table(documentId);
    await take(documentId, { ...proposed, stance: 'alleged' });
    const [link] = (await links()).filter((one) => one.kind === 'payment');
    expect(link).toMatchObject({ basis: 'alleged', item: 'GBP 1000.50' });
    expect(link!.fairness).toMatchObject({
      notYetPut: true,
      persons: expect.arrayContaining(['Olga Vik', 'Rolf Dahl']),
    });
  });

  test('a mapping is saved under a name, offered for tables that it fits, and taken back', async () => {
    const documentId = await server.addText(owner, caseId, `${staff}11,Eve,Moe,eve@a.example,Clerk,2024,F\n`, {
      name: 'b.csv',
    });
    const { proposed } = await table(documentId);
    const { entry } = await call()('saveMapping', {
      params: { caseId },
      body: { name: 'Staff lists', mapping: proposed },
    });
    expect((await table(documentId)).fitting).toMatchObject([{ name: 'Staff lists' }]);
    await call()('undo', { params: { caseId }, body: entry });
    expect((await table(documentId)).fitting).toEqual([]);
  });

  test('the command line proposes, previews and takes through a saved mapping, and goes on from the version before', async () => {
    const home = await mkdtemp(join(tmpdir(), 'lamplighter-records-'));
    const { client } = owner;
    const { caseId: yard } = await client.call('openCase', { body: { title: 'The yard' } });
    await server.addText(owner, yard, staff.replaceAll('Ben,Holm', 'Bo,Holm'), { name: 'yard.csv' });
    const proposed = await chooseTable(client, 'The yard', 'yard.csv', {});
    expect(proposed.chosen).toBeNull();
    expect(proposalText(proposed.view)).toMatch(/^EmailAddress +fact: email /m);
    const file = join(home, 'mapping.json');
    const keyed = proposed.mapping.columns.map((use) => ({ ...use, isKey: use.header === 'Staff No' }));
    await writeFile(file, JSON.stringify({ proposed: { ...proposed.mapping, columns: keyed, organisation: 'Yard' } }));
    const { mapping } = await chooseTable(client, 'The yard', 'yard.csv', { mappingFile: file });
    await rm(home, { recursive: true });
    await client.call('saveMapping', { params: { caseId: yard }, body: { name: 'Staff', mapping } });
    const chosen = await chooseTable(client, 'The yard', 'yard.csv', { mapping: 'Staff' });
    const body = { mapping: chosen.mapping, follows: null };
    const seen = await client.call('previewRecords', { params: { caseId: yard, documentId: chosen.documentId }, body });
    expect(previewText(seen)).toContain('3 rows: 3 new, 0 changed, 0 the same, 0 gone, 0 cannot be taken');
    expect(previewText(seen)).toContain('Ada Lund > employment > Yard');
    const steps: number[] = [];
    const taken = await takeTable(client, chosen, ({ done }) => steps.push(done));
    expect([taken.isDone, steps]).toEqual([true, [3]]);
    expect(takenText(taken)).toContain('all of it taken');
    await server.addText(owner, yard, staff.replace('Guard', 'Head'), { name: 'yard 2.csv' });
    await expect(chooseTable(client, 'The yard', 'yard 2.csv', { follows: 'x.csv' })).rejects.toMatchObject({
      code: 'LL-RECORDS-NO-IMPORT',
    });
    await expect(chooseTable(client, 'The yard', 'yard 2.csv', { mapping: 'Cars' })).rejects.toMatchObject({
      code: 'LL-RECORDS-NO-MAPPING',
    });
    const newer = await chooseTable(client, 'The yard', 'yard 2.csv', { mapping: 'Staff', follows: 'yard.csv' });
    expect((await takeTable(client, newer, () => undefined)).counts).toMatchObject({ fresh: 0, changed: 2, same: 1 });
    const { imports } = await client.call('listRecordImports', { params: { caseId: yard } });
    expect(importsText(imports)).toMatch(/3 of 3 +followed by a newer version +yard\.csv/);
  });

  test('an older version that is erased says how many links of the newer one lose an end, and what is left can be read', async () => {
    const { client } = owner;
    const { caseId: yard } = await client.call('openCase', { body: { title: 'The other yard' } });
    const params = { caseId: yard };
    await server.addText(owner, yard, staff, { name: 'old.csv' });
    await server.addText(owner, yard, staff.replace('Guard', 'Head'), { name: 'new.csv' });
    const chosen = await chooseTable(client, 'The other yard', 'old.csv', {});
    const columns = chosen.mapping.columns.map((use) => ({ ...use, isKey: use.header === 'Staff No' }));
    const mapping = { ...chosen.mapping, columns, organisation: 'Yard' };
    await takeTable(client, { ...chosen, mapping }, () => undefined);
    const newer = await chooseTable(client, 'The other yard', 'new.csv', { follows: 'old.csv' });
    await takeTable(client, { ...newer, mapping }, () => undefined);
    const before = (await client.call('listLinks', { params, query: {} })).links.length;
    expect(before).toBe(3);
    const report = await eraseDocument(
      server.installation.operator,
      { caseId: yard, compartmentId: yard, documentId: chosen.documentId, authority: 'an order', actor: clerk },
      server.installation.clock.now,
    );
    expect(report.endless).toBe(1);
    expect((await client.call('listLinks', { params, query: {} })).links.length).toBeLessThanOrEqual(1);
    await client.call('listEntities', { params, query: { name: 'Holm' } });
    expect(await rebuild(server.installation.operator)).toMatchObject({ identical: true });
    expect(await verifyLedger(server.installation.operator)).toMatchObject({ ok: true, findings: [] });
  });
});
