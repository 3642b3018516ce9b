import { useQuery } from '@tanstack/react-query';
import { Link as RouteLink } from '@tanstack/react-router';
import { useState } from 'react';
import type { Entity, Link } from '#api/schemas/link';
import { useCase } from '../../../lib/case-context.ts';
import { countText, numberText } from '../../../lib/count-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FairLine } from '../../../ui/fair-line.tsx';
import { When } from '../../../ui/when.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { linksQuery } from '../api/list-links.ts';
import { LinkStroke } from '../../../ui/link-stroke.tsx';
import { LinkWords } from '../../../ui/link-words.tsx';
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
          {({ links: list, more }) =>
            list.length === 0 ? (
              <EmptyState title="Nobody relies on a link yet">
                In the Reader, select a claim and press l: the link that it proposes is drawn only once somebody relies
                on it.
              </EmptyState>
            ) : (
              <>
                {more ? (
                  <p className="muted">
                    The newest {numberText(list.length)} are listed; the chart, the timeline and the pages of people and
                    organisations show the others.
                  </p>
                ) : null}
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
              </>
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
          {link.kind} <LinkStroke basis={link.basis} />
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
            <LinkWords claimIds={link.claimIds} against={link.contradictedBy} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function Named({ entity }: { entity: Entity }) {
  const { caseId } = useCase();
  return (
    <span dir="auto">
      <RouteLink
        className="entity-name"
        to="/cases/$caseId/entities/$entityId"
        params={{ caseId, entityId: entity.entityId }}
        search={(before) => ({ asOf: before.asOf })}
      >
        {entity.name}
      </RouteLink>
      {entity.translation === null ? null : <span className="muted"> ({entity.translation})</span>}
    </span>
  );
}
