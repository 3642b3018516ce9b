import { Failure } from '#domain/failure';
import type { CaseAnswer, CaseQuestion } from '#engines/trace/case-questions';
import { clustersOf } from '#engines/resolve/clusters';
import { ledgerHeads } from '#store/chart';
import type { Cut } from '#store/cut';
import { endedLinks, firstPlace, flowRows, wasErasedSince, type LinkPlace } from '#store/flow';
import { countingResolutions } from '#store/resolution';
import type { ScopedTransaction } from '#store/scope';
import type { FlowDesk } from './flow-desk.ts';

type Asked = CaseQuestion extends infer Q ? (Q extends CaseQuestion ? Omit<Q, 'seen' | 'merged'> : never) : never;
type AnswerTo<Q extends Asked> = Extract<CaseAnswer, { op: Q['op'] }>;

/** What a question needs of the store, taken before it is asked, so that no transaction waits for its answer. */
export type Readied = Pick<CaseQuestion, 'seen' | 'merged'> & { readonly caseId: string };

export type CaseTrace = {
  /** Brings the desk up to what this scope's compartments hold, under the reader's own rights. */
  ready(tx: ScopedTransaction, cut: Cut): Promise<Readied>;
  ask<Q extends Asked>(readied: Readied, question: Q): Promise<AnswerTo<Q>>;
};

/**
 * Keeps the desk's flows in step with the ledger: what a reader's compartments accepted or ended since the last question
 * is taken up when somebody asks. Each compartment is read only for someone who may read it.
 */
export function createCaseTrace(desk: FlowDesk): CaseTrace {
  let known = new Map<string, Map<string, number>>();
  let generation = desk.generation();
  const turns = new Map<string, Promise<unknown>>();

  async function takeUp(tx: ScopedTransaction, heads: ReadonlyMap<string, number>): Promise<void> {
    const { caseId } = tx.scope;
    if (generation !== desk.generation()) {
      generation = desk.generation();
      known = new Map();
    }
    for (const [compartmentId, seq] of known.get(caseId) ?? [])
      if (heads.has(compartmentId) && (await wasErasedSince(tx, compartmentId, seq))) {
        known.delete(caseId);
        await desk.run({ does: 'drop', caseId });
        break;
      }
    const of = known.get(caseId) ?? new Map<string, number>();
    if (of.size === 0) await desk.run({ does: 'drop', caseId });
    known.set(caseId, of);
    for (const [compartmentId, head] of heads) {
      const before = of.get(compartmentId) ?? 0;
      if (head <= before) continue;
      let place: LinkPlace | null = before === 0 ? firstPlace : { ...firstPlace, seq: before + 1, ordinal: -1 };
      while (place !== null) {
        const rows = await flowRows(tx, compartmentId, place, head);
        if (rows.count > 0)
          await desk.run({ does: 'add', caseId, compartmentId, bytes: rows.bytes, texts: rows.texts });
        place = rows.next;
      }
      const links = before === 0 ? [] : await endedLinks(tx, compartmentId, before, head);
      if (links.length > 0) await desk.run({ does: 'end', caseId, links });
      of.set(compartmentId, head);
    }
  }

  /** One after another for a case, so that nothing is taken up twice. */
  async function inTurn<T>(caseId: string, work: () => Promise<T>): Promise<T> {
    const before = turns.get(caseId) ?? Promise.resolve();
    const mine = before.then(work, work);
    turns.set(
      caseId,
      mine.catch(() => undefined),
    );
    return mine;
  }

  return {
    async ready(tx, cut) {
      const { caseId } = tx.scope;
      const heads = await ledgerHeads(tx);
      try {
        await inTurn(caseId, () => takeUp(tx, heads));
      } catch (error) {
        // What of it was taken up is not known: the next question begins anew.
        known.delete(caseId);
        throw error;
      }
      const seen = [...heads].map(([compartmentId, head]) => ({
        compartmentId,
        seq: cut === null ? head : (cut.seqs.get(compartmentId) ?? 0),
      }));
      const decisions = (await countingResolutions(tx, cut)).map(({ left_id: left, right_id: right, decision }) => ({
        left,
        right,
        decision,
      }));
      const named = [...new Set(decisions.flatMap(({ left, right }) => [left, right]))];
      return { caseId, seen, merged: clustersOf(named, decisions).groups };
    },
    async ask<Q extends Asked>({ caseId, seen, merged }: Readied, question: Q) {
      const answer = await desk
        .run({ does: 'ask', caseId, question: { ...question, seen, merged } as CaseQuestion })
        .catch((error: unknown) => {
          if (error instanceof Failure) throw error;
          throw new Failure(
            'LL-TRACE-LIMIT',
            'The trace took more time or memory than one question may.',
            'Narrow it: a shorter time, fewer hops, or one end only.',
          );
        });
      return answer as AnswerTo<Q>;
    },
  };
}
