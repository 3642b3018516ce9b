import { z } from 'zod';
import { entityProperties } from '#domain/entity-property';
import { entitySchemata } from '#domain/entity';
import { mentionTypes } from '#domain/reading';
import { resolutionDecisions } from '#domain/resolution';
import { operation } from '../operation.ts';
import { asOf, caseParams, entryRef, nothing, span, text, uuid } from '../schemas/common.ts';
import { entity } from '../schemas/link.ts';
import { entityView, fact, indexed, nameHit, proposal, resolution, resolutionConflict } from '../schemas/resolution.ts';

const note = text.trim().min(1).max(2000).nullable().default(null);

/** An entity that exists, or a new one to be made with the decision. */
const entityChoice = z.union([
  z.object({ entityId: uuid }),
  z.object({ schema: z.enum(entitySchemata), name: text.trim().min(1).max(500) }),
]);

/** What is known of someone on a list. */
const listed = z.object({
  name: text.max(10_000),
  birthDate: text.max(60).optional(),
  nationality: text.max(100).optional(),
  identifier: text.max(200).optional(),
});

export const resolutionOperations = {
  listProposals: operation({
    id: 'listProposals',
    summary: 'Who may be whom, with reasons; what would change most comes first',
    method: 'GET',
    path: '/cases/{caseId}/proposals',
    policy: 'read-case',
    params: caseParams,
    query: z.object({
      cursor: text.max(2000).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    body: null,
    reply: z.object({ proposals: z.array(proposal), nextCursor: z.string().nullable(), indexed }),
  }),
  getEntity: operation({
    id: 'getEntity',
    summary: 'An entity with those that are one with it, and where each thing known of it comes from',
    method: 'GET',
    path: '/cases/{caseId}/entities/{entityId}',
    policy: 'read-case',
    params: caseParams.extend({ entityId: uuid }),
    query: asOf,
    body: null,
    reply: entityView,
  }),
  describeEntity: operation({
    id: 'describeEntity',
    summary: 'Say something of an entity, with the words that say so or a note',
    method: 'POST',
    path: '/cases/{caseId}/entities/{entityId}/facts',
    policy: 'review',
    params: caseParams.extend({ entityId: uuid }),
    query: nothing,
    body: z.object({
      property: z.enum(entityProperties),
      value: text.trim().min(1).max(500),
      words: z.object({ renditionId: uuid, span }).nullable().default(null),
      /** Where it is recorded, if not where entity and words lie. */
      compartmentId: uuid.optional(),
      note,
    }),
    reply: z.object({ entry: entryRef, fact }),
  }),
  decideResolution: operation({
    id: 'decideResolution',
    summary: 'Decide whether two entities are the same; any decision can be withdrawn',
    method: 'POST',
    path: '/cases/{caseId}/resolutions',
    policy: 'review',
    params: caseParams,
    query: nothing,
    body: z.object({
      leftId: uuid,
      rightId: uuid,
      decision: z.enum(resolutionDecisions),
      /** Where it is recorded, if not where the two lie: a compartment whose members read both. */
      compartmentId: uuid.optional(),
      /** The decision on these two that the user saw; null where none stood. */
      expectedId: uuid.nullable().default(null),
      note,
    }),
    reply: z.object({ entry: entryRef, resolution }),
  }),
  joinNames: operation({
    id: 'joinNames',
    summary: 'Join names in documents to an entity, or make one of them',
    method: 'POST',
    path: '/cases/{caseId}/names',
    policy: 'review',
    params: caseParams,
    query: nothing,
    body: z.object({
      compartmentId: uuid,
      type: z.enum(mentionTypes),
      names: z.array(text.min(1).max(300)).min(1).max(100),
      seen: z.int().min(0),
      /** Joined in these documents alone; null where all are meant. */
      documentIds: z.array(uuid).min(1).max(500).nullable().default(null),
      entity: entityChoice,
      /** With a new entity: that it is not this one, or may be. */
      apart: z
        .object({ entityId: uuid, decision: z.enum(['not same', 'unsure']) })
        .nullable()
        .default(null),
      note,
    }),
    reply: z.object({ entry: entryRef, entity, documents: z.int() }),
  }),
  splitEntity: operation({
    id: 'splitEntity',
    summary: 'Take some of those who are one by decision apart from the others',
    method: 'POST',
    path: '/cases/{caseId}/entities/{entityId}/split',
    policy: 'review',
    params: caseParams.extend({ entityId: uuid }),
    query: nothing,
    body: z.object({ apartIds: z.array(uuid).min(1).max(200), reason: note }),
    reply: z.object({ entries: z.array(entryRef), withdrawn: z.int() }),
  }),
  undoEntry: operation({
    id: 'undoEntry',
    summary: 'Take back everything that one entry decided',
    method: 'POST',
    path: '/cases/{caseId}/undo-entry',
    policy: 'review',
    params: caseParams,
    query: nothing,
    body: z.object({ compartmentId: uuid, seq: z.int().min(1), reason: note }),
    reply: z.object({ entries: z.array(entryRef) }),
  }),
  listConflicts: operation({
    id: 'listConflicts',
    summary: 'Decisions on who is who that cannot all be true, each with its chain',
    method: 'GET',
    path: '/cases/{caseId}/conflicts',
    policy: 'read-case',
    params: caseParams,
    query: asOf,
    body: null,
    reply: z.object({ conflicts: z.array(resolutionConflict) }),
  }),
  saveEntities: operation({
    id: 'saveEntities',
    summary: 'The entities of the case as lines of FollowTheMoney JSON, under its marking, as a download',
    method: 'GET',
    path: '/cases/{caseId}/entities.ftm.json',
    policy: 'read-case',
    params: caseParams,
    query: nothing,
    body: null,
    reply: 'bytes',
  }),
  lookUpName: operation({
    id: 'lookUpName',
    summary: 'Whom a name may mean, in any script',
    method: 'GET',
    path: '/cases/{caseId}/look-up',
    policy: 'read-case',
    params: caseParams,
    query: z.object({
      name: text.trim().min(1).max(10_000),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    body: null,
    reply: z.object({ hits: z.array(nameHit), indexed }),
  }),
  screenNames: operation({
    id: 'screenNames',
    summary: 'Which names of a list may be in the case, with reasons',
    method: 'POST',
    path: '/cases/{caseId}/screenings',
    policy: 'read-case',
    params: caseParams,
    query: nothing,
    body: z.object({ list: z.array(listed).min(1).max(500) }),
    reply: z.object({ rows: z.array(z.object({ name: z.string(), hits: z.array(nameHit) })), indexed }),
  }),
};
