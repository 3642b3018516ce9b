import { expect, test } from 'vitest';
import { serverLog } from '../../bin/server-log.ts';

test('trouble is said, what is no trouble is not', () => {
  const said: string[] = [];
  const log = serverLog(
    (line) => void said.push(line),
    () => 0,
  );
  log({ level: 'info', event: 'reading goes on' });
  log({ level: 'error', event: 'unexpected', id: 'x', code: null });
  expect(said).toEqual(['error: unexpected id="x" code=null']);
});

test('a database that is away is told now and then, not for each request; other errors all are', () => {
  const said: string[] = [];
  let now = 0;
  const log = serverLog(
    (line) => void said.push(line),
    () => now,
  );
  for (let n = 0; n < 50; n++) log({ level: 'error', event: 'unexpected', id: String(n), code: 'ECONNREFUSED' });
  expect(said).toHaveLength(1);
  log({ level: 'error', event: 'unexpected', id: 'y', code: null });
  expect(said).toHaveLength(2);
  now = 20_000;
  log({ level: 'error', event: 'unexpected', id: 'z', code: '57P03' });
  expect(said).toHaveLength(3);
});
