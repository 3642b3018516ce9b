import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { resolutionDecisions } from '#domain/resolution';
import { clustersOf } from '#engines/resolve/clusters';
import { draftEntry } from '#store/draft-entry';
import { rebuild } from '#store/rebuild';
import { countingResolutions, resolutionsOf } from '#store/resolution';
import { ada } from './ledger-items.ts';
import { createInstallation, type TestInstallation } from './test-installation.ts';

const caseId = '30000000-0000-8000-8000-000000000000';
const scope = { caseId, compartmentIds: [caseId], accountId: null };
const people = 5;

let test: TestInstallation;
let ids: string[] = [];
beforeAll(async () => {
  test = await createInstallation(inject('postgres'));
  ids = await test.store.write(scope, caseId, async (tx) => {
    const draft = draftEntry();
    const made = Array.from({ length: people }, (_, i) =>
      draft.add(ada, { kind: 'entity.made', schema: 'Person', name: `P ${i}`, translation: null }),
    );
    await tx.append(draft);
    return made.toSorted();
  });
});
afterAll(() => test.drop());

/** Everything that is read of who is who. */
const state = () =>
  test.store.read(scope, async (tx) => {
    const rows = await countingResolutions(tx, null);
    const clusters = clustersOf(
      ids,
      rows.map((row) => ({ left: row.left_id, right: row.right_id, decision: row.decision })),
    );
    return { rows, groups: clusters.groups, conflicts: clusters.conflicts, all: await resolutionsOf(tx, null, ids) };
  });
type Decided = { readonly left: string; readonly right: string; readonly decision: 'same' | 'not same' | 'unsure' };
const decide = ({ left, right, decision }: Decided) =>
  test.store.write(scope, caseId, async (tx) => {
    const draft = draftEntry();
    const shown = { reasons: [], contradictions: [], note: null };
    draft.add(ada, { kind: 'resolution.decided', left, right, decision, ...shown });
    return (await tx.append(draft)).seq;
  });
const withdraw = (seq: number) =>
  test.store.write(scope, caseId, async (tx) => {
    const draft = draftEntry();
    draft.add(ada, { kind: 'undone', seq, ordinal: 0, reason: null });
    await tx.append(draft);
  });

const pairs = Array.from({ length: people }, (_, left) =>
  Array.from({ length: people - left - 1 }, (__, by) => [left, left + by + 1] as const),
).flat();
const step = fc.record({ pair: fc.constantFrom(...pairs), decision: fc.constantFrom(...resolutionDecisions) });

describe('decisions on who is who', () => {
  it('leave the state before them once they are withdrawn, in whatever order, and a rebuild agrees', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 4 }),
        fc.array(step, { minLength: 1, maxLength: 8, size: 'max' }),
        fc.infiniteStream(fc.nat(1000)),
        async (kept, taken, keys) => {
          const asDecided = ({ pair, decision }: (typeof kept)[number]) => ({
            left: ids[pair[0]]!,
            right: ids[pair[1]]!,
            decision,
          });
          const standing = [];
          for (const one of kept) standing.push(await decide(asDecided(one)));
          const before = await state();
          const made = [];
          for (const one of taken) made.push({ seq: await decide(asDecided(one)), key: keys.next().value! });
          for (const { seq } of made.toSorted((a, b) => a.key - b.key)) await withdraw(seq);
          expect(await state()).toEqual(before);
          const { differing } = await rebuild(test.operator);
          expect(differing).toEqual([]);
          expect(await state()).toEqual(before);
          for (const seq of standing) await withdraw(seq);
          expect((await state()).all).toEqual([]);
        },
      ),
      { numRuns: 15 },
    );
  });
});
