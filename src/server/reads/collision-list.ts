import type { ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import type { LaneTie } from '#domain/lane-tie';
import { matrixAsOf, type Standing } from '#engines/prove/matrix/matrix';
import { caseFile } from '#store/case-file';
import type { ScopedTransaction } from '#store/scope';
import type { Context } from '../context.ts';
import { collisionsWithin, decisionOf, type DatedCollision } from '../lanes/lane-collisions.ts';
import { dayOf, recordedFacts } from '../lanes/proof-facts.ts';
import type { StandingThing } from '../lanes/standing-thing.ts';
import type { AcrossCases } from '../policies/deconflict.ts';
import { instantOf } from '../presenters/instant.ts';
import { readAt } from './at.ts';
import { standingOf } from './lane-matrix.ts';
import { besideThings } from './lane-things.ts';
import { presentPeople } from './proof-people.ts';
import { fairnessOfPersons } from './person-fairness.ts';

type Presented = ReplyOf<Operations['listCollisions']>['collisions'][number];
type Read = Pick<Context, 'store' | 'doctrine' | 'clock'>;

/** The other side in words, for whoever is cleared for it. */
function wordsOf(
  { other }: DatedCollision,
  things: ReadonlyMap<string, StandingThing>,
  cells: ReadonlyMap<string, string>,
  offences: ReadonlyMap<string, string>,
): string {
  if (other.kind === 'material') return things.get(other.id)?.row.title ?? 'material';
  if (other.kind === 'offence') return offences.get(other.id) ?? other.id;
  return cells.get(other.id) ?? other.id;
}

/** Nobody is named beside an offence without their answer and both fields of their status. */
const withStanding = ({ name, answer, reported, verified }: Standing): string =>
  `${name} (${answer === 'not yet put to them' ? answer : `answers: “${answer}”`}; status as reported: ${reported ?? 'nothing reported'}; verified: ${verified ?? 'nothing yet'})`;

async function inCase(tx: ScopedTransaction, context: Read): Promise<Omit<Presented, 'caseId'>[]> {
  const { doctrine } = context;
  const on = dayOf(context.clock());
  const { found, things } = await collisionsWithin(tx, null, doctrine, on);
  if (found.length === 0) return [];
  const facts = (await recordedFacts(tx, null)).map(({ fact }) => fact);
  const { rows } = matrixAsOf(doctrine, facts, on);
  const fairness = await fairnessOfPersons(tx, null, [...new Set(rows.map(({ standing }) => standing.name))]);
  const cells = new Map(
    rows.flatMap((row) => {
      const who = withStanding(standingOf(row, facts, fairness.get(row.standing.name)));
      return row.cells.map((cell) => [cell.key, `${row.offence.short}, ${cell.title}: ${who}`] as const);
    }),
  );
  const offences = new Map(doctrine.offences.map(({ id, short }) => [id, short]));
  const caseTitle = (await caseFile(tx, null))?.title ?? '';
  const told: Omit<Presented, 'caseId'>[] = [];
  for (const one of found) {
    const thing = things.get(one.disruptionId);
    if (thing === undefined) continue;
    const decided = decisionOf(one.disruptionId, things.values());
    const covers = decided !== null && (decided.fields['decision'] === 'held' || one.since <= decided.row.decided_at);
    told.push({
      key: one.key,
      caseTitle,
      kind: one.kind,
      reason: one.reason,
      disruption: {
        thingId: one.disruptionId,
        compartmentId: thing.row.compartment_id,
        title: thing.row.title,
        state: thing.state ?? '',
        persons: presentPeople(await besideThings(tx, null, [thing])),
      },
      other: { ...one.other, words: wordsOf(one, things, cells, offences) },
      through: one.through.map((tie) => structuredClone(tie) as Mutable<LaneTie>),
      since: instantOf(one.since),
      decided: covers
        ? {
            decision: decided.fields['decision'] as 'held' | 'may go on',
            words: String(decided.fields['words'] ?? ''),
            by: { accountId: decided.row.actor_id, name: decided.row.actor_name },
            at: instantOf(decided.row.decided_at),
          }
        : null,
    });
  }
  return told;
}

type Mutable<T> = T extends object ? { -readonly [Key in keyof T]: Mutable<T[Key]> } : T;

/**
 * Collisions as their officer may know them: each case in a transaction of its own, over the compartments in which they
 * hold that role. Nothing of it is kept; it is made anew whenever it is asked for.
 */
export async function collisionList(across: AcrossCases, context: Read): Promise<Presented[]> {
  const all: Presented[] = [];
  for (const scope of across.cases) {
    const found = await readAt(scope, context, undefined, (tx) => inCase(tx, context));
    all.push(...found.map((one) => ({ ...one, caseId: scope.caseId })));
  }
  // Ids say nothing of an order: of one moment, by what the officer reads.
  const keyOf = ({ kind, disruption, other }: Presented) => `${kind}|${disruption.title}|${other.words}`;
  return all.toSorted((a, b) => {
    if (a.since !== b.since) return a.since < b.since ? 1 : -1;
    return keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0;
  });
}
