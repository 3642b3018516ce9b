import { describe, expect, it } from 'vitest';
import { checkedResult } from './worker-message.ts';

const extraction = (text: string, map: unknown) => ({
  kind: 'result',
  result: { ok: true, extraction: { text, map, notes: [] } },
});

describe('checkedResult', () => {
  it('passes a sound result and a failure', () => {
    expect(checkedResult(extraction('words', [{ start: 0, kind: 'byte', offset: 0 }]), 10)?.ok).toBe(true);
    const failure = { ok: false, failure: { code: 'LL-FILE-BROKEN', message: '', retryable: false } };
    expect(checkedResult({ kind: 'result', result: failure }, 10)).toBe(failure);
  });

  it.each([
    ['nothing', null],
    ['another kind', { kind: 'ready' }],
    ['a result without its parts', { kind: 'result', result: { ok: true } }],
    ['a failure without a code', { kind: 'result', result: { ok: false, failure: {} } }],
    ['a text past the limit', extraction('more than ten', [{ start: 0 }])],
    ['a text with NUL', extraction('a\0b', [{ start: 0 }])],
    ['a text with a lone surrogate', extraction('a\uD800', [{ start: 0 }])],
    ['a map that does not start at the start', extraction('words', [{ start: 1 }])],
    ['a map out of order', extraction('words', [{ start: 0 }, { start: 3 }, { start: 2 }])],
    ['a map past the end', extraction('words', [{ start: 0 }, { start: 5 }])],
    ['a map of nothing', extraction('words', [])],
    ['a map with a hole', extraction('words', [{ start: 0 }, null])],
  ])('refuses %s', (_what, reply) => {
    expect(checkedResult(reply, 10)).toBeNull();
  });
});
