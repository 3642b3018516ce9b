import { expect, it } from 'vitest';
import { createUploadLimit } from './upload-limit.ts';

it('lets in so many of one account and so many in all, and the next once one is done', () => {
  const limit = createUploadLimit({ inAll: 3, each: 2 });
  const busy = expect.objectContaining({ code: 'LL-BUSY' }) as Error;
  const leave = limit.enter('ada');
  limit.enter('ada');
  expect(() => limit.enter('ada')).toThrow(busy);
  limit.enter('ben');
  expect(() => limit.enter('cleo')).toThrow(busy);
  leave();
  expect(() => limit.enter('cleo')).not.toThrow();
  expect(() => limit.enter('ada')).toThrow(busy);
});
