import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemBody } from '#domain/entry';
import { draftEntry, recordId } from './draft-entry.ts';

const by = { accountId: 'a', name: 'Ada' };
const said = (what: string): ItemBody => ({ kind: 'consulted', what, why: null, subjects: [] });

describe('a draft entry', () => {
  it('knows the id of each record before it is sealed', () => {
    const draft = draftEntry();
    expect(draft.add(by, said('one'))).toBe(recordId(draft.nonce, 0));
    expect(draft.add(by, said('two'))).toBe(recordId(draft.nonce, 1));
  });

  it('salts equal items apart', () => {
    const draft = draftEntry();
    draft.add(by, said('same'));
    draft.add(by, said('same'));
    const [one, two] = draft.items;
    expect(Buffer.from(one!.bytes).equals(two!.bytes)).toBe(true);
    expect(Buffer.from(one!.leaf).equals(two!.leaf)).toBe(false);
    expect(one!.salt).toHaveLength(32);
  });

  it('takes any text, and refuses NUL and broken surrogates whatever stands around them', () => {
    const broken = fc.constantFrom('\0', '\ud800', '\udfff', '\udbff');
    const around = fc.string({
      unit: fc.oneof(
        fc.constantFrom('\\', 'u', '0', 'd', '8', '"', '\\u0000', '\\ud800'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 8,
    });
    const whole = around.filter((text) => text.isWellFormed() && !text.includes('\0'));
    fc.assert(
      fc.property(whole, whole, broken, (before, after, bad) => {
        expect(() => draftEntry().add(by, said(before + after))).not.toThrow();
        const joined = `${before}${bad}${after}`;
        fc.pre(!joined.isWellFormed() || joined.includes('\0'));
        expect(() => draftEntry().add(by, said(joined))).toThrow('characters that are not text');
      }),
    );
  });
});
