import { describe, expect, it } from 'vitest';
import type { OfficialPosition } from '#domain/official-position';
import { positionsOver } from './positions-over.ts';

const material = { from: '2022-11-07', to: '2023-09-29' };
const partner: OfficialPosition = {
  id: 'p1',
  state: 'Varran',
  saidBy: 'Foreign Secretary',
  on: '2023-06-08',
  holds: 'until replaced',
  words: 'It is a partner where our interests allow.',
  claimId: 'c1',
};
const threat: OfficialPosition = {
  ...partner,
  id: 'p2',
  on: '2025-02-20',
  holds: 'that day only',
  words: 'Varran today represents a threat to national security in three fields.',
};

describe('the register of official positions', () => {
  it('has a later position say nothing of the days that matter', () => {
    const { positions, silent } = positionsOver([threat, partner], 'varran', material, '2025-04-02');
    expect(positions.map(({ position, holds, covers }) => [position.id, holds, covers])).toEqual([
      ['p1', { from: '2023-06-08', to: '2025-02-19' }, { from: '2023-06-08', to: '2023-09-29' }],
      ['p2', { from: '2025-02-20', to: '2025-02-20' }, null],
    ]);
    expect(silent).toEqual([{ from: '2022-11-07', to: '2023-06-07' }]);
  });

  it('knows on a past day only what had been said by then', () => {
    expect(positionsOver([partner, threat], 'Varran', material, '2023-06-30').positions).toMatchObject([
      { position: { id: 'p1' }, holds: { to: '2023-06-30' } },
    ]);
    expect(positionsOver([partner, threat], 'Varran', material, '2023-01-01')).toEqual({
      positions: [],
      silent: [material],
    });
  });

  it('keeps states apart, and takes the days that a position names for itself', () => {
    const named: OfficialPosition = {
      ...partner,
      id: 'p3',
      state: 'Norvarra',
      holds: { from: '2022-01-01', to: '2022-12-31' },
    };
    expect(positionsOver([partner, named], 'Norvarra', material, '2024-01-01').silent).toEqual([
      { from: '2023-01-01', to: '2023-09-29' },
    ]);
  });
});
