import { z } from 'zod';
import { consentDecisions, isReference } from '#domain/report-form';
import { text, uuid } from './common.ts';

const line = (most: number) => text.trim().max(most);
const asked = (most: number) => line(most).min(1, 'is asked for');
const long = text.trim().min(1, 'is asked for').max(100_000);
const day = z.iso.date('is a day, as 2026-11-20');
const reference = line(40).refine(isReference, 'is a reference with a digit in it, as S-104: never a name');

const oneOf = (letters: string) => z.string().regex(new RegExp(`^[${letters}]$`), 'choose one');

export const intelligenceForm = z
  .object({
    form: z.literal('intelligence report'),
    /** Where it is kept; `main` if left out. */
    compartmentId: uuid.optional(),
    reference: asked(80),
    originatingUnit: asked(200),
    date: day,
    sourceReference: reference,
    sourceEvaluation: oneOf('123'),
    informationEvaluation: oneOf('ABCDE'),
    handling: oneOf('PC'),
    conditions: line(2000),
    provenance: line(4000),
    text: long,
    comment: text.trim().max(100_000),
    dissemination: z.array(line(300)).max(100),
  })
  .refine((form) => form.handling !== 'C' || form.conditions !== '', {
    path: ['conditions'],
    message: 'handling C needs its conditions',
  });

export const consent = z.object({
  recipient: asked(200),
  decision: z.enum(consentDecisions),
  what: line(500),
  on: day,
});

export const incidentForm = z.object({
  form: z.literal('incident report'),
  compartmentId: uuid.optional(),
  /** Where the contact sheet is kept: as few people as may be should read there. */
  contactCompartmentId: uuid,
  reference: asked(80),
  date: day,
  takenBy: asked(200),
  personReference: reference,
  when: asked(200),
  where: line(300),
  channel: asked(200),
  language: asked(100),
  text: long,
  consents: z.array(consent).max(50),
  safely: asked(4000),
  relatives: z.array(line(500)).max(50),
});

export const reportForm = z.discriminatedUnion('form', [intelligenceForm, incidentForm]);
export type ReportForm = z.infer<typeof reportForm>;
