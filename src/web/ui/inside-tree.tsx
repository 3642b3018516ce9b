import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChildDocument } from '#api/schemas/document';
import type { DocumentState } from '#domain/document-state';
import { insideCountsQuery, insideQuery } from '../features/document/api/list-inside.ts';
import { useCase } from '../lib/case-context.ts';
import { countText, numberText } from '../lib/count-text.ts';
import { WithQuery } from './with-query.tsx';

type Props = {
  readonly documentId: string;
  readonly count: number;
  readonly onOpen: (documentId: string) => void;
};

/** What a document holds: how it came out by form, and its members as a tree that is fetched as it is opened. */
export function InsideTree({ documentId, count, onOpen }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <details onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>Holds {countText(count, 'document')}</summary>
      {opened ? (
        <div className="inside-tree" role="region" aria-label="What it holds" tabIndex={0}>
          <Counts documentId={documentId} />
          <Members documentId={documentId} onOpen={onOpen} />
        </div>
      ) : null}
    </details>
  );
}

const outcomes: Readonly<Record<DocumentState, { sign: string; words: string; tone: string }>> = {
  read: { sign: '✓', words: 'read', tone: 'tone-ok' },
  waiting: { sign: '◌', words: 'waiting', tone: 'muted' },
  unreadable: { sign: '✕', words: 'not readable', tone: 'tone-denied' },
  'set aside': { sign: '⊟', words: 'set aside', tone: 'muted' },
};
const order: readonly DocumentState[] = ['read', 'waiting', 'unreadable', 'set aside'];

function Counts({ documentId }: { readonly documentId: string }) {
  const { caseId, asOf } = useCase();
  const counts = useQuery(insideCountsQuery(caseId, documentId, asOf));
  return (
    <WithQuery query={counts} what="the counts">
      {(found) => {
        const shown = order.filter((state) => found.some((one) => one.state === state));
        const forms = [...new Set(found.map((one) => one.form))];
        const of = (form: string | null, state: DocumentState) =>
          found.find((one) => one.form === form && one.state === state)?.count ?? 0;
        const sum = (state: DocumentState) =>
          found.filter((one) => one.state === state).reduce((total, one) => total + one.count, 0);
        return (
          <table className="inside-counts">
            <caption className="visually-hidden">What it holds at any depth, by form and outcome</caption>
            <thead>
              <tr>
                <th scope="col">at any depth</th>
                {shown.map((state) => (
                  <th key={state} scope="col">
                    {outcomes[state].words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {forms.map((form) => (
                <tr key={form}>
                  <th scope="row">{form ?? 'form not known'}</th>
                  {shown.map((state) => (
                    <td key={state}>{of(form, state) === 0 ? '' : numberText(of(form, state))}</td>
                  ))}
                </tr>
              ))}
              {forms.length < 2 ? null : (
                <tr>
                  <th scope="row">all</th>
                  {shown.map((state) => (
                    <td key={state}>{numberText(sum(state))}</td>
                  ))}
                </tr>
              )}
            </tbody>
          </table>
        );
      }}
    </WithQuery>
  );
}

type MembersProps = { readonly documentId: string; readonly onOpen: (documentId: string) => void };

function Members({ documentId, onOpen }: MembersProps) {
  const { caseId, asOf } = useCase();
  const pages = useInfiniteQuery(insideQuery(caseId, documentId, asOf));
  return (
    <WithQuery query={pages} what="what it holds">
      {({ pages: parts }) => (
        <ul className="surroundings-list">
          {parts
            .flatMap(({ inside }) => inside)
            .map((one) => (
              <Member key={one.n} one={one} onOpen={onOpen} />
            ))}
          {pages.hasNextPage ? (
            <li>
              <button
                type="button"
                className="as-link"
                disabled={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                {pages.isFetchingNextPage ? 'fetching more …' : 'show the next 200'}
              </button>
            </li>
          ) : null}
        </ul>
      )}
    </WithQuery>
  );
}

function Member({ one, onOpen }: { readonly one: ChildDocument; readonly onOpen: (documentId: string) => void }) {
  const [opened, setOpened] = useState(false);
  const { sign, words, tone } = outcomes[one.state];
  return (
    <li>
      <span className="muted">{numberText(one.n)}</span>{' '}
      <span className={tone} title={one.failure ?? words}>
        <span aria-hidden="true">{sign}</span>
        <span className="visually-hidden">{words}</span>
      </span>{' '}
      <button type="button" className="as-link" dir="auto" onClick={() => onOpen(one.documentId)}>
        {one.title}
      </button>
      <span className="muted">
        {one.form === null ? '' : ` · ${one.form}`}
        {one.path === one.title ? null : <bdi> · {one.path}</bdi>}
      </span>
      {one.children === 0 ? null : (
        <details onToggle={(event) => setOpened(event.currentTarget.open)}>
          <summary>holds {countText(one.children, 'document')}</summary>
          {opened ? <Members documentId={one.documentId} onOpen={onOpen} /> : null}
        </details>
      )}
    </li>
  );
}
