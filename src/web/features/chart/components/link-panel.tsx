import { useInfiniteQuery } from '@tanstack/react-query';
import type { Link } from '#api/schemas/link';
import { useCase } from '../../../lib/case-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { FairLine } from '../../../ui/fair-line.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { When } from '../../../ui/when.tsx';
import { LinkStroke } from '../../../ui/link-stroke.tsx';
import { LinkWords } from '../../../ui/link-words.tsx';
import { linksBetweenQuery } from '../api/list-links-between.ts';

type Props = {
  readonly one: string;
  readonly other: string;
  /** The names as the picture has them. */
  readonly names: readonly [string, string];
};

/** Every link between two: who passed what to whom, what it rests on, who denies it, who accepted it. */
export function LinkPanel({ one, other, names }: Props) {
  const { caseId, asOf } = useCase();
  const query = useInfiniteQuery(linksBetweenQuery(caseId, one, other, asOf));
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <div className="stack">
      <h2 className="chart-title" tabIndex={-1}>
        <bdi className="chart-clamp">{names[0]}</bdi> <span className="muted">and</span>{' '}
        <bdi className="chart-clamp">{names[1]}</bdi>
      </h2>
      {query.data === undefined ? (
        query.error === null ? (
          <Loading what="the links" />
        ) : (
          <ProblemNotice error={query.error} retry={() => void query.refetch()} />
        )
      ) : (
        <>
          <p className="small muted">{countText(total, 'link')} between them, disputed ones first</p>
          {query.data.pages.flatMap((page) => page.links.map((link) => <LinkCard key={link.linkId} link={link} />))}
          {query.hasNextPage ? (
            <button type="button" className="as-link" onClick={() => void query.fetchNextPage()}>
              {query.isFetchingNextPage ? 'Fetching …' : 'Show more links'}
            </button>
          ) : null}
        </>
      )}
    </div>
  );
}

function LinkCard({ link }: { link: Link }) {
  const bound = link.lowerBound === null ? null : `at least ${link.lowerBound}`;
  const passed = [link.item, bound, link.time].filter((part) => part !== null).join(', ');
  return (
    <article className="chart-card" aria-label={`${link.kind}, ${link.basis}`}>
      <div className="row">
        <b>{link.kind}</b> <LinkStroke basis={link.basis} /> <span className="small muted">{link.basis}</span>
      </div>
      <div className="small">
        <bdi className="chart-clamp">{link.from.name}</bdi> → <bdi className="chart-clamp">{link.to.name}</bdi>
        {passed === '' ? <span className="faint"> · time not said</span> : ` · ${passed}`}
      </div>
      <FairLine fairness={link.fairness} />
      <LinkWords claimIds={link.claimIds} against={link.contradictedBy} />
      <div className="small muted">
        relied on by {link.acceptedBy.name}, <When at={link.acceptedAt} />
      </div>
    </article>
  );
}
