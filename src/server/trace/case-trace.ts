import { Failure } from '#domain/failure';
import type { CaseAnswer, CaseQuestion } from '#engines/trace/case-questions';
import { clustersOf } from '#engines/resolve/clusters';
import { ledgerHeads } from '#store/chart';
import type { Cut } from '#store/cut';
import { endedLinks, firstPlace, flowRows, wasErasedSince, type LinkPlace } from '#store/flow';
import { countingResolutions } from '#store/resolution';
import type { ScopedTransaction } from '#store/scope';
import type { FlowDesk, FlowTask } from './flow-desk.ts';

type Asked = CaseQuestion extends infer Q ? (Q extends CaseQuestion ? Omit<Q, 'seen' | 'merged'> : never) : never;
type AnswerTo<Q extends Asked> = Extract<CaseAnswer, { op: Q['op'] }>;

/** What a question needs of the store, taken before it is asked, so that no transaction waits for its answer. */
export type Readied = Pick<CaseQuestion, 'seen' | 'merged'> & { readonly caseId: string; readonly epoch: number };

export type CaseTrace = {
  /** Brings the desk up to what this scope's compartments hold, under the reader's own rights. */
  ready(tx: ScopedTransaction, cut: Cut): Promise<Readied>;
  /** `again` readies anew, where what had been taken up is there no more. */
  ask<Q extends Asked>(
    readied: Readied,
    question: Q,
    of: { readonly again: () => Promise<Readied>; readonly signal: AbortSignal },
  ): Promise<AnswerTo<Q>>;
};

/** Puts a question about the case that was readied; ends with the request that it is for. */
export type TraceAsk = <Q extends Asked>(question: Q) => Promise<AnswerTo<Q>>;

/** What the desk was given of a case: under which number, and up to where in each compartment's ledger. */
type Known = {
  readonly epoch: number;
  readonly heads: Map<string, number>;
  /** What was said where the case itself is too large for the desk. */
  tooMuch: Failure | null;
};

/** Times that a question is put; each new time something else had taken the case's place or ended the thread. */
const mostTimes = 3;

/**
 * Keeps the desk's flows in step with the ledger: what a reader's compartments accepted or ended since the last question
 * is taken up when somebody asks. Each compartment is read only for someone who may read it.
 */
export function createCaseTrace(desk: FlowDesk): CaseTrace {
  const known = new Map<string, Known>();
  const turns = new Map<string, Promise<unknown>>();
  let epochs = 0;

  /** In order and not waited for, so that no transaction stands open while somebody's question is at work. */
  const post = (task: FlowTask, of: Known): void =>
    void desk.run(task).catch((error: unknown) => {
      if (error instanceof Failure && error.code === 'LL-TRACE-LIMIT') of.tooMuch = error;
    });

  function begin(caseId: string): Known {
    const of: Known = { epoch: (epochs += 1), heads: new Map(), tooMuch: null };
    known.set(caseId, of);
    post({ does: 'begin', caseId, epoch: of.epoch }, of);
    return of;
  }

  async function standing(tx: ScopedTransaction, heads: ReadonlyMap<string, number>): Promise<Known> {
    const of = known.get(tx.scope.caseId);
    if (of === undefined) return begin(tx.scope.caseId);
    for (const [compartmentId, seq] of of.heads)
      if (heads.has(compartmentId) && (await wasErasedSince(tx, compartmentId, seq))) return begin(tx.scope.caseId);
    return of;
  }

  async function takeUp(tx: ScopedTransaction, heads: ReadonlyMap<string, number>): Promise<number> {
    const { caseId } = tx.scope;
    const of = await standing(tx, heads);
    const { epoch, heads: taken } = of;
    for (const [compartmentId, head] of heads) {
      const before = taken.get(compartmentId) ?? 0;
      if (head <= before) continue;
      let place: LinkPlace | null = before === 0 ? firstPlace : { ...firstPlace, seq: before + 1, ordinal: -1 };
      while (place !== null) {
        const { count, bytes, texts, next } = await flowRows(tx, compartmentId, place, head);
        if (count > 0) post({ does: 'add', caseId, epoch, compartmentId, bytes, texts }, of);
        place = next;
      }
      const links = before === 0 ? [] : await endedLinks(tx, compartmentId, before, head);
      if (links.length > 0) post({ does: 'end', caseId, epoch, links }, of);
      taken.set(compartmentId, head);
    }
    return epoch;
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
      const epoch = await inTurn(caseId, () =>
        takeUp(tx, heads).catch((error: unknown) => {
          // What of it was taken up is not known: the next question begins anew.
          known.delete(caseId);
          throw error;
        }),
      );
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
      return { caseId, epoch, seen, merged: clustersOf(named, decisions).groups };
    },
    async ask<Q extends Asked>(
      readied: Readied,
      question: Q,
      { again, signal }: { again: () => Promise<Readied>; signal: AbortSignal },
    ) {
      for (let of = readied, times = 1; ; of = await again(), times++) {
        const { caseId, epoch, seen, merged } = of;
        const asked = { ...question, seen, merged } as CaseQuestion;
        const answer = await desk.run({ does: 'ask', caseId, epoch, question: asked }, signal);
        if (answer !== 'lost') return answer as AnswerTo<Q>;
        const held = known.get(caseId);
        if (held?.epoch === epoch) {
          known.delete(caseId);
          if (held.tooMuch !== null) throw held.tooMuch;
        }
        if (times === mostTimes) throw traceEnded();
      }
    },
  };
}

export const traceLimit = (): Failure =>
  new Failure(
    'LL-TRACE-LIMIT',
    'The trace took more time or memory than one question may.',
    'Narrow it: a shorter time, fewer hops, or one end only.',
  );

export const traceEnded = (): Failure =>
  new Failure(
    'LL-TRACE-ENDED',
    'The part of the server that answers traces ended before it had answered; it has been started anew.',
    'Ask again.',
  );
