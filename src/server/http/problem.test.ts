import { describe, expect, it } from 'vitest';
import { problem } from '#api/schemas/common';
import { Failure } from '#domain/failure';
import type { LogLine } from '../deps.ts';
import { conflict, notFound } from '../refusals.ts';
import { problemOf, problemResponse } from './problem.ts';
import { failureOfUnexpected } from './unexpected.ts';

describe('problems', () => {
  it('carry code, next step and details in the form of the API', () => {
    const told = problemOf(conflict('Someone was first.', { by: 'Ada' }));
    expect(problem.parse(told)).toMatchObject({ status: 409, code: 'LL-CONFLICT', details: { by: 'Ada' } });
    expect(problemOf(notFound())).toMatchObject({ status: 404 });
    expect(problemOf(new Failure('LL-FILE-ENCRYPTED', 'a', 'b')).status).toBe(422);
  });

  it('say how long to wait', () => {
    const response = problemResponse(new Failure('LL-RATE', 'a', 'b', { retryAfterSeconds: 3 }));
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '3']);
  });

  it('of what nobody foresaw name an id and repeat nothing of the error, neither out nor in the log', () => {
    const lines: LogLine[] = [];
    const error = new TypeError('cannot read Christopher Berry of undefined');
    const failure = failureOfUnexpected(error, { id: 'id-1', operation: 'GET /api', log: (line) => lines.push(line) });
    expect(failure).toMatchObject({ code: 'LL-INTERNAL', details: { id: 'id-1' } });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ id: 'id-1', error: 'TypeError' });
    expect(JSON.stringify([lines, problemOf(failure)])).not.toContain('Berry');
  });

  it('of a database that went away ask to try again', () => {
    const error = Object.assign(new Error('terminating connection'), { code: '57P01' });
    expect(failureOfUnexpected(error, { id: 'i', operation: 'o', log: () => undefined }).code).toBe('LL-DATABASE-AWAY');
  });
});
