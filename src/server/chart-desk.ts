import { caseChartOf, type CaseChart, type ChartRows } from '#engines/chart/case-chart';
import { answerChart, type ChartAnswer, type ChartQuestion } from '#engines/chart/chart-question';

export type ChartTask =
  | { readonly does: 'build'; readonly rows: ChartRows }
  | { readonly does: 'answer'; readonly question: ChartQuestion };

/**
 * Where charts are built and pictures of them made: a thread of its own in the program, this one in tests. It keeps
 * nothing: a chart lies in memory that both share, and comes with each question.
 */
export type ChartDesk = {
  build(rows: ChartRows): Promise<CaseChart>;
  answer(question: ChartQuestion): Promise<ChartAnswer>;
};

export const workAtDesk = (task: ChartTask): CaseChart | ChartAnswer =>
  task.does === 'build' ? caseChartOf(task.rows) : answerChart(task.question);

/** A desk over whatever carries a task out. */
export const chartDeskOver = (run: (task: ChartTask) => Promise<CaseChart | ChartAnswer>): ChartDesk => ({
  build: async (rows) => (await run({ does: 'build', rows })) as CaseChart,
  answer: async (question) => (await run({ does: 'answer', question })) as ChartAnswer,
});

/** A desk in this thread; for tests and commands that serve nobody else meanwhile. */
export const createChartDesk = (): ChartDesk => chartDeskOver(async (task) => workAtDesk(task));
