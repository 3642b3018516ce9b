import { z } from 'zod';
import { entryRef, instant, person, text, uuid } from './common.ts';
import { cellRef } from './lane-matrix.ts';

/** A record of the case, or a reference that is kept outside it. */
const origin = text.trim().min(1).max(300);

export const tieIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('element rests on item'), cell: cellRef, itemId: uuid }),
  z.object({ kind: z.literal('derives from origin'), fromId: origin, originId: origin }),
  z.object({ kind: z.literal('witness says item'), personId: uuid, itemId: uuid }),
  z.object({ kind: z.literal('offence considered'), personId: uuid, offenceId: origin }),
  z.object({ kind: z.literal('disruption exposes origin'), disruptionId: uuid, originId: origin }),
  z.object({ kind: z.literal('disruption shows item'), disruptionId: uuid, itemId: uuid }),
  z.object({ kind: z.literal('disruption depends on origin'), disruptionId: uuid, originId: origin }),
  z.object({ kind: z.literal('disruption removes person'), disruptionId: uuid, personId: uuid }),
  z.object({ kind: z.literal('disruption tells person'), disruptionId: uuid, personId: uuid }),
  z.object({ kind: z.literal('material reveals disruption'), materialId: uuid, disruptionId: uuid }),
  z.object({ kind: z.literal('material reveals origin'), materialId: uuid, originId: origin }),
]);

export const laneTie = z.object({
  tieId: uuid,
  compartmentId: uuid,
  entry: entryRef,
  tie: tieIn,
  by: person,
  at: instant,
});
