import { expect, test } from 'vitest';
import { Failure } from '#domain/failure';
import { listenNear, usualPort } from '../../bin/listen-near.ts';

/** Ports as a machine gives them out, some of which are taken. */
const machine = (...taken: number[]) => {
  const tried: number[] = [];
  const open = async (port: number) => {
    tried.push(port);
    if (taken.includes(port)) throw new Failure('LL-PORT-TAKEN', `Port ${port} is taken.`, '');
    return { url: `http://127.0.0.1:${port}`, port, close: async () => undefined };
  };
  return { open, tried };
};

test('the usual port goes first, then the next that is free', async () => {
  const { open, tried } = machine(usualPort, usualPort + 1);
  expect((await listenNear(open, undefined)).port).toBe(usualPort + 2);
  expect(tried).toEqual([usualPort, usualPort + 1, usualPort + 2]);
});

test('a port that was asked for is not exchanged for another', async () => {
  const { open, tried } = machine(8080);
  await expect(listenNear(open, 8080)).rejects.toMatchObject({ code: 'LL-PORT-TAKEN' });
  expect(tried).toEqual([8080]);
});

test('it gives up where none of them is free, or the trouble is another', async () => {
  const all = Array.from({ length: 4 }, (_, n) => usualPort + n);
  await expect(listenNear(machine(...all).open, undefined, 3)).rejects.toMatchObject({ code: 'LL-PORT-TAKEN' });
  const broken = async () => Promise.reject(new Failure('LL-PORT', 'No ports here.', ''));
  await expect(listenNear(broken, undefined)).rejects.toMatchObject({ code: 'LL-PORT' });
});
