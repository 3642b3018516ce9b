import { infiniteQueryOptions } from '@tanstack/react-query';
import type { ReviewState } from '#domain/review';
import type { Stance } from '#domain/stance';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

export type ClaimFilter = {
  readonly words: string;
  readonly speaker: string;
  readonly stance: Stance | null;
  readonly review: ReviewState | null;
  readonly documentId: string | null;
  readonly helpsDefence: boolean;
};

export const noFilter: ClaimFilter = Object.freeze({
  words: '',
  speaker: '',
  stance: null,
  review: null,
  documentId: null,
  helpsDefence: false,
});

/** Claims of a case that pass a filter, in pages of 500. */
export const claimsQuery = (caseId: string, filter: ClaimFilter, asOf: string | null) =>
  infiniteQueryOptions({
    queryKey: keys.claims(caseId, filter, asOf),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.call('listClaims', {
        params: { caseId },
        query: {
          limit: 500,
          ...(asOf === null ? {} : { asOf }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
          ...(filter.words === '' ? {} : { words: filter.words }),
          ...(filter.speaker === '' ? {} : { speaker: filter.speaker }),
          ...(filter.stance === null ? {} : { stance: filter.stance }),
          ...(filter.review === null ? {} : { review: filter.review }),
          ...(filter.documentId === null ? {} : { documentId: filter.documentId }),
          ...(filter.helpsDefence ? { helpsDefence: 'true' } : {}),
        },
        signal,
      }),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  });
