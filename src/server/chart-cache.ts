import type { ChartAnswer, ChartQuestion } from '#engines/chart/chart-question';
import { chartEntities, chartLinks, ledgerHeads } from '#store/chart';
import type { Cut } from '#store/cut';
import { countingResolutions } from '#store/resolution';
import type { ScopedTransaction } from '#store/scope';
import type { ChartDesk } from './chart-desk.ts';
import { chartGraphOf, type ChartGraph } from './reads/chart-graph.ts';

export type ChartCache = {
  /** The graph of what this transaction's scope sees at the cut; made once for as long as nothing is recorded there. */
  graph(tx: ScopedTransaction, cut: Cut): Promise<ChartGraph>;
  answer(question: ChartQuestion): Promise<ChartAnswer>;
};

/** Links of all graphs that are kept together; the one asked for last always stays. */
const mostLinks = 2_000_000;

/**
 * Graphs of cases, by case, compartments and how far the ledger of each goes: whoever sees the same has the same graph,
 * whoever sees something else has another, and an entry anywhere in what one sees makes it anew.
 */
export function createChartCache(desk: ChartDesk): ChartCache {
  const kept = new Map<string, { readonly graph: Promise<ChartGraph>; links: number }>();
  const drop = () => {
    let sum = [...kept.values()].reduce((all, one) => all + one.links, 0);
    for (const [key, { links }] of kept) {
      if (sum <= mostLinks || kept.size === 1) return;
      kept.delete(key);
      sum -= links;
    }
  };
  /** A graph of nothing but what this transaction's scope sees: no other reader's graph has a part in it. */
  const load = async (tx: ScopedTransaction, cut: Cut): Promise<ChartGraph> => {
    const entities = await chartEntities(tx, cut);
    const decisions = (await countingResolutions(tx, cut)).map(({ left_id: left, right_id: right, decision }) => ({
      left,
      right,
      decision,
    }));
    return chartGraphOf(await desk.build({ entities, decisions }, chartLinks(tx, cut)));
  };
  return {
    answer: (question) => desk.answer(question),
    async graph(tx, cut) {
      // Of the past too: what was erased since then is gone from there as well.
      const heads = await ledgerHeads(tx);
      const at = (id: string) => (cut === null ? 'now' : (cut.seqs.get(id) ?? 0));
      const scope = tx.scope.compartmentIds.toSorted().map((id) => `${id} ${heads.get(id) ?? 0} ${at(id)}`);
      const key = [tx.scope.caseId, ...scope].join(' ');
      const found = kept.get(key);
      if (found !== undefined) {
        // The last asked for stands last, and is dropped last.
        kept.delete(key);
        kept.set(key, found);
        return found.graph;
      }
      const graph = load(tx, cut);
      const made = { graph, links: 0 };
      kept.set(key, made);
      try {
        made.links = (await graph).graph.from.length + 1;
      } catch (error) {
        kept.delete(key);
        throw error;
      }
      drop();
      return graph;
    },
  };
}
