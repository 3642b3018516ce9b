import { Button, NumberInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Link } from '#api/schemas/link';
import { eventTimeText } from '#domain/event-time-text';
import { useCase } from '../../../lib/case-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { BasisStroke } from '../../../ui/basis-stroke.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FairLine } from '../../../ui/fair-line.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { requestsQuery, type Requests, type RequestsAsk } from '../api/ask-trace.ts';
import { daysText } from '../route-words.ts';
import { Asking } from './asking.tsx';
import { EntityLookUp, type Known } from './entity-look-up.tsx';
import { landOn } from '../land-on.ts';
import { Undated } from './route-side.tsx';

/** Which requests were followed by a report on the same topic, and how often chance would give as many. */
export function RequestsView() {
  const { caseId, asOf } = useCase();
  const client = useQueryClient();
  const [ask, setAsk] = useState<RequestsAsk | null>(null);
  const options = requestsQuery(caseId, { ...ask, ...(asOf === null ? {} : { asOf }) });
  const answer = useQuery({ ...options, enabled: ask !== null });
  return (
    <div className="tr-two">
      <RequestsForm onAsk={setAsk} />
      <div className="tr-scroll" role="region" aria-label="The pairs" tabIndex={0}>
        {ask === null ? (
          <EmptyState title="Were requests followed by reports?">
            Each tasking is paired with the next report the other way on the same topic, within as many days as you say.
            Shuffling the times shows how often chance alone would give as many.
          </EmptyState>
        ) : answer.data !== undefined ? (
          <Pairs data={answer.data} within={Number(ask.withinDays ?? 14)} />
        ) : answer.error === null ? (
          <Asking
            what="Pairing requests with reports, and shuffling times"
            onStop={() => {
              void client.cancelQueries({ queryKey: options.queryKey });
              setAsk(null);
            }}
          />
        ) : (
          <div className="tr-problem">
            <ProblemNotice error={answer.error} retry={() => void answer.refetch()} />
          </div>
        )}
      </div>
    </div>
  );
}

function RequestsForm({ onAsk }: { onAsk: (ask: RequestsAsk) => void }) {
  const [from, setFrom] = useState<Known | null>(null);
  const [to, setTo] = useState<Known | null>(null);
  const [days, setDays] = useState<number | string>(14);
  const [shuffles, setShuffles] = useState<number | string>(1000);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk({
      withinDays: Number(days),
      shuffles: Number(shuffles),
      ...(from === null ? {} : { from: from.entityId }),
      ...(to === null ? {} : { to: to.entityId }),
    });
  };
  return (
    <form className="tr-form" onSubmit={submit} aria-label="Which requests">
      <EntityLookUp label="Requested by" description="or anybody" value={from} onChange={setFrom} />
      <EntityLookUp label="Asked of" description="or anybody" value={to} onChange={setTo} />
      <NumberInput size="xs" label="Followed within, days" min={0} max={3660} value={days} onChange={setDays} />
      <NumberInput
        size="xs"
        label="Shuffles of time"
        description="0 leaves chance out"
        min={0}
        max={10_000}
        value={shuffles}
        onChange={setShuffles}
      />
      <Button type="submit" size="sm">
        Pair them
      </Button>
    </form>
  );
}

function Pairs({ data, within }: { data: Requests; within: number }) {
  const { pairs, count, requests, reports, byChance } = data;
  return (
    <div className="tr-none" ref={landOn} tabIndex={-1}>
      <h2>
        {countText(count, 'request')} of {requests.toLocaleString('en-GB')} followed by a report within{' '}
        {countText(within, 'day')}
      </h2>
      <p>
        {countText(reports, 'report')} in all. {count > pairs.length ? `The first ${pairs.length} stand below. ` : ''}
        {byChance === null
          ? 'Chance was left out.'
          : `With the times shuffled ${byChance.shuffles.toLocaleString('en-GB')} times, chance gave ${byChance.mean.toFixed(1)} such pairs on average, and as many or more in ${byChance.asMany.toLocaleString('en-GB')} of them.`}
      </p>
      <div className="tr-note" role="note">
        {data.warnings.map((warning) => (
          <div key={warning}>{warning}</div>
        ))}
        <div>The pattern alone does not tell an agent from a supplier.</div>
      </div>
      {data.partial === null ? null : <p className="denial">Not everything was looked at: {data.partial}</p>}
      {pairs.length === 0 ? (
        <p>None.</p>
      ) : (
        <table className="sheet panel" aria-label="Requests and the reports that followed">
          <thead>
            <tr>
              <th>Request</th>
              <th>Report</th>
              <th>After</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map(({ request, report, days }) => (
              <tr key={`${request.linkId} ${report.linkId}`}>
                <td>
                  <Flow link={request} />
                </td>
                <td>
                  <Flow link={report} />
                </td>
                <td className="nowrap">{daysText(days)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Undated count={data.undated.count} />
    </div>
  );
}

function Flow({ link }: { link: Link }) {
  return (
    <>
      <div dir="auto">
        {link.from.name} → {link.to.name}
      </div>
      <div className="small">
        {link.item ?? 'topic not said'} · {link.time === null ? 'no date' : eventTimeText(link.time)}{' '}
        <span className="nowrap muted">
          <BasisStroke basis={link.basis} width={28} /> {link.basis}
        </span>
      </div>
      <FairLine fairness={link.fairness} />
    </>
  );
}
