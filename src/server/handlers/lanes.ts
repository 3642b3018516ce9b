import type { Cut } from '#store/cut';
import type { ScopedTransaction } from '#store/scope';
import { replay } from '#engines/prove/matrix/replay';
import { chooseOffence, compartmentOfOffence } from '../commands/choose-offence.ts';
import { compartmentOfProof, madeBy, recordProof } from '../commands/record-proof.ts';
import { actorRefOf } from '../actor.ts';
import { bySignedIn, inCase, type Handlers } from '../handler.ts';
import { recordedFacts } from '../lanes/proof-facts.ts';
import { noteWhat } from '../note-what.ts';
import { instantOf } from '../presenters/instant.ts';
import { readAt } from '../reads/at.ts';
import { personsOfFact, proofPeople } from '../reads/proof-people.ts';
import { dayAsked, laneMatrix } from '../reads/lane-matrix.ts';

/** Facts of the proof with everybody whom they are about. */
async function withPeople(tx: ScopedTransaction, cut: Cut) {
  const facts = await recordedFacts(tx, cut);
  const of = facts.map(({ fact }) => fact);
  return { facts, people: await proofPeople(tx, cut, of) };
}

export const laneHandlers = {
  readDoctrine: bySignedIn(async (_call, _scope, { context }) => ({ doctrine: context.doctrine })),
  readMatrix: inCase(async ({ query }, scope, exchange) => {
    const matrix = await laneMatrix(scope, exchange.context, query);
    const seen = matrix.items.map(({ compartmentId, id }) => ({ compartmentId, subjectId: id }));
    noteWhat(exchange, scope, 'matrix of elements', seen, 'whole case');
    return matrix;
  }),
  replayMatrix: inCase(async ({ query }, scope, exchange) => {
    const { context } = exchange;
    const until = dayAsked({ asOf: query.asOf, on: query.until }, context);
    const { facts, people } = await readAt(scope, context, query.asOf, withPeople);
    const changes = replay(
      context.doctrine,
      facts.map(({ fact }) => fact),
      until,
    );
    const seen = facts.map(({ row }) => ({ compartmentId: row.compartment_id, subjectId: row.fact_id }));
    noteWhat(exchange, scope, 'replay of the matrix', seen, 'whole case');
    return { until, changes: changes.map((one) => ({ ...one, why: [...one.why] })), people };
  }),
  listProof: inCase(async ({ query }, scope, exchange) => {
    const { facts: all, people } = await readAt(scope, exchange.context, query.asOf, withPeople);
    const aboutWhom = personsOfFact(all.map(({ fact }) => fact));
    const facts = all.filter(({ fact }) => query.kind === undefined || fact.kind === query.kind);
    const seen = facts.map(({ row }) => ({ compartmentId: row.compartment_id, subjectId: row.fact_id }));
    noteWhat(exchange, scope, 'facts of the proof', seen, 'whole case');
    return {
      facts: facts.map(({ row, fact }) => ({
        entry: { compartmentId: row.compartment_id, seq: row.from_seq, ordinal: row.ordinal },
        compartmentId: row.compartment_id,
        kind: fact.kind,
        on: fact.on,
        makes: row.makes,
        by: { accountId: row.actor_id, name: row.actor_name },
        at: instantOf(row.decided_at),
        fact: { ...fact },
        personIds: aboutWhom(fact),
      })),
      people,
    };
  }),
  chooseOffence: inCase(async ({ body }, scope, { context }) => {
    const auth = await compartmentOfOffence(scope, context, body);
    const { ref, chargeId } = await chooseOffence(auth, context, body);
    return { entry: ref, chargeId };
  }),
  recordProof: inCase(async ({ body }, scope, { context }) => {
    const auth = await compartmentOfProof(scope, context, body);
    const { seq, facts } = await recordProof(auth, context, body);
    const at = instantOf(context.clock());
    return {
      recorded: facts.map((one) => ({
        entry: { compartmentId: auth.compartmentId, seq, ordinal: one.ordinal },
        kind: one.fact.kind,
        on: one.fact.on,
        makes: madeBy(one),
        by: actorRefOf(auth),
        at,
      })),
    };
  }),
} satisfies Partial<Handlers>;
