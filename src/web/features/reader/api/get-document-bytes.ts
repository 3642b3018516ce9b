import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';

/** A document as it was received, to be handed to what draws its pages; let go soon, since it may be large. */
export const documentBytesQuery = (caseId: string, documentId: string) =>
  queryOptions({
    queryKey: ['document bytes', caseId, documentId],
    queryFn: async ({ signal }) => {
      const reply = await api.call('getDocumentBytes', { params: { caseId, documentId }, signal });
      return new Uint8Array(await reply.arrayBuffer());
    },
    staleTime: Infinity,
    gcTime: 10_000,
  });
