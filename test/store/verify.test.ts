import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Checkpoint } from '#store/checkpoint';
import { takeCheckpoint } from '#store/checkpoint';
import { keepBlob } from '#store/blob';
import { draftEntry } from '#store/draft-entry';
import { eraseDocument } from '#store/erase';
import { keepTexts } from '#store/text';
import { verifyLedger, type Finding } from '#store/verify';
import { ada, hashOf, received, recorded } from './ledger-items.ts';
import { receiveAndRead } from './receive-and-read.ts';
import { createInstallation, type TestInstallation } from './test-installation.ts';

const caseId = randomUUID();
const hidden = randomUUID();
const inHidden = { caseId, compartmentIds: [caseId, hidden], accountId: null };
const day = 'consultation/2026-03-01' as const;

const ledgerTables = [
  'ledger_entry',
  'ledger_leaf',
  'ledger_payload',
  'ledger_head',
  'blob',
  'blob_chunk',
  'text_segment',
] as const;
type LedgerTable = (typeof ledgerTables)[number];
const chained = new Set<string>(['ledger_entry', 'ledger_leaf', 'ledger_payload']);

type Row = { readonly ctid: string; readonly place: string; readonly seq: number | null };

describe('verify', () => {
  let test: TestInstallation;
  let checkpoint: Checkpoint;
  const columns = new Map<LedgerTable, { name: string; type: string }[]>();
  const counts = new Map<LedgerTable, number>();

  beforeAll(async () => {
    test = await createInstallation(inject('postgres'));
    test.clock.now += 1000;
    await receiveAndRead(test, 'Ada said nothing and Ben denied everything there.\n'.repeat(2500), { caseId });
    test.clock.now += 1000;
    const gone = await receiveAndRead(test, 'This one is taken away again.', { caseId, name: 'gone.txt' });
    await receiveAndRead(test, 'In there Cay admitted a payment.', { caseId, compartmentId: hidden });
    test.clock.now += 1000;
    // A document of three chunks, and an empty one.
    for (const bytes of [Buffer.alloc(2_300_000, 'picture '), Buffer.alloc(0)])
      await test.store.write(inHidden, caseId, async (tx) => {
        await keepBlob(
          tx,
          caseId,
          (async function* () {
            yield bytes;
          })(),
        );
        const draft = draftEntry();
        const documentId = draft.add(ada, received(bytes, `bytes of ${bytes.length}`));
        draft.add(ada, { kind: 'document.graded', documentId, grade: null });
        if (bytes.length === 0) {
          draft.add(ada, recorded(documentId, '', 'empty'));
          await keepTexts(tx.db, { caseId, compartmentId: caseId }, [{ sha256: hashOf(''), text: '' }]);
        }
        await tx.append(draft);
      });
    for (let i = 0; i < 3; i++)
      await test.store.write(
        inHidden,
        hidden,
        (tx) => {
          const draft = draftEntry();
          draft.add(ada, { kind: 'consulted', what: `getClaim ${i}`, why: null, subjects: [] });
          return tx.append(draft);
        },
        { chain: day },
      );
    await eraseDocument(
      test.operator,
      { caseId, compartmentId: caseId, documentId: gone.documentId, authority: 'a court', actor: ada },
      (test.clock.now += 1000),
    );
    // A chain that was held and never written: its head stands at nothing.
    await test.store.write(inHidden, caseId, async () => undefined, { chain: 'consultation/2026-03-02' });
    checkpoint = await takeCheckpoint(test.operator, new Date(test.clock.now));
    await test.ask('create schema kept');
    for (const table of ledgerTables) {
      await test.ask(`create table kept.${table} as select * from lamplighter.${table}`);
      const named = await test.ask<{ name: string; type: string }>(
        `select attname::text as name, format_type(atttypid, null) as type from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname not in ('language', 'sketch') order by attnum`,
        [`lamplighter.${table}`],
      );
      columns.set(table, named);
      const [found] = await test.ask<{ count: number }>(`select count(*)::int as count from kept.${table}`);
      counts.set(table, found!.count);
    }
  });
  afterAll(() => test.drop());

  async function putBack(tables: readonly LedgerTable[] = ledgerTables): Promise<void> {
    for (const table of tables) {
      const list = columns
        .get(table)!
        .map((column) => `"${column.name}"`)
        .join(', ');
      await test.ask(`delete from lamplighter.${table}`);
      await test.ask(`insert into lamplighter.${table} (${list}) select ${list} from kept.${table}`);
    }
  }

  const rowAt = async (table: LedgerTable, index: number): Promise<Row> => {
    const key = {
      ledger_entry: 'seq',
      ledger_leaf: 'seq, ordinal',
      ledger_payload: 'seq, ordinal',
      ledger_head: 'seq',
      blob: 'sha256',
      blob_chunk: 'blob_id, n',
      text_segment: 'sha256, n',
    }[table];
    const [chain, seq] = table.startsWith('ledger') ? ['chain', 'seq'] : [`'ledger'`, 'null::bigint as seq'];
    const [row] = await test.ask<Row>(
      `select ctid::text as ctid, case_id || '/' || compartment_id || '/' || ${chain} as place, ${seq} from lamplighter.${table}
       order by case_id, compartment_id, ${table.startsWith('ledger') ? 'chain, ' : ''}${key} limit 1 offset $1`,
      [index % counts.get(table)!],
    );
    return row!;
  };

  /** What the column holds with one bit or character of it turned. */
  const turned = (name: string, type: string, at: number): string => {
    const of = `"${name}"`;
    switch (type) {
      case 'bytea':
        return `case when length(${of}) = 0 then '\\x00'::bytea else set_bit(${of}, ${at} % (length(${of}) * 8), 1 - get_bit(${of}, ${at} % (length(${of}) * 8))) end`;
      case 'bigint':
        return `${of} # (1::bigint << ${at % 63})`;
      case 'integer':
        return `${of} # (1 << ${at % 31})`;
      case 'uuid':
        return `overlay(${of}::text placing case when substr(${of}::text, ${1 + (at % 8)}, 1) = 'a' then 'b' else 'a' end from ${1 + (at % 8)})::uuid`;
      default:
        return `case when ${of} = '' then 'x' else overlay(${of} placing case when substr(${of}, 1 + ${at} % char_length(${of}), 1) = 'x' then 'y' else 'x' end from 1 + ${at} % char_length(${of})) end`;
    }
  };

  const verified = (kept?: Checkpoint) => verifyLedger(test.operator, kept === undefined ? {} : { checkpoint: kept });
  /** The entries of one chain that findings name. */
  const seqsOf = (findings: readonly Finding[], place: string) =>
    findings.filter((one) => `${one.caseId}/${one.compartmentId}/${one.chain}` === place).map((one) => one.seq);

  it('finds nothing wrong in what the program wrote, with a checkpoint and without', async () => {
    const clean = { ok: true, findings: [], chains: 4, erased: 3, blobs: 4, texts: 3 };
    expect(await verified()).toMatchObject(clean);
    expect(await verified(checkpoint)).toMatchObject({ ...clean, checkpoint: new Date(test.clock.now).toISOString() });
  });

  it('names the entry after any change of a byte in any column of any ledger table', async () => {
    let tried = 0;
    const change = fc.record({
      table: fc.constantFrom(...ledgerTables),
      row: fc.nat(200),
      column: fc.nat(20),
      at: fc.oneof(fc.nat(70), fc.nat(20_000_000)),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ table, row, column, at }) => {
        const of = columns.get(table)!;
        const { name, type } = of[column % of.length]!;
        const { ctid, seq, place } = await rowAt(table, row);
        // The head of a chain that was never written says nothing, wherever it stands.
        if (seq === 0 && ['case_id', 'compartment_id', 'chain'].includes(name)) return;
        try {
          await test.ask(`update lamplighter.${table} set "${name}" = ${turned(name, type, at)} where ctid = $1::tid`, [
            ctid,
          ]);
        } catch (error) {
          // The database itself refuses a length, a number or a key that cannot be.
          expect((error as { code: string }).code).toMatch(/^23(514|505)$/);
          return;
        }
        tried += 1;
        const report = await verified();
        await putBack([table]);
        expect(report.ok, `${table}.${name} of row ${row} at ${at}`).toBe(false);
        if (!chained.has(table)) return;
        const named = seqsOf(report.findings, place);
        // A payload that went elsewhere may land on an erased item before its own place, which is then the first bad one.
        const isMoved = table === 'ledger_payload' && !['salt', 'bytes'].includes(name);
        if (isMoved) expect(Math.min(...named.map(Number))).toBeLessThanOrEqual(seq!);
        else expect(named[0]).toBe(seq);
      }),
      { numRuns: 130 },
    );
    expect(tried).toBeGreaterThan(80);
    expect(await verified()).toMatchObject({ ok: true });
  }, 240_000);

  it('names the entry after a deleted row', async () => {
    for (const table of ledgerTables) {
      for (let index = 0; index < counts.get(table)!; index += table === 'ledger_head' ? 1 : 3) {
        const { ctid, seq, place } = await rowAt(table, index);
        if (table === 'ledger_head' && seq === 0) continue;
        await test.ask(`delete from lamplighter.${table} where ctid = $1::tid`, [ctid]);
        const report = await verified();
        expect(report.ok, `${table} ${index}`).toBe(false);
        if (chained.has(table)) expect(seqsOf(report.findings, place)).toContain(seq);
        await putBack([table]);
      }
    }
  });

  it('finds a row that was put in', async () => {
    const own = `'${caseId}', '${caseId}'`;
    const bytes32 = `sha256('x')`;
    const rows: [LedgerTable, string][] = [
      ['ledger_entry', `${own}, 'ledger', 99, 0, '${'\\x' + '00'.repeat(16)}', ${bytes32}, ${bytes32}, ${bytes32}`],
      ['ledger_entry', `${own}, 'new', 1, 0, '${'\\x' + '00'.repeat(16)}', ${bytes32}, ${bytes32}, ${bytes32}`],
      ['ledger_leaf', `${own}, 'ledger', 1, 7, ${bytes32}`],
      ['ledger_leaf', `${own}, 'ledger', 1, -1, ${bytes32}`],
      ['ledger_leaf', `${own}, 'ledger', 99, 0, ${bytes32}`],
      ['ledger_leaf', `${own}, 'new', 1, 0, ${bytes32}`],
      ['ledger_payload', `${own}, 'ledger', 1, 7, ${bytes32}, '{}'`],
      ['ledger_payload', `${own}, 'ledger', 99, 0, ${bytes32}, '{}'`],
      ['ledger_payload', `${own}, 'new', 1, 0, ${bytes32}, '{}'`],
      ['ledger_head', `${own}, 'new', 1, 0, ${bytes32}`],
      ['blob', `${own}, ${bytes32}, gen_random_uuid(), 1`],
      ['blob', `gen_random_uuid(), gen_random_uuid(), ${bytes32}, gen_random_uuid(), 1`],
      ['blob_chunk', `${own}, gen_random_uuid(), 0, 'x'`],
      ['blob_chunk', `gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 0, 'x'`],
      ...['-1', '-2147483648', '3', '2147483647'].map((n): [LedgerTable, string] => [
        'blob_chunk',
        `${own}, (select blob_id from kept.blob where size > 2000000), ${n}, ''`,
      ]),
      ['blob_chunk', `${own}, (select blob_id from kept.blob where size = 0), 1, ''`],
      ['text_segment', `${own}, ${bytes32}, 0, 0, 'x'`],
      ['text_segment', `gen_random_uuid(), gen_random_uuid(), ${bytes32}, 0, 0, 'x'`],
      ...['-1, 0', '-2147483648, 0', '50, 45000', '2147483647, 2147483647'].map((place): [LedgerTable, string] => [
        'text_segment',
        `${own}, (select sha256 from kept.text_segment where n = 1), ${place}, ''`,
      ]),
      [
        'text_segment',
        `${own}, (select sha256 from kept.text_segment where n = 1), (select max(n) + 1 from kept.text_segment), ${'Ada said nothing and Ben denied everything there.\n'.length * 2500}, ''`,
      ],
    ];
    for (const [table, values] of rows) {
      const list = columns
        .get(table)!
        .map((column) => `"${column.name}"`)
        .join(', ');
      await test.ask(`insert into lamplighter.${table} (${list}) values (${values})`);
      expect((await verified()).ok, `${table} ${values}`).toBe(false);
      await putBack([table]);
    }
  });

  it('names the first of two entries that changed places', async () => {
    await test.ask(
      `update lamplighter.ledger_entry e set seq = case seq when 2 then 1002 else 1003 end where case_id = $1 and compartment_id = $1 and seq in (2, 3)`,
      [caseId],
    );
    await test.ask(`update lamplighter.ledger_entry e set seq = case seq when 1002 then 3 else 2 end where seq > 1000`);
    expect((await verified()).findings).toMatchObject([{ compartmentId: caseId, seq: 2 }]);
    for (const table of ['ledger_leaf', 'ledger_payload']) {
      await test.ask(
        `update lamplighter.${table} set seq = seq + 1000 where case_id = $1 and compartment_id = $1 and seq in (2, 3)`,
        [caseId],
      );
      await test.ask(`update lamplighter.${table} set seq = 1005 - seq where seq > 1000`);
    }
    expect((await verified()).findings).toMatchObject([{ compartmentId: caseId, seq: 2 }]);
  });

  it('names the first of two entries whose payloads changed places', async () => {
    for (const table of ['ledger_payload', 'ledger_leaf'] as const) {
      const place = 'case_id = $1 and compartment_id = $1 and ordinal = 0';
      await test.ask(`update lamplighter.${table} set seq = seq + 1000 where ${place} and seq in (1, 3)`, [caseId]);
      await test.ask(`update lamplighter.${table} set seq = 1004 - seq where seq > 1000`);
      expect((await verified()).findings).toMatchObject([{ compartmentId: caseId, seq: 1 }]);
      await putBack();
    }
  });

  it('names an entry whose time was changed, whatever time stands there now', async () => {
    for (const time of [
      '0',
      '-1',
      'recorded_at - 1',
      'recorded_at + 1',
      '9223372036854775807',
      '-9223372036854775808',
    ]) {
      await test.ask(
        `update lamplighter.ledger_entry set recorded_at = ${time} where case_id = $1 and compartment_id = $1 and seq = 2`,
        [caseId],
      );
      expect((await verified()).findings).toMatchObject([{ compartmentId: caseId, seq: 2 }]);
      await putBack(['ledger_entry']);
    }
  });

  it('stays calm about numbers past all reason', async () => {
    const most = '9223372036854775807';
    for (const text of [
      `update lamplighter.ledger_entry set seq = ${most} where seq = 3`,
      `update lamplighter.ledger_entry set seq = ${most} where seq = 1`,
      `update lamplighter.ledger_leaf set seq = ${most} where seq = 3`,
      `update lamplighter.ledger_payload set seq = -${most} where seq = 3`,
      `update lamplighter.ledger_head set seq = ${most}`,
      `update lamplighter.ledger_head set recorded_at = -${most}`,
      `update lamplighter.blob set size = ${most}`,
      `update lamplighter.blob_chunk set n = 2147483647 where n = 2`,
      `update lamplighter.text_segment set n = 2147483647, start = -2147483648 where n = 1`,
    ]) {
      await test.ask(text);
      expect((await verified(checkpoint)).ok, text).toBe(false);
      await putBack();
    }
  });

  it('finds a payload that was taken away without an erasure', async () => {
    await test.ask(`delete from lamplighter.ledger_payload where case_id = $1 and compartment_id = $1 and seq = 2`, [
      caseId,
    ]);
    const { findings } = await verified();
    expect(findings[0]).toMatchObject({ seq: 2, what: 'item 0 was removed without an erasure on record' });
    expect(findings[0]!.recordedAt).toBe(new Date(Date.UTC(2026, 2, 1) + 1000).toISOString());
  });

  const cutTail = async (seq: number) => {
    for (const table of ['ledger_entry', 'ledger_leaf', 'ledger_payload'])
      await test.ask(`delete from lamplighter.${table} where compartment_id = $1 and chain = $2 and seq > $3`, [
        hidden,
        day,
        seq,
      ]);
  };

  it('finds a tail that was cut off, by the head of its chain', async () => {
    await cutTail(2);
    expect((await verified()).findings).toMatchObject([{ chain: day, seq: 3 }]);
  });

  it('finds a tail that was cut off with the head against a checkpoint, and only then', async () => {
    await cutTail(2);
    await test.ask(
      `update lamplighter.ledger_head h set (seq, recorded_at, hash) = (select e.seq, e.recorded_at, e.hash from lamplighter.ledger_entry e
       where e.compartment_id = h.compartment_id and e.chain = h.chain and e.seq = 2) where compartment_id = $1 and chain = $2`,
      [hidden, day],
    );
    expect((await verified()).ok).toBe(true);
    expect((await verified(checkpoint)).findings).toMatchObject([{ compartmentId: hidden, chain: day, seq: 3 }]);
  });

  it('finds a whole chain that is gone against a checkpoint', async () => {
    await cutTail(0);
    await test.ask('delete from lamplighter.ledger_head where compartment_id = $1 and chain = $2', [hidden, day]);
    expect((await verified()).ok).toBe(true);
    expect((await verified(checkpoint)).findings).toMatchObject([
      { compartmentId: hidden, chain: day, seq: 1, what: 'the whole chain is gone: the checkpoint knows 3 entries' },
    ]);
  });

  it('finds a chain that was sealed anew against a checkpoint', async () => {
    await cutTail(2);
    await test.ask(
      `update lamplighter.ledger_head h set (seq, recorded_at, hash) = (select e.seq, e.recorded_at, e.hash from lamplighter.ledger_entry e
       where e.compartment_id = h.compartment_id and e.chain = h.chain and e.seq = 2) where compartment_id = $1 and chain = $2`,
      [hidden, day],
    );
    await test.store.write(
      inHidden,
      hidden,
      (tx) => {
        const draft = draftEntry();
        draft.add(ada, { kind: 'consulted', what: 'another', why: null, subjects: [] });
        return tx.append(draft);
      },
      { chain: day },
    );
    expect((await verified()).ok).toBe(true);
    expect((await verified(checkpoint)).findings).toMatchObject([
      { chain: day, seq: 3, what: 'it differs from the checkpoint' },
    ]);
  });

  afterEach(() => putBack());
});
