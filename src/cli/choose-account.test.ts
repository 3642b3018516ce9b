import { expect, test } from 'vitest';
import { chooseAccount } from './choose-account.ts';

const of =
  (...logins: string[]) =>
  async () =>
    logins;
const never = async () => Promise.reject(new Error('nobody need be asked'));

test('the one that is named goes before the one of the environment, and neither is looked up', async () => {
  expect(await chooseAccount('j.pell', { LAMPLIGHTER_AS: 'a.okafor' }, never)).toBe('j.pell');
  expect(await chooseAccount(undefined, { LAMPLIGHTER_AS: 'a.okafor' }, never)).toBe('a.okafor');
});

test('the only account there is need not be named', async () => {
  expect(await chooseAccount(undefined, {}, of('j.pell'))).toBe('j.pell');
  expect(await chooseAccount(undefined, { LAMPLIGHTER_AS: '' }, of('j.pell'))).toBe('j.pell');
});

test('among several nobody is chosen, and the refusal names them', async () => {
  const refused = chooseAccount(undefined, {}, of('a.okafor', 'j.pell'));
  await expect(refused).rejects.toMatchObject({
    code: 'LL-CLI-WHO',
    next: expect.stringContaining('a.okafor, j.pell'),
  });
  await expect(chooseAccount(undefined, {}, of())).rejects.toMatchObject({ code: 'LL-CLI-WHO' });
});
