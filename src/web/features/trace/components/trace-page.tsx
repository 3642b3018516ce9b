import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useCase } from '../../../lib/case-context.ts';
import { entityQuery } from '../api/get-entity.ts';
import { formOf, searchOf, type TraceForm, type TraceSearch } from '../trace-form.ts';
import type { Known } from './entity-look-up.tsx';
import { OriginView } from './origin-view.tsx';
import { PinsView } from './pins-view.tsx';
import { QuestionForm } from './question-form.tsx';
import { RequestsView } from './requests-view.tsx';
import { TraceAnswer } from './trace-answer.tsx';
import './trace.css';

const tabs = [
  ['route', 'A route'],
  ['origin', 'Origin of an item'],
  ['requests', 'Requests and reports'],
  ['pins', 'Pinned'],
] as const;

/** How something could have travelled: routes, origins, requests and reports; the question stands in the address. */
export function TracePage() {
  const { caseId, asOf } = useCase();
  const navigate = useNavigate();
  const search: TraceSearch = useSearch({ from: '/signed-in/cases/$caseId/trace' });
  const [asked, setAsked] = useState(0);
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const firstField = useRef<HTMLInputElement>(null);
  const client = useQueryClient();
  const unknown = [search.from, search.to].flatMap((id) => (id === undefined || known.has(id) ? [] : [id]));
  const fetched = useQueries({ queries: unknown.map((id) => entityQuery(caseId, id, asOf)) });
  const names = new Map([...known, ...unknown.map((id, i) => [id, fetched[i]?.data ?? '…'] as const)]);
  const isNamed = unknown.every((_, i) => fetched[i]?.isPending !== true);
  const nameOf = (id: string) => names.get(id) ?? '…';
  const go = (next: TraceSearch) =>
    void navigate({
      to: '/cases/$caseId/trace',
      params: { caseId },
      search: (before) => ({ ...next, asOf: before.asOf }),
    });
  const learn = (some: readonly Known[]) =>
    setKnown((before) => new Map([...before, ...some.map(({ entityId, name }) => [entityId, name] as const)]));
  const tab = search.tab ?? 'route';
  const ask = (form: TraceForm, some: readonly Known[]) => {
    learn([...names].map(([entityId, name]) => ({ entityId, name })));
    learn(some);
    go(searchOf(form));
    // The same question again is asked anew.
    void client.invalidateQueries({ queryKey: ['case', caseId, 'trace'], refetchType: 'active' });
  };
  return (
    <div className="tr">
      <h1 className="visually-hidden">Trace</h1>
      <nav className="tr-tabs" aria-label="What to ask">
        {tabs.map(([id, label]) => (
          <button
            key={id}
            type="button"
            className="tab"
            aria-current={tab === id ? 'page' : undefined}
            onClick={() => go({ ...search, tab: id === 'route' ? undefined : id })}
          >
            {label}
          </button>
        ))}
      </nav>
      {tab === 'origin' ? (
        <OriginView />
      ) : tab === 'requests' ? (
        <RequestsView />
      ) : tab === 'pins' ? (
        <PinsView />
      ) : (
        <div className="tr-two">
          {isNamed ? (
            <QuestionForm
              key={`${asked} ${JSON.stringify(search)}`}
              first={formOf(search)}
              nameOf={nameOf}
              onAsk={ask}
              firstField={firstField}
            />
          ) : (
            <div className="tr-form" />
          )}
          <TraceAnswer
            search={search}
            nameOf={nameOf}
            onTrace={(part, some) => {
              learn(some);
              go({ ...search, ...part });
              setAsked((count) => count + 1);
            }}
            onStop={() => go({})}
            onForm={() => firstField.current?.focus()}
          />
        </div>
      )}
    </div>
  );
}
