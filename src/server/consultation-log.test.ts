import { describe, expect, it } from 'vitest';
import { Failure } from '#domain/failure';
import { createConsultationLog, type Note } from './consultation-log.ts';

const note = (what: string): Note => ({
  caseId: 'c',
  compartmentId: 'c',
  what,
  subjects: [],
  by: { accountId: 'a', name: 'Ada' },
  why: null,
});

describe('the consultation log', () => {
  it('writes what gathers meanwhile as one group, in order, and answers after it is written', async () => {
    const groups: string[][] = [];
    let release = () => undefined as void;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const log = createConsultationLog(async (notes) => {
      groups.push(notes.map((one) => one.what));
      if (groups.length === 1) await gate;
    });
    const first = log.note([note('1')]);
    const begun = (async () => {
      while (groups.length === 0) await new Promise((resolve) => setImmediate(resolve));
    })();
    await begun;
    const rest = ['2', '3', '4'].map((what) => log.note([note(what)]));
    release();
    await Promise.all([first, ...rest]);
    await log.settle();
    expect(groups).toEqual([['1'], ['2', '3', '4']]);
  });

  it('fails for a note that cannot be kept its own request and no other', async () => {
    const written: string[] = [];
    const log = createConsultationLog(async (notes) => {
      if (notes.some((one) => one.what === 'bad')) throw new Failure('LL-INVALID', 'no text', 'mend it');
      written.push(...notes.map((one) => one.what));
    });
    const outcomes = await Promise.allSettled(['1', 'bad', '2'].map((what) => log.note([note(what)])));
    expect(outcomes.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(written).toEqual(['1', '2']);
  });

  it('tells everyone in a group that could not be written, and goes on', async () => {
    let fails = true;
    const log = createConsultationLog(async () => {
      if (fails) throw new Error('gone');
    });
    await expect(Promise.allSettled([log.note([note('1')]), log.note([note('2')])])).resolves.toMatchObject([
      { status: 'rejected' },
      { status: 'rejected' },
    ]);
    fails = false;
    await log.note([note('3')]);
    await log.settle();
  });
});
