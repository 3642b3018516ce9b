import type { z } from 'zod';
import type { proposal } from '#api/schemas/claim';

type Proposal = z.infer<typeof proposal>;

/** "tasking: handler → A. Lorne, ≥ 34, July 2022". */
export function proposalText({ kind, from, to, item, time, lowerBound }: Proposal): string {
  const rest = [item, lowerBound === null ? null : `≥ ${lowerBound}`, time].filter(
    (part) => part !== null && part !== '',
  );
  return `${kind}: ${from === '' ? '?' : from} → ${to === '' ? '?' : to}${rest.length > 0 ? `, ${rest.join(', ')}` : ''}`;
}
