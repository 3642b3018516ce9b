import type { CaseProfile } from '#domain/case-file';
import type { Doctrine } from '#domain/doctrine';
import { alarmsOn } from '#engines/prove/matrix/alarms';
import { matrixAsOf } from '#engines/prove/matrix/matrix';
import { proofFileAsOf } from '#engines/prove/matrix/proof-file';
import { caseFile, members } from '#store/case-file';
import { claimsById } from '#store/claim';
import type { Cut } from '#store/cut';
import { laneTies } from '#store/lane';
import type { ScopedTransaction } from '#store/scope';
import type { ServerDeps } from '../deps.ts';
import { placesOf } from '../error-places.ts';
import { collisionsOf, type LaneCollisions } from './lane-collisions.ts';
import { dayOf, recordedFacts, type RecordedFact } from './proof-facts.ts';
import { standingThings, type StandingThing } from './standing-thing.ts';

/** What follows from the facts of the proof on a day. */
export type Proof = {
  readonly matrix: ReturnType<typeof matrixAsOf>;
  readonly alarms: ReturnType<typeof alarmsOn>;
  readonly file: ReturnType<typeof proofFileAsOf>;
};

/** What the steps of all things of a case are judged by, read once. */
export type LaneFile = {
  readonly doctrine: Doctrine;
  readonly caseId: string;
  readonly now: number;
  /** The day of which the matrix is asked. */
  readonly on: string;
  readonly profile: CaseProfile;
  /** UTC milliseconds; null before it was opened. */
  readonly openedAt: number | null;
  readonly things: readonly StandingThing[];
  readonly facts: readonly RecordedFact[];
  /** Null where it could not be worked out: then nobody can tell what a step would harm. */
  readonly proof: Proof | null;
  readonly collisions: LaneCollisions;
  /** Accounts that are members now, by compartment. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  readonly helpsDefence: ReadonlySet<string>;
};

type Asked = {
  readonly doctrine: Doctrine;
  readonly log: ServerDeps['log'];
  readonly now: number;
  readonly on?: string;
};

/** Who may hold a decision now, without the proof: all that a warning of a threat to life is looked at by. */
export async function peopleFile(tx: ScopedTransaction, cut: Cut, { doctrine, now }: Asked): Promise<LaneFile> {
  const inside = new Map<string, Set<string>>();
  for (const row of await members(tx, null))
    inside.set(row.compartment_id, (inside.get(row.compartment_id) ?? new Set()).add(row.account_id));
  const of = await caseFile(tx, cut);
  return {
    doctrine,
    caseId: tx.scope.caseId,
    now,
    on: dayOf(now),
    profile: (of?.profile ?? 'investigation') as CaseProfile,
    openedAt: of?.opened_at ?? null,
    things: await standingThings(tx, cut, { kinds: ['small team'] }),
    facts: [],
    proof: null,
    collisions: { found: [], things: new Map() },
    members: inside,
    helpsDefence: new Set(),
  };
}

/** Reads what steps are judged by, within the scope; a fault in working out the proof is logged and left standing as one. */
export async function laneFile(tx: ScopedTransaction, cut: Cut, asked: Asked): Promise<LaneFile> {
  const { doctrine, now, on = dayOf(now), log } = asked;
  const people = await peopleFile(tx, cut, asked);
  const things = await standingThings(tx, cut);
  const material = things.filter(({ kind }) => kind === 'material');
  const claimIds = [...new Set(material.flatMap(({ row }) => row.claim_ids))];
  const marked = (await claimsById(tx, cut, claimIds)).filter((row) => row.helps_defence);
  const recorded = await recordedFacts(tx, cut);
  const ties = await laneTies(tx, cut);
  const file = { ...people, on, things, facts: recorded, helpsDefence: new Set(marked.map((row) => row.claim_id)) };
  try {
    const facts = recorded.map(({ fact }) => fact);
    const matrix = matrixAsOf(doctrine, facts, on);
    const alarms = alarmsOn(doctrine, facts, on, matrix);
    const proof = { matrix, alarms, file: proofFileAsOf(facts, on) };
    return { ...file, proof, collisions: collisionsOf(matrix, things, recorded, ties) };
  } catch (fault) {
    const error = fault instanceof Error ? fault.name : typeof fault;
    log({ level: 'error', event: 'proof not worked out', case: tx.scope.caseId, error, at: placesOf(fault) });
    return file;
  }
}
