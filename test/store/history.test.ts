import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { wordsOf } from '#domain/span';
import { undoableKinds } from '#domain/entry';
import { eraseDocument } from '#store/erase';
import { rebuild } from '#store/rebuild';
import { textsOf } from '#store/text';
import { verifyLedger } from '#store/verify';
import { anySteps, newWorld, scopeOf, take, undo, undoableSteps, type World } from './history.ts';
import { ada } from './ledger-items.ts';
import { apartFrom, setAsideIn, stateOf, viewOf, type View } from './view.ts';
import { createInstallation, type TestInstallation } from './test-installation.ts';

describe('any history', () => {
  let test: TestInstallation;
  beforeAll(async () => {
    test = await createInstallation(inject('postgres'));
  });
  afterAll(() => test.drop());

  const now = (world: World): Promise<View> => viewOf(test.store, scopeOf(world), null);

  it('reads as of any moment as it was read then, and rebuilds to the same state', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, async (steps) => {
        const world = newWorld(test);
        const seen: { at: number; view: View }[] = [];
        for (const step of steps) {
          await take(world, step);
          seen.push({ at: test.clock.now, view: await now(world) });
        }
        const closedNow = setAsideIn(seen.at(-1)!.view);
        for (const { at, view } of seen) {
          const closed = new Set([...closedNow, ...setAsideIn(view)]);
          const then = await viewOf(test.store, scopeOf(world), at + (at % 20 === 0 ? 9 : 0));
          expect(apartFrom(then, closed)).toEqual(apartFrom(view, closed));
        }
        await everySpanSlices(world, seen.at(-1)!.view);
        expect(await rebuild(test.operator)).toMatchObject({ identical: true, differing: [] });
        expect(await verifyLedger(test.operator)).toMatchObject({ ok: true, findings: [] });
      }),
      { numRuns: 7, endOnFailure: true },
    );
  }, 240_000);

  async function everySpanSlices(world: World, view: View): Promise<void> {
    const of = await test.ask<{ rendition_id: string; sha256: Buffer }>(
      'select rendition_id, sha256 from lamplighter.rendition where case_id = $1',
      [world.caseId],
    );
    const hashes = of.map((row) => row.sha256);
    const renditions = new Map(of.map((row) => [row.rendition_id, row.sha256.toString('hex')]));
    const [main, hidden] = await test.store.read(scopeOf(world), async (tx) =>
      Promise.all(
        world.compartments.map((compartmentId) => textsOf(tx.db, { caseId: world.caseId, compartmentId }, hashes)),
      ),
    );
    for (const row of view.claims) {
      const texts = row.compartment_id === world.caseId ? main! : hidden!;
      const text = texts.get(renditions.get(row.rendition_id)!)!;
      expect([row.source_words, row.cue_words, row.content_words]).toEqual(
        [row.source, row.cue, row.content].map((spans) => wordsOf(text, spans)),
      );
      expect(row.content_words).not.toBe('');
    }
  }

  it('is as it was before once decisions are taken back, in whatever order that is allowed', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, undoableSteps, fc.infiniteStream(fc.nat(1000)), async (steps, decisions, numbers) => {
        const world = newWorld(test);
        for (const step of steps) await take(world, step);
        const before = await now(world);
        for (const step of decisions) await take(world, step);
        const known = new Set(before.log.map((row) => `${row.compartment_id}/${row.seq}`));
        let open = (await now(world)).log.filter(
          (row) => !known.has(`${row.compartment_id}/${row.seq}`) && undoableKinds.includes(row.kind),
        );
        while (open.length > 0) {
          const first = (numbers.next().value as number) % open.length;
          // Whichever comes first in this order and is free; the latest always is.
          const order = [...open.slice(first), ...open.slice(0, first)];
          let taken: (typeof open)[number] | undefined;
          for (const row of order) {
            if (!(await undo(world, { compartmentId: row.compartment_id, seq: row.seq, ordinal: row.ordinal })))
              continue;
            taken = row;
            break;
          }
          expect(taken, 'something can always be taken back').toBeDefined();
          open = open.filter((row) => row !== taken);
        }
        expect(stateOf(await now(world))).toEqual(stateOf(before));
        expect(await rebuild(test.operator)).toMatchObject({ identical: true });
      }),
      { numRuns: 6, endOnFailure: true },
    );
  }, 240_000);

  it('keeps no byte of what was erased, and verifies and rebuilds as before', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, fc.array(fc.nat(50), { minLength: 1, maxLength: 3 }), async (steps, which) => {
        const world = newWorld(test);
        for (const step of steps) await take(world, step);
        const before = await now(world);
        const gone = new Set(which.map((n) => before.documents[n % before.documents.length]!.document_id));
        for (const documentId of gone) {
          // It may have gone with what it was found inside.
          if (!(await now(world)).documents.some((row) => row.document_id === documentId)) continue;
          const { compartment_id: compartmentId } = before.documents.find((row) => row.document_id === documentId)!;
          const erasure = { caseId: world.caseId, compartmentId, documentId, authority: 'a court', actor: ada };
          await eraseDocument(test.operator, erasure, (test.clock.now += 10));
        }
        const after = await now(world);
        const left = new Set(after.documents.map((row) => row.document_id));
        const erased = before.documents.filter((row) => !left.has(row.document_id));
        expect([...gone].filter((id) => left.has(id))).toEqual([]);
        for (const row of erased) expect(gone.has(row.document_id) || row.parent !== null).toBe(true);
        const kept = new Set(after.documents.map((row) => world.canaries.get(row.document_id)!));
        const canaries = erased
          .map((row) => world.canaries.get(row.document_id)!)
          .filter((canary) => !kept.has(canary));
        for (const canary of canaries) expect(await tablesWith(canary)).toEqual([]);
        for (const canary of kept) expect(await tablesWith(canary)).toContain('document');
        expect(await verifyLedger(test.operator)).toMatchObject({ ok: true, findings: [] });
        expect(await rebuild(test.operator)).toMatchObject({ identical: true, differing: [] });
        expect(await now(world)).toEqual(after);
        await everySpanSlices(world, after);
      }),
      { numRuns: 7, endOnFailure: true },
    );
  }, 240_000);

  /** Every table of the database in which these words stand, as text or as bytes. */
  async function tablesWith(words: string): Promise<string[]> {
    const tables = await test.ask<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = 'lamplighter'::regnamespace and c.relkind = 'r' order by 1`,
    );
    const forms = [words, Buffer.from(words).toString('hex')].map((form) => `%${form}%`);
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await test.ask(`select 1 from lamplighter.${name} t where t::text ilike any ($1) limit 1`, [forms]);
      if (rows.length > 0) found.push(name);
    }
    return found;
  }
});
