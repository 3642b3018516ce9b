import { describe, expect, it } from 'vitest';
import { fieldText, holds, toggled } from './narrow-query.ts';

describe('narrowing a query', () => {
  it('adds a part, and takes it off again', () => {
    const part = fieldText('speaker', 'Ada Lund');
    expect(part).toBe('speaker:"Ada Lund"');
    const narrowed = toggled('yard "at night"', part);
    expect(narrowed).toBe('yard "at night" speaker:"Ada Lund"');
    expect(holds(narrowed, part)).toBe(true);
    expect(toggled(narrowed, part)).toBe('yard "at night"');
    expect(toggled('yard', fieldText('date', '2021-05'))).toBe('yard date:2021-05');
  });

  it('keeps a choice together', () => {
    expect(toggled('yard OR port', 'type:pdf')).toBe('(yard OR port) type:pdf');
  });
});
