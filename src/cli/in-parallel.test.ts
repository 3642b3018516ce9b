import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inParallel } from './in-parallel.ts';

test('everything is done once, and never more at once than asked', async () => {
  const lists = fc.array(fc.nat());
  await fc.assert(
    fc.asyncProperty(lists, fc.integer({ min: 1, max: 9 }), async (items, width) => {
      const done: number[] = [];
      let under = 0;
      let most = 0;
      await inParallel(width, items, async (item) => {
        under += 1;
        most = Math.max(most, under);
        await Promise.resolve();
        under -= 1;
        done.push(item);
      });
      expect(done.toSorted()).toEqual(items.toSorted());
      expect(most).toBeLessThanOrEqual(width);
    }),
  );
});
