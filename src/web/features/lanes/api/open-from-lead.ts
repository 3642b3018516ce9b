import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseProfile, Marking } from '#domain/case-file';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';
import type { LaneThing } from './things.ts';

export type OpenFromLead = {
  readonly title: string;
  readonly profile: CaseProfile;
  readonly marking: Marking;
  /** Documents that are copied, each into `main` of the new case. */
  readonly documentIds: readonly string[];
};

/** Documents of the lead’s claims, with their names. */
export async function documentsOfLead(caseId: string, lead: LaneThing): Promise<{ id: string; title: string }[]> {
  const found = new Map<string, string>();
  for (const claimId of lead.claimIds) {
    const claim = await api.call('getClaim', { params: { caseId, claimId } });
    found.set(claim.documentId, claim.documentTitle);
  }
  return [...found].map(([id, title]) => ({ id, title }));
}

/** Opens a case of its own for a lead in one step: it stands whole or not at all, and asked again it is the same case. */
export function useOpenFromLead(caseId: string, lead: LaneThing) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: OpenFromLead) =>
      api.call('openFromLead', {
        params: { caseId, thingId: lead.thingId },
        body: { ...body, documentIds: [...body.documentIds], expected: lead.version },
      }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.cases }),
        client.invalidateQueries({ queryKey: keys.case(caseId) }),
      ]),
  });
}
