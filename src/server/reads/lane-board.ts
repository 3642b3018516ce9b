import type { ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { isOfAtRisk } from '#domain/is-of-at-risk';
import { laneThingRules } from '#domain/lane-thing';
import { proofFileAsOf } from '#engines/prove/matrix/proof-file';
import { exhibitChain } from '#engines/prove/exhibits/exhibit-chain';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { liveCrossings, type LiveCrossing } from '../lanes/crossings-of.ts';
import { laneDeadlines } from '../lanes/lane-deadlines.ts';
import { recordedFacts } from '../lanes/proof-facts.ts';
import { doneAt } from '../lanes/standing-thing.ts';
import { proofFault } from '../lanes/proof-fault.ts';
import { laneFile } from '../lanes/lane-file.ts';
import { instantOf, msOf } from '../presenters/instant.ts';
import { wordsOfKind } from '../presenters/log-words.ts';
import { readAt } from './at.ts';
import { dayAsked, standingOf, withStandings } from './lane-matrix.ts';
import { personsOfFact, presentPeople, suspectsIn } from './proof-people.ts';
import { besideThings, personIdsOf, presentThing } from './lane-things.ts';

type Read = Pick<Context, 'store' | 'doctrine' | 'clock' | 'log'>;
type Board = ReplyOf<Operations['readBoard']>;
type Asked = { readonly asOf?: string | undefined; readonly on?: string | undefined };

/** Things that wait for nobody: records, and what rests until a date. */
const restful = [
  'decision',
  'position',
  'tripwire',
  'answer',
  'happening',
  'small team',
  'deconfliction',
  'closing',
  'escalation',
];

/** Both lanes at a glance, from what the caller may see. */
export function laneBoard(scope: InCase, context: Read, query: Asked): Promise<Board> {
  return readAt(scope, context, query.asOf, async (tx, cut) => {
    const now = msOf(query.asOf) ?? context.clock();
    const file = await laneFile(tx, cut, { ...context, now });
    const known = file.facts.map(({ fact }) => fact);
    const aboutWhom = personsOfFact(known);
    const beside = await besideThings(tx, cut, file.things, suspectsIn(known));
    const rows = file.proof?.matrix.rows ?? [];
    const standings = new Map(
      rows.map((row) => [row.suspectId, standingOf(row, known, beside.fairness.get(row.standing.name))]),
    );
    const personsOf = new Map(file.things.map((one) => [one.row.thing_id, personIdsOf(one)]));
    const atRisk = new Set(file.things.filter(isOfAtRisk).map(({ row }) => row.thing_id));
    const suspectOf = new Map(
      known.flatMap((fact) =>
        fact.kind === 'request made' ? [[fact.requestId, [fact.suspectId]] as [string, string[]]] : [],
      ),
    );
    const things = [];
    for (const thing of file.things) things.push(await presentThing(tx, cut, scope, file, thing, beside));
    const byId = new Map(things.map((one) => [one.thingId, one]));
    // The review of a thing has the id of that thing in its own.
    const deadlines = laneDeadlines(file).map(({ compartmentId: _, ...one }) => {
      const thingId = one.id.replace(/ review$/, '');
      const personIds = personsOf.get(thingId) ?? suspectOf.get(one.id) ?? [];
      return { ...one, personIds, isAtRisk: atRisk.has(thingId) };
    });
    const stepped = file.things.flatMap(({ row, kind, steps }) => [
      {
        at: doneAt(row),
        lane: laneThingRules[kind].lane,
        kind: kind as string,
        what: 'put on record',
        title: row.title,
        thingId: row.thing_id as string | null,
        personIds: personsOf.get(row.thing_id) ?? [],
        isAtRisk: atRisk.has(row.thing_id),
        by: { accountId: row.actor_id, name: row.actor_name },
      },
      ...steps.map((step) => ({
        at: doneAt(step),
        lane: laneThingRules[kind].lane,
        kind: kind as string,
        what: wordsOfKind('lane.stepped', { command: step.command, from: step.from_state, to: step.to_state }),
        title: row.title,
        thingId: row.thing_id as string | null,
        personIds: personsOf.get(row.thing_id) ?? [],
        isAtRisk: atRisk.has(row.thing_id),
        by: { accountId: step.actor_id, name: step.actor_name },
      })),
    ]);
    // Facts stand on the day they became known, which may be long before somebody put them on record.
    const proven = file.facts.map(({ row, fact }) => ({
      at: Math.min(Date.parse(`${fact.on}T00:00:00Z`), row.decided_at),
      lane: 'prosecution' as const,
      kind: fact.kind as string,
      what: fact.kind as string,
      title: titleOf(fact),
      thingId: null,
      personIds: aboutWhom(fact),
      isAtRisk: false,
      by: { accountId: row.actor_id, name: row.actor_name },
    }));
    const present = async ({ key, title, crossing, state, waitsFor, answer }: LiveCrossing) => ({
      key,
      tripwireId: crossing.tripwireId,
      title,
      by: [...crossing.by],
      at: instantOf(crossing.at),
      answerBy: instantOf(crossing.answerBy),
      words: crossing.words,
      state,
      waitsFor,
      answer: answer === null ? null : (byId.get(answer.row.thing_id) ?? null),
    });
    return {
      now: instantOf(now),
      events: [...stepped, ...proven]
        .toSorted((a, b) => a.at - b.at)
        .map(({ at, ...one }) => ({ ...one, at: instantOf(at) })),
      waiting: things
        .filter((one) => one.state !== null && !one.isOver && !restful.includes(one.kind) && one.next.length > 0)
        .map((one) => ({
          thingId: one.thingId,
          kind: one.kind,
          lane: one.lane,
          title: one.title,
          personIds: one.persons.map(({ entityId }) => entityId),
          isAtRisk: atRisk.has(one.thingId),
          state: one.state!,
          sinceMinutes: one.sinceMinutes,
          waitsFor: [...new Set(one.next.flatMap(({ roles }) => roles))],
          mine: one.next.some(({ mine }) => mine),
          watch: one.watch.map(({ why }) => why),
        }))
        .toSorted((a, b) => b.sinceMinutes - a.sinceMinutes),
      deadlines,
      people: presentPeople(beside),
      overdue: deadlines.filter(({ due }) => Date.parse(due) <= now),
      alarms: withStandings(file.proof?.alarms ?? [], standings),
      fault: file.proof === null ? { why: proofFault.why, next: proofFault.next } : null,
      crossings: await Promise.all(liveCrossings(file.things, now).map(present)),
    };
  });
}

function titleOf(fact: Awaited<ReturnType<typeof recordedFacts>>[number]['fact']): string {
  if (fact.kind === 'item recorded') return fact.item.title;
  if (fact.kind === 'exhibit produced') return fact.reference;
  if (fact.kind === 'request made') return fact.to;
  if (fact.kind === 'ruling recorded') return fact.ruling.name;
  return 'name' in fact ? fact.name : '';
}

/** Exhibits as they were known on a day, each with its chain. */
export function exhibitList(
  scope: InCase,
  context: Read,
  query: Asked,
): Promise<ReplyOf<Operations['listExhibits']>['exhibits']> {
  return readAt(scope, context, query.asOf, async (tx, cut) => {
    const recorded = await recordedFacts(tx, cut);
    const facts = recorded.map(({ fact }) => fact);
    const file = proofFileAsOf(facts, dayAsked(query, context));
    const compartmentOf = new Map(recorded.map(({ row }) => [row.makes, row.compartment_id]));
    return [...file.produced.values()].map(({ exhibitId, reference, witnessId }) => {
      const chain = exhibitChain(file.movements.get(exhibitId) ?? []);
      return {
        exhibitId,
        compartmentId: compartmentOf.get(exhibitId) ?? scope.caseId,
        reference,
        witness: witnessId === null ? null : { witnessId, name: file.witnessNames.get(witnessId) ?? witnessId },
        movements: chain.movements.map((one) => ({ ...one })),
        faults: chain.faults.map((one) => ({ ...one })),
        holder: chain.holder,
        isUnbroken: chain.isUnbroken,
      };
    });
  });
}

/** Kinds whose every step is a decision on record, and those that are one by being put there. */
const decidedBySteps = ['charge', 'gate', 'disruption', 'material', 'lead', 'closing', 'warning'];
const decidedByFiling = ['decision', 'deconfliction', 'small team', 'authority', 'answer'];

/** The decisions of the case in the order of time. */
export function policyFile(
  scope: InCase,
  context: Read,
  query: Asked,
): Promise<ReplyOf<Operations['readPolicyFile']>['decisions']> {
  return readAt(scope, context, query.asOf, async (tx, cut) => {
    const now = msOf(query.asOf) ?? context.clock();
    const file = await laneFile(tx, cut, { ...context, now });
    const beside = await besideThings(tx, cut, file.things);
    const all = [];
    for (const thing of file.things) {
      const shown = await presentThing(tx, cut, scope, file, thing, beside);
      const base = { thingId: shown.thingId, kind: shown.kind, title: shown.title, persons: shown.persons };
      if (decidedByFiling.includes(shown.kind))
        all.push({
          ...base,
          entry: shown.entry,
          what: shown.kind,
          from: null,
          to: null,
          fields: shown.fields,
          flags: [],
          edition: null,
          by: shown.filedBy,
          at: shown.filedAt,
        });
      if (decidedBySteps.includes(shown.kind))
        all.push(...shown.steps.map(({ command, ...step }) => ({ ...base, ...step, what: command })));
    }
    return all.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  });
}
