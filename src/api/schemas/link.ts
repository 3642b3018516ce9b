import { z } from 'zod';
import { entitySchemata } from '#domain/entity';
import { linkBases, linkKinds } from '#domain/link';
import { fairness } from './claim.ts';
import { entryRef, instant, person, uuid } from './common.ts';

export const entity = z.object({
  entityId: uuid,
  compartmentId: uuid,
  schema: z.enum(entitySchemata),
  name: z.string(),
  translation: z.string().nullable(),
  version: z.int(),
});
export type Entity = z.infer<typeof entity>;

export const link = z.object({
  linkId: uuid,
  compartmentId: uuid,
  version: z.int(),
  kind: z.enum(linkKinds),
  from: entity,
  to: entity,
  item: z.string().nullable(),
  /** EDTF, bounds kept: "2022-07", "2022-07/2023-01". */
  time: z.string().nullable(),
  /** When it arrived, EDTF; null where that is at once or nobody said. */
  arrives: z.string().nullable(),
  lowerBound: z.number().nullable(),
  basis: z.enum(linkBases),
  claimIds: z.array(uuid),
  contradictedBy: z.array(uuid),
  /** What must show wherever the link shows; null when nothing it rests on alleges anything and nothing contradicts it. */
  fairness: fairness.nullable(),
  acceptedBy: person,
  acceptedAt: instant,
  entry: entryRef,
});
export type Link = z.infer<typeof link>;
