import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCase } from '../../../lib/case-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { reachQuery, routesQuery, type Reach, type Routes } from '../api/ask-trace.ts';
import { landOn } from '../land-on.ts';
import { questionText, type TraceSearch } from '../trace-form.ts';
import { Asking } from './asking.tsx';
import type { Known } from './entity-look-up.tsx';
import { ReachedTable } from './reached-table.tsx';
import { RouteView } from './route-view.tsx';
import { Undated } from './route-side.tsx';

type Props = {
  readonly search: TraceSearch;
  readonly nameOf: (entityId: string) => string;
  /** Asks for routes between one end and somebody who was reached. */
  readonly onTrace: (part: Partial<TraceSearch>, names: readonly Known[]) => void;
  readonly onStop: () => void;
  readonly onForm: () => void;
};

/** What a question is answered: routes, or all who were or could have been reached. */
export function TraceAnswer(props: Props) {
  const { from, to } = props.search;
  if (from !== undefined && to !== undefined) return <RoutesAnswer {...props} from={from} to={to} />;
  const of = from ?? to;
  return of === undefined ? (
    <EmptyState title="Trace how something could have travelled">
      Say from whom, to whom, or both. Routes follow the order of time: nothing goes on before it has arrived. Every hop
      opens to the words behind it.
    </EmptyState>
  ) : (
    <ReachAnswer {...props} of={of} direction={from === undefined ? 'to' : 'from'} />
  );
}

const asOfPart = (asOf: string | null) => (asOf === null ? {} : { asOf });

function RoutesAnswer({ search, nameOf, onTrace, onStop, onForm, from, to }: Props & { from: string; to: string }) {
  const { caseId, asOf } = useCase();
  const client = useQueryClient();
  const { rank, after, before, least, most } = search;
  const options = routesQuery(caseId, {
    ...asOfPart(asOf),
    from,
    to,
    ...(rank === undefined ? {} : { rank }),
    ...(after === undefined ? {} : { after }),
    ...(before === undefined ? {} : { before }),
    ...(least === undefined ? {} : { minWaitDays: least }),
    ...(most === undefined ? {} : { maxWaitDays: most }),
    limit: 20,
  });
  const answer = useQuery(options);
  const stop = () => {
    void client.cancelQueries({ queryKey: options.queryKey });
    onStop();
  };
  if (answer.data === undefined)
    return answer.error === null ? (
      <Asking what={`Looking for routes from ${nameOf(from)} to ${nameOf(to)}`} onStop={stop} />
    ) : (
      <div className="tr-problem">
        <ProblemNotice error={answer.error} retry={() => void answer.refetch()} />
      </div>
    );
  const data: Routes = answer.data;
  const names = { from: data.from.name, to: data.to.name };
  if (data.routes.length === 0) return <NoRoute data={data} onTrace={onTrace} />;
  return (
    <RouteView
      key={answer.dataUpdatedAt}
      data={data}
      question={{
        from,
        to,
        rank: rank ?? 'earliest',
        after: after ?? null,
        before: before ?? null,
        minWaitDays: least ?? 0,
        maxWaitDays: most ?? null,
        asOf,
      }}
      words={questionText(search, names)}
      onForm={onForm}
    />
  );
}

/** Why there is none: who is reached last, who could last have sent, and what is missing between them. */
function NoRoute({ data, onTrace }: { data: Routes; onTrace: Props['onTrace'] }) {
  const { noRoute, undated, partial, from, to } = data;
  return (
    <div className="tr-none" ref={landOn} tabIndex={-1}>
      <h2>
        No route from <span dir="auto">{from.name}</span> to <span dir="auto">{to.name}</span>
      </h2>
      <p>{noRoute?.words ?? 'No flows lead from one to the other in the order of time.'}</p>
      {partial === null ? null : <p className="denial">Not everything was looked at: {partial}</p>}
      {noRoute === null || noRoute.lastReached.length === 0 ? null : (
        <>
          <h3>Reached last from {from.name}</h3>
          <ReachedTable
            label="Reached last"
            rows={noRoute.lastReached}
            whenHead="First arrival"
            sureHead="Surely there by"
            onTrace={(entityId, name) => onTrace({ to: entityId }, [{ entityId, name }])}
          />
        </>
      )}
      {noRoute === null || noRoute.lastSenders.length === 0 ? null : (
        <>
          <h3>Could last have sent to {to.name}</h3>
          <ReachedTable
            label="Could last have sent"
            rows={noRoute.lastSenders}
            whenHead="Last departure"
            sureHead="Surely in time if it left by"
            onTrace={(entityId, name) => onTrace({ from: entityId }, [{ entityId, name }])}
          />
        </>
      )}
      <Undated count={undated.count} />
    </div>
  );
}

function ReachAnswer({
  search,
  nameOf,
  onTrace,
  onStop,
  of,
  direction,
}: Props & { of: string; direction: 'from' | 'to' }) {
  const { caseId, asOf } = useCase();
  const client = useQueryClient();
  const { after, before, least } = search;
  const options = reachQuery(caseId, {
    ...asOfPart(asOf),
    of,
    direction,
    ...(after === undefined ? {} : { after }),
    ...(before === undefined ? {} : { before }),
    ...(least === undefined ? {} : { minWaitDays: least }),
  });
  const answer = useQuery(options);
  if (answer.data === undefined)
    return answer.error === null ? (
      <Asking
        what={
          direction === 'from'
            ? `Looking for all whom ${nameOf(of)} could have reached`
            : `Looking for all who could have reached ${nameOf(of)}`
        }
        onStop={() => {
          void client.cancelQueries({ queryKey: options.queryKey });
          onStop();
        }}
      />
    ) : (
      <div className="tr-problem">
        <ProblemNotice error={answer.error} retry={() => void answer.refetch()} />
      </div>
    );
  const data: Reach = answer.data;
  const isFrom = direction === 'from';
  return (
    <div className="tr-none" ref={landOn} tabIndex={-1}>
      <h2 dir="auto">
        {isFrom ? `Whom something from ${data.of.name} could have reached` : `Who could have reached ${data.of.name}`}:{' '}
        {countText(data.count, 'entity', 'entities')}
      </h2>
      <p className="small muted">
        By recorded flows in the order of time, {isFrom ? 'the first arrival first' : 'the last departure first'}. That
        it could is no finding that it did.
      </p>
      {data.partial === null ? null : <p className="denial">Not all of them: {data.partial}</p>}
      {data.reached.length === 0 ? (
        <p>{isFrom ? 'No dated flow leaves them in this time.' : 'No dated flow leads to them in this time.'}</p>
      ) : (
        <ReachedTable
          label={isFrom ? 'Reached' : 'Could have reached'}
          rows={data.reached}
          whenHead={isFrom ? 'First arrival' : 'Last departure'}
          sureHead={isFrom ? 'Surely there by' : 'Surely in time if it left by'}
          onTrace={(entityId, name) => onTrace(isFrom ? { to: entityId } : { from: entityId }, [{ entityId, name }])}
        />
      )}
      {data.count > data.reached.length ? (
        <p className="small muted">
          and {countText(data.count - data.reached.length, 'more', 'more')}: narrow the time to list them.
        </p>
      ) : null}
      <Undated count={data.undated.count} />
    </div>
  );
}
