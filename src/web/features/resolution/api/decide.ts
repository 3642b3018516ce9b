import type { EntitySchema } from '#domain/entity';
import type { EntityProperty } from '#domain/entity-property';
import type { ResolutionDecision } from '#domain/resolution';
import type { NamesProposal, PairProposal } from '#api/schemas/resolution';
import { api } from '../../../lib/api-client.ts';

export type EntryRef = { readonly compartmentId: string; readonly seq: number; readonly ordinal: number };

export const decidePair = async (
  caseId: string,
  leftId: string,
  rightId: string,
  decision: ResolutionDecision,
  of: { readonly expectedId?: string | null; readonly note?: string | null } = {},
): Promise<EntryRef> =>
  (await api.call('decideResolution', { params: { caseId }, body: { leftId, rightId, decision, ...of } })).entry;

export const decideProposedPair = (
  caseId: string,
  { left, right }: PairProposal,
  decision: ResolutionDecision,
  note: string | null,
): Promise<EntryRef> => decidePair(caseId, left.entity.entityId, right.entity.entityId, decision, { note });

/** Joins the chosen names: to the entity they may mean, or as one of their own. */
export async function decideNames(
  caseId: string,
  proposal: NamesProposal,
  decision: ResolutionDecision,
  of: { readonly names: readonly string[]; readonly name: string; readonly schema: EntitySchema },
): Promise<EntryRef> {
  const { compartmentId, type, seen, documentIds, entity } = proposal;
  const own = { schema: of.schema, name: of.name };
  const isJoined = decision === 'same' && entity !== null;
  const { entry } = await api.call('joinNames', {
    params: { caseId },
    body: {
      compartmentId,
      type,
      seen,
      documentIds,
      names: [...of.names],
      entity: isJoined ? { entityId: entity.entity.entityId } : own,
      apart: decision === 'same' || entity === null ? null : { entityId: entity.entity.entityId, decision },
    },
  });
  return entry;
}

export const undoWhole = (caseId: string, { compartmentId, seq }: EntryRef, reason: string | null = null) =>
  api.call('undoEntry', { params: { caseId }, body: { compartmentId, seq, reason } });

export const undoOne = (caseId: string, entry: EntryRef) => api.call('undo', { params: { caseId }, body: entry });

export const splitEntity = (caseId: string, entityId: string, apartIds: readonly string[]) =>
  api.call('splitEntity', { params: { caseId, entityId }, body: { apartIds: [...apartIds] } });

export const describeEntity = (
  caseId: string,
  entityId: string,
  body: { readonly property: EntityProperty; readonly value: string; readonly note: string },
) => api.call('describeEntity', { params: { caseId, entityId }, body });
