import { useQuery } from '@tanstack/react-query';
import { useEffect, useReducer } from 'react';
import { useCase } from '../../../lib/case-context.ts';
import { useFocus } from '../../../lib/case-focus-context.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { chartQuery } from '../api/read-chart.ts';
import { askOf } from '../ask-of.ts';
import { chartAfter } from '../chart-state.ts';
import { keepChart, keptChart } from '../kept-charts.ts';
import { readyLayoutWorker } from '../use-layout.ts';
import { DrawnChart } from './drawn-chart.tsx';
import '../chart.css';

/** The chart of a case: the picture, the table that says the same, and the time below. */
export function ChartPage() {
  const { caseId, asOf, session } = useCase();
  const { focus, dispatch: look } = useFocus();
  const key = `${session.account.accountId} ${caseId}`;
  const [state, dispatch] = useReducer(chartAfter, key, keptChart);
  useEffect(() => keepChart(key, state), [key, state]);
  useEffect(readyLayoutWorker, []);
  const query = useQuery(chartQuery(caseId, askOf(state.now, focus, asOf)));
  return (
    <WithQuery query={query} what="the chart">
      {(chart) =>
        chart.totals.entities === 0 ? (
          <>
            <h1 className="visually-hidden">Chart</h1>
            <EmptyState title={asOf === null ? 'Nothing is drawn yet' : 'Nothing was drawn then'}>
              In the Reader, select a claim and press l: the link that it proposes is drawn once somebody relies on it.
            </EmptyState>
          </>
        ) : (
          <DrawnChart
            chart={chart}
            isFetching={query.isPlaceholderData}
            state={state}
            dispatch={dispatch}
            focus={focus}
            look={look}
          />
        )
      }
    </WithQuery>
  );
}
