import { describe, expect, it } from 'vitest';
import { ownCompartmentOf } from './own-compartment.ts';

describe('the compartment of what rests on several records', () => {
  it('is main where all lie there, and the other where one lies elsewhere', () => {
    expect(ownCompartmentOf('main', [])).toBe('main');
    expect(ownCompartmentOf('main', ['main', 'main'])).toBe('main');
    expect(ownCompartmentOf('main', ['main', 'side', 'side'])).toBe('side');
  });

  it('is refused for two others', () => {
    expect(() => ownCompartmentOf('main', ['side', 'other'])).toThrow(
      expect.objectContaining({ code: 'LL-TWO-COMPARTMENTS' }),
    );
  });
});
