import type { CellRef } from './proof-fact.ts';

/** What a step of one lane has to do with the other. Every id is opaque here; an origin may be a reference kept outside. */
export type LaneTie =
  | { readonly kind: 'element rests on item'; readonly cell: CellRef; readonly itemId: string }
  /** An item, or an origin that goes back to another one. */
  | { readonly kind: 'derives from origin'; readonly fromId: string; readonly originId: string }
  | { readonly kind: 'witness says item'; readonly personId: string; readonly itemId: string }
  | { readonly kind: 'offence considered'; readonly personId: string; readonly offenceId: string }
  | { readonly kind: 'disruption exposes origin'; readonly disruptionId: string; readonly originId: string }
  | { readonly kind: 'disruption shows item'; readonly disruptionId: string; readonly itemId: string }
  | { readonly kind: 'disruption depends on origin'; readonly disruptionId: string; readonly originId: string }
  | { readonly kind: 'disruption removes person'; readonly disruptionId: string; readonly personId: string }
  | { readonly kind: 'disruption tells person'; readonly disruptionId: string; readonly personId: string }
  | { readonly kind: 'material reveals disruption'; readonly materialId: string; readonly disruptionId: string }
  | { readonly kind: 'material reveals origin'; readonly materialId: string; readonly originId: string };

export type LaneTieKind = LaneTie['kind'];
