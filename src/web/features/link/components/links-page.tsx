import { useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Entity, Link } from '#api/schemas/link';
import type { LinkBasis } from '#domain/link';
import { claimQuery } from '../../reader/api/get-claim.ts';
import { useCase } from '../../../lib/case-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FairLine } from '../../../ui/fair-line.tsx';
import { StanceMark } from '../../../ui/stance-mark.tsx';
import { When } from '../../../ui/when.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { linksQuery } from '../api/list-links.ts';
import './links.css';

/** The links relied on, each opening to the words that justify it. */
export function LinksPage() {
  const { caseId, asOf } = useCase();
  const links = useQuery(linksQuery(caseId, asOf));
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div className="scroll">
      <div className="page wide">
        <div className="page-head">
          <h1>Links relied on</h1>
        </div>
        <WithQuery query={links} what="the links">
          {(list) =>
            list.length === 0 ? (
              <EmptyState title="Nobody relies on a link yet">
                In the Reader, select a claim and press l: the link that it proposes is drawn only once somebody relies
                on it.
              </EmptyState>
            ) : (
              <table className="sheet panel">
                <thead>
                  <tr>
                    <th>From</th>
                    <th>Link</th>
                    <th>To</th>
                    <th>What passed, when</th>
                    <th>Rests on</th>
                    <th>Relied on by</th>
                  </tr>
                </thead>
                <tbody>
                  {list.map((link) => (
                    <Row
                      key={link.linkId}
                      link={link}
                      isOpen={open === link.linkId}
                      onToggle={() => setOpen(open === link.linkId ? null : link.linkId)}
                    />
                  ))}
                </tbody>
              </table>
            )
          }
        </WithQuery>
      </div>
    </div>
  );
}

function Row({ link, isOpen, onToggle }: { link: Link; isOpen: boolean; onToggle: () => void }) {
  const bound = link.lowerBound === null ? null : `at least ${link.lowerBound}`;
  const passed = [link.item, bound, link.time].filter((part) => part !== null).join(', ');
  return (
    <>
      <tr>
        <td>
          <Named entity={link.from} />
        </td>
        <td className="nowrap">
          {link.kind} <Stroke basis={link.basis} />
        </td>
        <td>
          <Named entity={link.to} />
        </td>
        <td>{passed === '' ? <span className="faint">not said</span> : passed}</td>
        <td>
          <button type="button" className="as-link" aria-expanded={isOpen} onClick={onToggle}>
            {countText(link.claimIds.length, 'claim')}
          </button>
          {link.contradictedBy.length > 0 ? (
            <span className="tone-denied"> · ⊘ {countText(link.contradictedBy.length, 'denial')}</span>
          ) : null}
          <div className="small muted">{link.basis}</div>
          <FairLine fairness={link.fairness} />
        </td>
        <td className="small">
          {link.acceptedBy.name}, <When at={link.acceptedAt} />
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={6} className="links-words">
            <Words claimIds={link.claimIds} against={link.contradictedBy} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function Named({ entity }: { entity: Entity }) {
  return (
    <span dir="auto">
      {entity.name}
      {entity.translation === null ? null : <span className="muted"> ({entity.translation})</span>}
    </span>
  );
}

/** The words that a link rests on, and those that deny it, each opening in its place. */
function Words({ claimIds, against }: { claimIds: readonly string[]; against: readonly string[] }) {
  const { caseId, asOf } = useCase();
  const navigate = useNavigate();
  const shown = [...claimIds, ...against].slice(0, 40);
  const claims = useQueries({ queries: shown.map((claimId) => claimQuery(caseId, claimId, asOf)) });
  return (
    <ul className="links-list">
      {claims.map((query, at) => (
        <li key={shown[at]}>
          <WithQuery query={query} what="the words">
            {(claim) => (
              <>
                <StanceMark stance={claim.stance} /> {claim.speaker.name?.split('; ').join(' and ') ?? 'nobody named'}:{' '}
                <button
                  type="button"
                  className="as-link links-quote"
                  dir="auto"
                  onClick={() =>
                    void navigate({
                      to: '/cases/$caseId/documents/$documentId',
                      params: { caseId, documentId: claim.documentId },
                      search: (before) => ({ asOf: before.asOf, claim: claim.claimId }),
                    })
                  }
                >
                  “{claim.words.content}”
                </button>{' '}
                <span className="muted small">{claim.documentTitle}</span>
                <FairLine fairness={claim.fairness} />
              </>
            )}
          </WithQuery>
        </li>
      ))}
    </ul>
  );
}

const dashes: Record<LinkBasis, string | undefined> = {
  recorded: undefined,
  admitted: undefined,
  assessed: '14 3 2 3',
  alleged: '10 5',
  'alleged and denied': '3 5',
};

/** The stroke that the basis is drawn with, the same everywhere. */
function Stroke({ basis }: { basis: LinkBasis }) {
  return (
    <svg width="40" height="10" viewBox="0 0 40 10" role="img" aria-label={basis} className="links-stroke">
      {basis === 'admitted' ? (
        <path d="M0 3.5h32M0 6.5h32" strokeWidth="1.5" />
      ) : (
        <path d="M0 5h32" strokeWidth="2.5" strokeDasharray={dashes[basis]} />
      )}
      <path d="M32 1l6 4-6 4z" className="links-head" />
    </svg>
  );
}
