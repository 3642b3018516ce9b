import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import type { EntityCard, Proposal } from '#api/schemas/resolution';
import { announce } from '../../../lib/announce.ts';
import { useCase } from '../../../lib/case-context.ts';
import { may } from '../../../lib/may.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { choiceOf, proposalKey, type Choice } from '../queue-state.ts';
import { subjectOf, useQueue } from '../use-queue.ts';
import { CardSide, hangsText } from './card-side.tsx';
import { NamesSide, NewSide } from './names-side.tsx';
import { Reasons } from './reasons.tsx';

/** The first place at which something proposed stands in a document. */
const placeOf = (one: Proposal) =>
  one.kind === 'names'
    ? one.names[0]!.places[0]
    : [...one.right.names, ...one.left.names, ...one.right.facts, ...one.left.facts].flatMap(
        (row) => row.place ?? [],
      )[0];

const factsOf = (card: EntityCard) => card.facts.map((fact) => `${fact.property} ${fact.value}`);

/** Who may be whom, side by side, decided by single keys; what would move most comes first. */
export function QueuePage() {
  const { caseId, detail, asOf } = useCase();
  const navigate = useNavigate();
  const mayDecide = asOf === null && may(detail, 'review');
  const open = useCallback(
    (one: Proposal) => {
      const place = placeOf(one);
      if (place === undefined) return;
      void navigate({
        to: '/cases/$caseId/documents/$documentId',
        params: { caseId, documentId: place.documentId },
        search: (before) => ({ asOf: before.asOf, at: `${place.start}-${place.end}` }),
      });
    },
    [caseId, navigate],
  );
  const { query, state, dispatch, shown, selected, decide, undo } = useQueue(caseId, mayDecide, open);
  const selectedKey = selected === null ? null : proposalKey(selected);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
    if (selected !== null) announce(`Is it the same: ${subjectOf(selected)}`);
    // The words follow the selection; a fresh copy of the same proposal says nothing new.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selectedKey]);
  const indexed = query.data?.pages[0]?.indexed;
  const isIndexing = indexed !== undefined && indexed.done < indexed.of;
  const { isFetching, refetch } = query;
  useEffect(() => {
    if (!isIndexing || isFetching) return;
    void refetch();
  }, [isIndexing, isFetching, refetch]);

  if (query.isPending) return <Loading what="who may be whom" />;
  if (query.error !== null && shown.length === 0)
    return (
      <div style={{ padding: 24, maxWidth: 560 }}>
        <ProblemNotice error={query.error} retry={() => void refetch()} />
      </div>
    );
  if (selected === null)
    return (
      <EmptyState
        title={isIndexing ? 'Names are being compared' : 'Nobody is left to decide on'}
        does={
          query.hasNextPage ? (
            <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              Look on
            </Button>
          ) : undefined
        }
      >
        {isIndexing
          ? `${indexed.done} of ${indexed.of} entries of the log are in.`
          : 'New proposals come as documents are read and entities are made.'}
      </EmptyState>
    );
  const choice = selected.kind === 'names' ? choiceOf(state, selected) : null;
  const choose = (next: Choice) => dispatch({ do: 'choose', key: proposalKey(selected), choice: next });
  const isNew = selected.kind === 'names' && selected.entity === null;
  return (
    <div className="queue">
      <nav className="queue-list" aria-label="Who may be whom">
        <ul ref={list}>
          {shown.map((one) => (
            <li key={proposalKey(one)}>
              <button
                type="button"
                className="queue-row"
                aria-current={proposalKey(one) === selectedKey}
                onClick={() => dispatch({ do: 'select', key: proposalKey(one) })}
              >
                <RowText of={one} />
              </button>
            </li>
          ))}
        </ul>
        {query.hasNextPage ? (
          <button type="button" className="as-link queue-more" onClick={() => void query.fetchNextPage()}>
            {query.isFetchingNextPage ? 'Looking on …' : 'Look on for lesser ones'}
          </button>
        ) : null}
        {isIndexing ? (
          <p className="small muted queue-more" role="status">
            Names are still being compared: {indexed.done} of {indexed.of}.
          </p>
        ) : null}
      </nav>
      <div className="queue-main scroll" tabIndex={0} role="region" aria-label="Is it the same">
        <h2 className="queue-question" dir="auto">
          {isNew ? 'One of these names?' : 'The same?'}
        </h2>
        <p className="muted">
          {isNew ? 'Makes an entity of' : 'Would bring together'}: {hangsText(selected.changes)}
        </p>
        <div className="sides">
          {selected.kind === 'pair' ? (
            <Pair left={selected.left} right={selected.right} />
          ) : (
            <>
              <NamesSide proposal={selected} choice={choice!} onChoose={choose} />
              {selected.entity === null ? (
                <NewSide choice={choice!} onChoose={choose} />
              ) : (
                <CardSide card={selected.entity} alike={new Set()} />
              )}
            </>
          )}
        </div>
        <Reasons reasons={selected.reasons} contradictions={selected.contradictions} />
      </div>
      <div className="queue-bar" role="toolbar" aria-label="Decide">
        <Button onClick={() => decide('same')} disabled={!mayDecide}>
          {isNew ? 'Make it' : 'The same'} <Kbd of="s" />
        </Button>
        <Button variant="default" onClick={() => decide('not same')} disabled={!mayDecide || isNew}>
          Not the same <Kbd of="n" />
        </Button>
        <Button variant="default" onClick={() => decide('unsure')} disabled={!mayDecide || isNew}>
          Unsure <Kbd of="u" />
        </Button>
        <Button variant="subtle" onClick={undo} disabled={!mayDecide}>
          Take back <Kbd of="z" />
        </Button>
        <i className="grow" />
        <span className="small muted hide-narrow">
          <Kbd of="j" /> <Kbd of="k" /> next, previous · <Kbd of="o" /> the words
        </span>
      </div>
    </div>
  );
}

function Pair({ left, right }: { left: EntityCard; right: EntityCard }) {
  const theirs = new Set(factsOf(right));
  const alike = new Set(factsOf(left).filter((one) => theirs.has(one)));
  return (
    <>
      <CardSide card={left} alike={alike} />
      <CardSide card={right} alike={alike} />
    </>
  );
}

function RowText({ of }: { of: Proposal }) {
  const [one, other] =
    of.kind === 'pair'
      ? [of.left.entity.name, of.right.entity.name]
      : [of.names.map((name) => name.name).join(', '), of.entity?.entity.name ?? null];
  return (
    <>
      <span className="queue-names" dir="auto">
        {one}
        {other === null ? null : (
          <>
            <span className="muted"> = </span>
            {other}
            <span className="muted">?</span>
          </>
        )}
      </span>
      <span className="small muted">
        {other === null ? 'a new entity · ' : ''}
        {of.contradictions.length > 0 ? <span className="tone-denied">⊘ contradiction · </span> : null}
        {hangsText(of.changes)}
      </span>
    </>
  );
}
