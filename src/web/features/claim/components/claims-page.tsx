import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Claim } from '#api/schemas/claim';
import { reviewStates, type ReviewState } from '#domain/review';
import { stances, type Stance } from '#domain/stance';
import { documentsQuery } from '../../document/api/list-documents.ts';
import { useCase } from '../../../lib/case-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { claimsQuery, noFilter, type ClaimFilter } from '../api/list-claims.ts';
import { ClaimsTable } from './claims-table.tsx';
import './claims.css';

/** Every claim of the case, filtered; each opens in the Reader at its words. */
export function ClaimsPage() {
  const { caseId, detail, asOf } = useCase();
  const navigate = useNavigate();
  const [filter, setFilter] = useState(noFilter);
  const [settled] = useDebouncedValue(filter, 200);
  const claims = useInfiniteQuery(claimsQuery(caseId, settled, asOf));
  const documents = useQuery(documentsQuery(caseId, asOf)).data?.documents ?? [];
  const change = (part: Partial<ClaimFilter>) => setFilter((before) => ({ ...before, ...part }));
  const list = claims.data?.pages.flatMap((page) => page.claims) ?? [];
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(noFilter);
  const open = (claim: Claim) =>
    void navigate({
      to: '/cases/$caseId/documents/$documentId',
      params: { caseId, documentId: claim.documentId },
      search: (before) => ({ asOf: before.asOf, claim: claim.claimId }),
    });
  return (
    <div className="claims">
      <h1 className="visually-hidden">Claims</h1>
      <form
        className="toolbar claims-filter"
        role="search"
        aria-label="Filter claims"
        onSubmit={(event) => event.preventDefault()}
      >
        <input
          className="field"
          type="search"
          aria-label="Words"
          placeholder="Words"
          value={filter.words}
          onChange={(event) => change({ words: event.currentTarget.value })}
        />
        <input
          className="field"
          type="search"
          aria-label="Speaker"
          placeholder="Speaker"
          value={filter.speaker}
          onChange={(event) => change({ speaker: event.currentTarget.value })}
        />
        <select
          className="field"
          aria-label="Stance"
          value={filter.stance ?? ''}
          onChange={(event) => change({ stance: (event.currentTarget.value || null) as Stance | null })}
        >
          <option value="">any stance</option>
          {stances.map((stance) => (
            <option key={stance}>{stance}</option>
          ))}
        </select>
        <select
          className="field"
          aria-label="Review"
          value={filter.review ?? ''}
          onChange={(event) => change({ review: (event.currentTarget.value || null) as ReviewState | null })}
        >
          <option value="">any review</option>
          {reviewStates.map((review) => (
            <option key={review} value={review}>
              {review === 'superseded' ? 'mended since' : review}
            </option>
          ))}
        </select>
        <select
          className="field claims-document"
          aria-label="Document"
          value={filter.documentId ?? ''}
          onChange={(event) => change({ documentId: event.currentTarget.value || null })}
        >
          <option value="">any document</option>
          {documents
            .filter((document) => document.claims > 0)
            .map((document) => (
              <option key={document.documentId} value={document.documentId}>
                {document.title}
              </option>
            ))}
        </select>
        <label className="row">
          <input
            type="checkbox"
            checked={filter.helpsDefence}
            onChange={(event) => change({ helpsDefence: event.currentTarget.checked })}
          />
          may help the defence
        </label>
        <i className="grow" />
        <span className="muted" role="status">
          {!claims.isSuccess
            ? ''
            : !isFiltered
              ? countText(detail.counts.claims, 'claim')
              : claims.hasNextPage
                ? `more than ${countText(list.length, 'claim')}`
                : countText(list.length, 'claim')}
        </span>
        {isFiltered ? (
          <button type="button" className="as-link" onClick={() => setFilter(noFilter)}>
            Clear
          </button>
        ) : null}
      </form>
      {claims.error !== null && list.length === 0 ? (
        <div style={{ padding: 24, maxWidth: 560 }}>
          <ProblemNotice error={claims.error} retry={() => void claims.refetch()} />
        </div>
      ) : claims.isPending ? (
        <Loading what="the claims" />
      ) : list.length === 0 ? (
        <EmptyState title={isFiltered ? 'No claim passes this filter' : 'No claims yet'}>
          {isFiltered ? 'Take a word away, or clear the filter.' : 'Claims show here as documents are read.'}
        </EmptyState>
      ) : (
        <ClaimsTable
          claims={list}
          onOpen={open}
          onNearEnd={() => claims.hasNextPage && !claims.isFetchingNextPage && void claims.fetchNextPage()}
        />
      )}
    </div>
  );
}
