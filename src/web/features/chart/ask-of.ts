import type { QueryClient } from '@tanstack/react-query';
import { emptyFocus, type CaseFocus } from '../../lib/case-focus.ts';
import { chartQuery, type ChartQuestion } from './api/read-chart.ts';
import { firstChoice, type ChartChoice } from './chart-state.ts';

/** The question whose answer is the chart that somebody chose to see. */
export function askOf(choice: ChartChoice, focus: CaseFocus, asOf: string | null): ChartQuestion {
  const { groupBy, individuals, kinds, schemata, lines, shown, opened } = choice;
  return {
    ...(asOf === null ? {} : { asOf }),
    since: focus.since,
    window: focus.window,
    kinds: kinds === null ? null : [...kinds],
    schemata: schemata === null ? null : [...schemata],
    lines,
    groupBy,
    individuals,
    shown: [...shown],
    opened: [...opened],
  };
}

/** Asks for the chart as it first shows while the page around it still loads: in a large case that is the longest wait. */
export function fetchChartAhead(client: QueryClient, caseId: string, asOf: string | null): void {
  const query = chartQuery(caseId, askOf(firstChoice, emptyFocus, asOf));
  if (client.getQueryState(query.queryKey) === undefined) void client.prefetchQuery(query);
}
