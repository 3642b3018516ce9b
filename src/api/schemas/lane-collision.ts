import { z } from 'zod';
import { instant, person, text, uuid } from './common.ts';
import { laneThing } from './lane-thing.ts';
import { tieIn } from './lane-tie.ts';

/** What those who read a disruption or material are told of what the officer decided, and all that they are told. */
export const collisionTold = z.object({
  decision: z.enum(['held', 'may go on']),
  words: text.trim().min(1).max(2000),
});

/** Two steps that would harm each other, for the officer who is cleared for both sides. */
export const collision = z.object({
  key: z.string(),
  caseId: uuid,
  caseTitle: z.string(),
  kind: z.string(),
  reason: z.string(),
  disruption: z.object({
    thingId: uuid,
    compartmentId: uuid,
    title: z.string(),
    state: z.string(),
    persons: laneThing.shape.persons,
  }),
  other: z.object({ kind: z.enum(['element', 'offence', 'material']), id: z.string(), words: z.string() }),
  through: z.array(tieIn),
  since: instant,
  decided: collisionTold.extend({ by: person, at: instant }).nullable(),
});
