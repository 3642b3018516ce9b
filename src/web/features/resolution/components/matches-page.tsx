import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Match, MatchSide } from '#api/schemas/deconfliction';
import { problemOf } from '../../../lib/problem.ts';
import { keys } from '../../../lib/query-keys.ts';
import { tell } from '../../../lib/tell.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { dayText } from '../../../lib/dates.ts';
import { matchesQuery, tellSides } from '../api/list-matches.ts';
import { schemaWords } from '../schema-words.ts';
import { likenessText } from './hits-table.tsx';
import { Reasons } from './reasons.tsx';
import './resolution.css';

/** What may be one across cases and compartments that are hidden from each other; only their officer sees it. */
export function MatchesPage() {
  const query = useInfiniteQuery(matchesQuery);
  const client = useQueryClient();
  const telling = useMutation({
    mutationFn: tellSides,
    onSuccess: () => {
      tell('Both sides are told to speak to you, and nothing else.');
      return client.invalidateQueries({ queryKey: keys.matches });
    },
    onError: (error) => tell(`${problemOf(error).what} ${problemOf(error).next}`),
  });
  return (
    <div className="scroll">
      <div className="page">
        <div className="page-head">
          <h1>Matches across cases</h1>
        </div>
        <p className="muted">
          Between cases and compartments of which you are deconfliction officer. Nobody else sees this list, and nothing
          of it is kept. Tell both sides, and each learns to speak to you about its own entity.
        </p>
        <WithQuery query={query} what="matches across cases">
          {({ pages }) => {
            const matches = pages.flatMap((page) => page.matches);
            const { done, of } = pages.at(-1)!.indexed;
            return (
              <>
                {matches.length === 0 ? (
                  <EmptyState title={done < of ? 'Names are being compared' : 'Nothing matches across your cases'}>
                    {done < of
                      ? `${done} of ${of} entries of the logs are in.`
                      : 'What is made later is compared when you look again.'}
                  </EmptyState>
                ) : null}
                {matches.map((one) => (
                  <MatchCard
                    key={`${one.left.entity.entityId} ${one.right.entity.entityId}`}
                    of={one}
                    busy={telling.isPending}
                    onTell={() => telling.mutate(one)}
                  />
                ))}
                {query.hasNextPage ? (
                  <Button
                    variant="default"
                    loading={query.isFetchingNextPage}
                    onClick={() => void query.fetchNextPage()}
                  >
                    Look on
                  </Button>
                ) : null}
              </>
            );
          }}
        </WithQuery>
      </div>
    </div>
  );
}

function MatchCard({ of, busy, onTell }: { of: Match; busy: boolean; onTell: () => void }) {
  return (
    <article className="panel match">
      <h2 dir="auto">
        {of.left.entity.name} and {of.right.entity.name}
      </h2>
      <div className="sides">
        <End of={of.left} />
        <End of={of.right} />
      </div>
      <Reasons reasons={of.reasons} contradictions={of.contradictions} />
      <div className="row">
        <span className="muted small">{likenessText(of.score)}</span>
        <i className="grow" />
        {of.told === null ? (
          <Button size="compact-sm" disabled={busy} onClick={onTell}>
            Tell both to speak to me
          </Button>
        ) : (
          <span className="small">✓ both were told on {dayText(of.told)}</span>
        )}
      </div>
    </article>
  );
}

function End({ of }: { of: MatchSide }) {
  return (
    <div className="side panel">
      <h3 dir="auto">
        <Link
          className="as-link"
          to="/cases/$caseId/entities/$entityId"
          params={{ caseId: of.caseId, entityId: of.entity.entityId }}
        >
          {of.entity.name}
        </Link>
      </h3>
      <p className="muted small">
        {schemaWords[of.entity.schema]} · {of.caseTitle}
        {of.compartmentId === of.caseId ? '' : `, ${of.compartmentName}`}
      </p>
      <p className="small">
        {of.owners.length === 0
          ? 'No case owner reads there.'
          : `Speak to ${of.owners.map((one) => one.name).join(', ')}`}
      </p>
    </div>
  );
}
