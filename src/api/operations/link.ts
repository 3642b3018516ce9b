import { z } from 'zod';
import { entitySchemata } from '#domain/entity';
import { legalStatuses } from '#domain/legal-status';
import { linkKinds } from '#domain/link';
import { mentionTypes } from '#domain/reading';
import { operation } from '../operation.ts';
import { legalStatus, mention } from '../schemas/claim.ts';
import { asOf, caseParams, entryRef, nothing, text, uuid } from '../schemas/common.ts';
import { entity, link } from '../schemas/link.ts';

/** An entity that exists, or a new one to be made in the same entry. */
const entityChoice = z.union([
  z.object({ entityId: uuid }),
  z.object({ schema: z.enum(entitySchemata), name: text.trim().min(1).max(500) }),
]);

export const linkOperations = {
  listEntities: operation({
    id: 'listEntities',
    summary: 'Entities of a case, by name',
    method: 'GET',
    path: '/cases/{caseId}/entities',
    policy: 'read-case',
    params: caseParams,
    query: asOf.extend({ name: text.max(300).optional() }),
    body: null,
    reply: z.object({ entities: z.array(entity) }),
  }),
  makeEntity: operation({
    id: 'makeEntity',
    summary: 'Make an entity by hand, in any script',
    method: 'POST',
    path: '/cases/{caseId}/entities',
    policy: 'review',
    params: caseParams,
    query: nothing,
    body: z.object({
      compartmentId: uuid.optional(),
      schema: z.enum(entitySchemata),
      name: text.trim().min(1).max(500),
      translation: text.trim().min(1).max(500).nullable().default(null),
    }),
    reply: z.object({ entry: entryRef, entity }),
  }),
  makeMention: operation({
    id: 'makeMention',
    summary: 'Mark words as naming something',
    method: 'POST',
    path: '/cases/{caseId}/renditions/{renditionId}/mentions',
    policy: 'review',
    params: caseParams.extend({ renditionId: uuid }),
    query: nothing,
    body: z.object({
      start: z.int().min(0),
      end: z.int().min(1),
      type: z.enum(mentionTypes),
      entityId: uuid.nullable().default(null),
    }),
    reply: z.object({ entry: entryRef, mention }),
  }),
  listLinks: operation({
    id: 'listLinks',
    summary: 'Links that someone relies on, each with its claims',
    method: 'GET',
    path: '/cases/{caseId}/links',
    policy: 'read-case',
    params: caseParams,
    query: asOf.extend({ claimId: uuid.optional() }),
    body: null,
    /** The newest 500; `more` says that there are others. */
    reply: z.object({ links: z.array(link), more: z.boolean() }),
  }),
  relyOn: operation({
    id: 'relyOn',
    summary: 'Accept a link that rests on claims; at least one must assert it',
    method: 'POST',
    path: '/cases/{caseId}/links',
    policy: 'review',
    params: caseParams,
    query: nothing,
    body: z.object({
      kind: z.enum(linkKinds),
      from: entityChoice,
      to: entityChoice,
      item: text.trim().min(1).max(500).nullable().default(null),
      time: text.trim().min(1).max(100).nullable().default(null),
      /** When it arrived, where that is not at once. */
      arrives: text.trim().min(1).max(100).nullable().default(null),
      lowerBound: z.number().min(0).nullable().default(null),
      claimIds: z.array(uuid).min(1).max(500),
      contradictedBy: z.array(uuid).max(500).default([]),
    }),
    reply: z.object({ entry: entryRef, link }),
  }),
  recordStatus: operation({
    id: 'recordStatus',
    summary: "Record a person's legal status, as reported (whose words) or verified (by what record)",
    method: 'POST',
    path: '/cases/{caseId}/statuses',
    policy: 'review',
    params: caseParams,
    query: nothing,
    body: z.object({
      person: text.trim().min(1).max(300),
      compartmentId: uuid.optional(),
      reported: z
        .object({ status: z.enum(legalStatuses), claimId: uuid, when: text.max(100).nullable().default(null) })
        .nullable()
        .default(null),
      verified: z
        .object({ status: z.enum(legalStatuses), record: text.trim().min(1).max(500) })
        .nullable()
        .default(null),
    }),
    reply: z.object({ entry: entryRef, status: legalStatus }),
  }),
};
