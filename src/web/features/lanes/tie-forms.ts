import type { LaneTie, LaneTieKind } from '#domain/lane-tie';
import type { LaneThing } from './api/things.ts';

/** How a tie is asked for: from which kind of thing, in which words, and what is on its other side. */
export type TieForm = {
  readonly kind: Extract<LaneTieKind, `disruption ${string}` | `material ${string}`>;
  readonly of: LaneThing['kind'];
  readonly label: string;
  readonly asks: 'person' | 'item' | 'origin' | 'disruption';
};

export const tieForms: readonly TieForm[] = [
  { kind: 'disruption tells person', of: 'disruption', label: 'it tells somebody', asks: 'person' },
  { kind: 'disruption removes person', of: 'disruption', label: 'it takes somebody out of reach', asks: 'person' },
  { kind: 'disruption shows item', of: 'disruption', label: 'it shows an item of the proof', asks: 'item' },
  { kind: 'disruption exposes origin', of: 'disruption', label: 'it exposes an origin', asks: 'origin' },
  { kind: 'disruption depends on origin', of: 'disruption', label: 'it depends on an origin', asks: 'origin' },
  { kind: 'material reveals disruption', of: 'material', label: 'it reveals a disruption', asks: 'disruption' },
  { kind: 'material reveals origin', of: 'material', label: 'it reveals an origin', asks: 'origin' },
];

/** The tie between this thing and what is on its other side. */
export function tieOf(kind: TieForm['kind'], thingId: string, otherId: string): LaneTie {
  switch (kind) {
    case 'disruption tells person':
    case 'disruption removes person':
      return { kind, disruptionId: thingId, personId: otherId };
    case 'disruption shows item':
      return { kind, disruptionId: thingId, itemId: otherId };
    case 'disruption exposes origin':
    case 'disruption depends on origin':
      return { kind, disruptionId: thingId, originId: otherId };
    case 'material reveals disruption':
      return { kind, materialId: thingId, disruptionId: otherId };
    case 'material reveals origin':
      return { kind, materialId: thingId, originId: otherId };
  }
}

/** A recorded tie in words, from the side of this thing; null where it is not of it. */
export function tieText(tie: LaneTie, thingId: string, nameOf: (id: string) => string): string | null {
  const form = tieForms.find(({ kind }) => kind === tie.kind);
  const values = Object.entries(tie).filter(([name]) => name !== 'kind');
  if (form === undefined || !values.some(([, id]) => id === thingId)) return null;
  const other = values.map(([, id]) => String(id)).find((id) => id !== thingId) ?? '';
  return `${form.label}: ${nameOf(other)}`;
}
