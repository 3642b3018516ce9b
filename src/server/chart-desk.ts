import { beginCaseChart, type CaseChart, type ChartInMaking, type ChartRows } from '#engines/chart/case-chart';
import { answerChart, type ChartAnswer, type ChartQuestion } from '#engines/chart/chart-question';
import type { LinkPiece } from '#engines/chart/link-pieces';

type Beginning = Omit<ChartRows, 'links'>;

/** A chart is built under a number of its own, so that several may be in making at once. */
export type ChartTask =
  | { readonly does: 'begin'; readonly number: number; readonly of: Beginning }
  | { readonly does: 'add'; readonly number: number; readonly piece: LinkPiece }
  | { readonly does: 'finish'; readonly number: number }
  | { readonly does: 'drop'; readonly number: number }
  | { readonly does: 'answer'; readonly question: ChartQuestion };
export type ChartTaskValue = CaseChart | ChartAnswer | null;

/**
 * Where charts are built and pictures of them made: a thread of its own in the program, this one in tests. It keeps
 * nothing but what is in making: a chart lies in memory that both share, and comes with each question.
 */
export type ChartDesk = {
  /** Takes each piece up while the next is on its way. */
  build(of: Beginning, links: AsyncIterable<LinkPiece>): Promise<CaseChart>;
  answer(question: ChartQuestion): Promise<ChartAnswer>;
};

/** Carries tasks out, one after another. */
export function createChartWork(): (task: ChartTask) => ChartTaskValue {
  const inMaking = new Map<number, ChartInMaking>();
  const of = (number: number) => {
    const found = inMaking.get(number);
    if (found === undefined) throw new Error('no chart of this number is in making');
    return found;
  };
  return (task) => {
    if (task.does === 'answer') return answerChart(task.question);
    if (task.does === 'begin') inMaking.set(task.number, beginCaseChart(task.of));
    else if (task.does === 'add') of(task.number).add(task.piece);
    else if (task.does === 'drop') inMaking.delete(task.number);
    else {
      const made = of(task.number);
      inMaking.delete(task.number);
      return made.finish();
    }
    return null;
  };
}

/** A desk over whatever carries a task out, in the order in which tasks are given. */
export function chartDeskOver(run: (task: ChartTask) => Promise<ChartTaskValue>): ChartDesk {
  let numbers = 0;
  return {
    async build(of, links) {
      const number = (numbers += 1);
      let refusal: unknown = null;
      // Not waited for: what one of them comes to grief with is said at the end.
      const post = (task: ChartTask) => void run(task).catch((error: unknown) => (refusal ??= error));
      post({ does: 'begin', number, of });
      try {
        for await (const piece of links) {
          if (refusal !== null) break;
          post({ does: 'add', number, piece });
        }
        return (await run({ does: 'finish', number })) as CaseChart;
      } catch (error) {
        post({ does: 'drop', number });
        throw refusal ?? error;
      }
    },
    answer: async (question) => (await run({ does: 'answer', question })) as ChartAnswer,
  };
}

/** A desk in this thread; for tests and commands that serve nobody else meanwhile. */
export function createChartDesk(): ChartDesk {
  const work = createChartWork();
  return chartDeskOver(async (task) => work(task));
}
