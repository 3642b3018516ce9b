import type { MatrixReply } from '#api/schemas/lane-matrix';
import type { ProofFact } from '#domain/proof-fact';
import { alarmsOn, type Alarm } from '#engines/prove/matrix/alarms';
import { matrixAsOf, type MatrixRow } from '#engines/prove/matrix/matrix';
import { proofFileAsOf, type ItemFile } from '#engines/prove/matrix/proof-file';
import { claimsById } from '#store/claim';
import type { Cut } from '#store/cut';
import { laneThings } from '#store/lane';
import type { ScopedTransaction } from '#store/scope';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { dayOf, recordedFacts } from '../lanes/proof-facts.ts';
import { msOf } from '../presenters/instant.ts';
import { presentClaim } from '../presenters/present-claim.ts';
import { readAt } from './at.ts';
import type { PresentedFairness } from './claim-types.ts';
import { hydrateClaims } from './hydrate-claims.ts';
import { personsOfFact, proofPeople } from './proof-people.ts';
import { fairnessOfPersons } from './person-fairness.ts';

type Day = { readonly asOf?: string | undefined; readonly on?: string | undefined };

/** What is on file of a person where nobody recorded an answer or a status for the proof itself. */
export function standingOf(row: MatrixRow, facts: readonly ProofFact[], fairness: PresentedFairness | undefined) {
  const { standing, suspectId } = row;
  const isRecorded = (kind: ProofFact['kind']) =>
    facts.some((fact) => fact.kind === kind && 'suspectId' in fact && fact.suspectId === suspectId);
  const [denial] = fairness?.denials ?? [];
  const isStatus = isRecorded('status recorded');
  const reported = fairness?.statuses.find((one) => one.reported !== null)?.reported?.status ?? null;
  const verified = fairness?.statuses.find((one) => one.verified !== null)?.verified?.status ?? null;
  return {
    name: standing.name,
    answer: isRecorded('answer recorded') || denial === undefined ? standing.answer : denial.words.content,
    reported: isStatus ? standing.reported : reported,
    verified: isStatus ? standing.verified : verified,
  };
}

/** Alarms with what travels with whoever each of them names. */
export const withStandings = (
  alarms: readonly Alarm[],
  standings: ReadonlyMap<string, MatrixReply['rows'][number]['standing']>,
): MatrixReply['alarms'] =>
  alarms.map((one) => ({ ...one, standing: one.suspectId === null ? null : (standings.get(one.suspectId) ?? null) }));

const presentItem = (
  { item, recorded, withdrawn, admissible, gate }: ItemFile,
  compartmentId: string,
  personIds: string[],
): MatrixReply['items'][number] => ({
  ...item,
  claimIds: [...item.claimIds],
  documentIds: [...(item.documentIds ?? [])],
  compartmentId,
  personIds,
  recorded,
  withdrawn,
  admissible: admissible && { admissible: admissible.admissible, why: admissible.why, on: admissible.on },
  gate: gate && { passed: gate.passed, why: gate.why, on: gate.on },
});

/** The matrix in one transaction, with all that must show beside it. */
export async function matrixOn(
  tx: ScopedTransaction,
  cut: Cut,
  context: Pick<Context, 'doctrine'>,
  on: string,
): Promise<MatrixReply> {
  const { doctrine } = context;
  const recorded = await recordedFacts(tx, cut);
  const facts = recorded.map(({ fact }) => fact);
  const matrix = matrixAsOf(doctrine, facts, on);
  const known = facts.filter((fact) => fact.on <= on);
  const fairness = await fairnessOfPersons(tx, cut, [...new Set(matrix.rows.map(({ standing }) => standing.name))]);
  const aboutWhom = personsOfFact(facts);
  const charges = await laneThings(tx, cut, { kinds: ['charge'] });
  const compartmentOf = new Map(recorded.map(({ row }) => [row.makes, row.compartment_id]));
  const items = [...proofFileAsOf(facts, on).items.values()].map((one) =>
    presentItem(
      one,
      compartmentOf.get(one.item.id) ?? tx.scope.caseId,
      aboutWhom({ kind: 'item recorded', on, item: one.item }),
    ),
  );
  const rows = await claimsById(tx, cut, [...new Set(items.flatMap(({ claimIds }) => claimIds))]);
  const standings = new Map(
    matrix.rows.map((row) => [row.suspectId, standingOf(row, known, fairness.get(row.standing.name))]),
  );
  const reply = {
    ...matrix,
    rows: matrix.rows.map((row) => ({
      ...row,
      chargeId:
        charges.find(({ fields }) => fields['suspectId'] === row.suspectId && fields['offenceId'] === row.offenceId)
          ?.thing_id ?? null,
      standing: standings.get(row.suspectId)!,
      fairness: fairness.get(row.standing.name) ?? null,
    })),
    alarms: withStandings(alarmsOn(doctrine, facts, on, matrix), standings),
    items,
    people: await proofPeople(tx, cut, facts),
    claims: (await hydrateClaims(tx, cut, rows)).map(presentClaim),
  };
  return structuredClone(reply) as MatrixReply;
}

/** The day that a question is about: the one it names, else that of the moment it looks from. */
export const dayAsked = ({ asOf, on }: Day, context: Pick<Context, 'clock'>): string =>
  on ?? dayOf(msOf(asOf) ?? context.clock());

export const laneMatrix = (
  scope: InCase,
  context: Pick<Context, 'store' | 'doctrine' | 'clock'>,
  query: Day,
): Promise<MatrixReply> =>
  readAt(scope, context, query.asOf, (tx, cut) => matrixOn(tx, cut, context, dayAsked(query, context)));
