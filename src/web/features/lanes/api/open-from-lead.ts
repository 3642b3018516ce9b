import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';
import type { LaneThing } from './things.ts';

export type OpenFromLead = {
  readonly title: string;
  readonly profile: 'investigation' | 'research security' | 'exile support' | 'parliament';
  readonly marking: 'OFFICIAL' | 'OFFICIAL-SENSITIVE';
  /** Documents that are copied, each into `main` of the new case. */
  readonly documentIds: readonly string[];
};

export type OpenedFromLead = { readonly caseId: string; readonly left: readonly string[] };

/** Documents of the lead’s claims, with their names. */
export async function documentsOfLead(caseId: string, lead: LaneThing): Promise<{ id: string; title: string }[]> {
  const found = new Map<string, string>();
  for (const claimId of lead.claimIds) {
    const claim = await api.call('getClaim', { params: { caseId, claimId } });
    found.set(claim.documentId, claim.documentTitle);
  }
  return [...found].map(([id, title]) => ({ id, title }));
}

/**
 * Opens a case of its own for a lead, with its people and documents as far as this account may read them, then closes the
 * lead by its step. What could not be taken along is named in `left`; the case stands all the same.
 */
export function useOpenFromLead(caseId: string, lead: LaneThing, onProgress: (words: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ documentIds, ...of }: OpenFromLead): Promise<OpenedFromLead> => {
      const opened = await api.call('openCase', { body: of });
      const params = { caseId: opened.caseId };
      const left: string[] = [];
      for (const { name } of lead.persons) {
        onProgress(`Putting ${name} on record …`);
        await api.call('makeEntity', { params, body: { schema: 'Person', name } }).catch(() => left.push(name));
      }
      for (const [n, documentId] of documentIds.entries()) {
        onProgress(`Copying document ${n + 1} of ${documentIds.length} …`);
        await copyDocument(caseId, documentId, opened.caseId).catch(() => left.push(`document ${n + 1}`));
      }
      onProgress('Recording what became of the lead …');
      await api.call('stepLaneThing', {
        params: { caseId, thingId: lead.thingId },
        body: { expected: lead.version, command: 'open a case', fields: { openedCase: opened.caseId } },
      });
      return { caseId: opened.caseId, left };
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.cases }),
        client.invalidateQueries({ queryKey: keys.case(caseId) }),
      ]),
  });
}

async function copyDocument(from: string, documentId: string, to: string): Promise<void> {
  const { name } = await api.call('getDocument', { params: { caseId: from, documentId } });
  const bytes = await api.call('getDocumentBytes', { params: { caseId: from, documentId } });
  await api.call('receiveDocument', {
    params: { caseId: to },
    query: { name },
    body: new Uint8Array(await bytes.arrayBuffer()),
  });
}
