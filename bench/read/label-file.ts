import { z } from 'zod';
import { attributionKinds } from '#domain/reading';
import { polarities, stances } from '#domain/stance';

const words = z.string().min(1);
const name = z.string().min(1);
const claim = z.string().nullable().optional();

/** A label file as people write it: spans are quoted words (see gold/GUIDE.md). */
export const labelFile = z.strictObject({
  attributions: z.array(
    z.strictObject({
      id: z.string().min(1),
      source: z.array(words),
      cue: z.array(words).min(1),
      content: z.array(words).min(1),
      near: words.optional(),
      kind: z.enum(attributionKinds).optional(),
      stance: z.enum(stances),
      polarity: z.enum(polarities),
      speaker: name.nullable(),
      parent: z.string().nullable().optional(),
      estimative: z.array(words).default([]),
    }),
  ),
  times: z.array(
    z.strictObject({ words, near: words.optional(), type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']), value: words }),
  ),
  flows: z.array(
    z.strictObject({
      kind: z.enum(['message', 'tasking', 'report', 'handover', 'payment', 'travel']),
      words,
      from: name,
      to: name,
      item: words.nullable(),
      time: words.nullable(),
      lowerBound: z.number().nullable(),
      claim,
    }),
  ),
  relations: z.array(
    z.strictObject({ kind: z.enum(['employment', 'membership', 'friendship']), words, from: name, to: name, claim }),
  ),
  events: z.array(
    z.strictObject({
      kind: z.enum([
        'meeting',
        'arrested',
        'charged',
        'not charged',
        'no further action',
        'dropped',
        'discontinued',
        'no evidence offered',
        'acquitted',
        'convicted',
        'stayed',
        'left on file',
        'quashed',
      ]),
      words,
      participants: z.array(name).min(1),
      time: words.nullable(),
      place: words.nullable(),
      claim,
    }),
  ),
});

export type LabelFile = z.infer<typeof labelFile>;
