import { emptyChart, type ChartState } from './chart-state.ts';

const kept = new Map<string, ChartState>();

/** The chart of a case as this person left it in this tab: steps to undo are still there when they come back to it. */
export const keptChart = (key: string): ChartState => kept.get(key) ?? emptyChart;

export const keepChart = (key: string, state: ChartState): void => void kept.set(key, state);
