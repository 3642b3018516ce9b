import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isOfAtRisk } from '#domain/is-of-at-risk';
import { useCase } from '../../../lib/case-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { download } from '../../../lib/download.ts';
import { exactText } from '../../../lib/dates.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { When } from '../../../ui/when.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { policyFileQuery, type PolicyDecision } from '../api/board.ts';
import { decisionsOf, policyCsv, reasonsOf, type PolicyFilter } from '../policy-rows.ts';
import { useCaseTitles } from '../case-titles.ts';
import { PersonLine } from './person-line.tsx';
import './policy-file.css';

/** Every decision of the case in the order of time, with reasons and dissent: to be read, printed or taken away. */
export function PolicyPage() {
  const { caseId, asOf } = useCase();
  const file = useQuery(policyFileQuery(caseId, asOf));
  return (
    <WithQuery query={file} what="the policy file">
      {(decisions) => <PolicyFile decisions={decisions} />}
    </WithQuery>
  );
}

function PolicyFile({ decisions }: { readonly decisions: readonly PolicyDecision[] }) {
  const { detail, asOf } = useCase();
  const [filter, setFilter] = useState<PolicyFilter>({ kind: '', words: '' });
  const titles = useCaseTitles();
  const shown = decisionsOf(decisions, filter, titles);
  const kinds = [...new Set(decisions.map(({ kind }) => kind))].toSorted();
  if (decisions.length === 0)
    return (
      <EmptyState title="Nothing was decided yet">
        Each decision of both lanes stands here once it is taken: who, when, the reasons, and any dissent.
      </EmptyState>
    );
  return (
    <div className="mx policy-file">
      <div className="mx-main">
        <div className="mx-bar no-print">
          <h2>Policy file</h2>
          <i className="grow" />
          <label className="row">
            <span>Kind</span>
            <select
              className="field"
              value={filter.kind}
              onChange={(event) => setFilter({ ...filter, kind: event.currentTarget.value })}
            >
              <option value="">all</option>
              {kinds.map((kind) => (
                <option key={kind}>{kind}</option>
              ))}
            </select>
          </label>
          <label className="row">
            <span>Words</span>
            <input
              className="field"
              value={filter.words}
              onChange={(event) => setFilter({ ...filter, words: event.currentTarget.value })}
              dir="auto"
            />
          </label>
          <Button size="compact-sm" variant="default" onClick={() => window.print()}>
            Print
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => download('policy-file.csv', 'text/csv;charset=utf-8', policyCsv(shown, titles))}
          >
            Take it away (CSV)
          </Button>
        </div>
        <div className="mx-scroll" role="region" aria-label="Policy file" tabIndex={0}>
          <p className="print-only">
            {detail.marking} · {detail.title} · policy file{asOf === null ? '' : ` as it stood on ${exactText(asOf)}`}
          </p>
          <p className="small muted" role="status">
            {countText(shown.length, 'decision')} of {decisions.length}
          </p>
          <ol className="policy-list">
            {shown.map((one) => (
              <li key={`${one.entry.compartmentId} ${one.entry.seq}.${one.entry.ordinal}`} className="card">
                <div>
                  <When at={one.at} /> · <b>{one.by.name}</b> · {one.kind}
                </div>
                <h3 dir="auto">
                  {one.title}: {one.what}
                  {one.to === null ? '' : ` → ${one.to}`}
                </h3>
                {one.persons.map((person) => (
                  <div key={person.entityId}>
                    <b dir="auto">{person.name}</b>
                    <PersonLine fairness={person.fairness} isAtRisk={isOfAtRisk(one)} />
                  </div>
                ))}
                {reasonsOf(one, titles).map((line) => (
                  <p key={line} dir="auto">
                    {line}
                  </p>
                ))}
                {one.flags.length === 0 ? null : (
                  <div className="small tone-denied">flagged: {one.flags.join(', ')}</div>
                )}
              </li>
            ))}
          </ol>
        </div>
      </div>
    </div>
  );
}
