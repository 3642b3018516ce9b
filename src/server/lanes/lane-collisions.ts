import type { Doctrine } from '#domain/doctrine';
import { disclosableStates, openDisruptionStates } from '#domain/lane-states';
import type { LaneTie } from '#domain/lane-tie';
import { collisionsIn, type Collision } from '#engines/prove/lanes/collisions';
import { tiesOf } from '#engines/prove/lanes/rests-on';
import { matrixAsOf } from '#engines/prove/matrix/matrix';
import type { Cut } from '#store/cut';
import { laneTies, type LaneTieRow } from '#store/lane';
import type { ScopedTransaction } from '#store/scope';
import { recordedFacts, type RecordedFact } from './proof-facts.ts';
import { standingThings, type StandingThing } from './standing-thing.ts';

/** A collision with when the last of what it follows from was recorded, in UTC milliseconds. */
export type DatedCollision = Collision & { readonly since: number };

export type LaneCollisions = {
  readonly found: readonly DatedCollision[];
  readonly things: ReadonlyMap<string, StandingThing>;
};

/** When what the matrix says of an item, a witness or an offence was recorded last. */
function recordedAt(tie: LaneTie, facts: readonly RecordedFact[]): number {
  const about = (fact: RecordedFact['fact']): boolean => {
    if (tie.kind === 'offence considered')
      return fact.kind === 'offence chosen' && fact.suspectId === tie.personId && fact.offenceId === tie.offenceId;
    if (tie.kind === 'element rests on item')
      return 'itemId' in fact
        ? fact.itemId === tie.itemId
        : fact.kind === 'item recorded' && fact.item.id === tie.itemId;
    return tie.kind === 'witness says item' && fact.kind === 'item recorded' && fact.item.id === tie.itemId;
  };
  return Math.max(0, ...facts.filter(({ fact }) => about(fact)).map(({ row }) => row.decided_at));
}

/** Where steps of the lanes would harm each other, from what was read in one scope and nothing else. */
export function collisionsOf(
  matrix: ReturnType<typeof matrixAsOf>,
  all: readonly StandingThing[],
  facts: readonly RecordedFact[],
  recorded: readonly LaneTieRow[],
): LaneCollisions {
  const things = all.filter(({ kind }) => ['disruption', 'material', 'deconfliction'].includes(kind));
  const dated = new Map<LaneTie, number>();
  for (const row of recorded) dated.set(row.tie, row.decided_at);
  for (const tie of tiesOf(matrix)) dated.set(tie, recordedAt(tie, facts));
  const idsIn = (kind: string, states: readonly string[]) =>
    new Set(
      things.filter((one) => one.kind === kind && states.includes(one.state ?? '')).map((one) => one.row.thing_id),
    );
  const found = collisionsIn([...dated.keys()], {
    disruptions: idsIn('disruption', openDisruptionStates),
    materials: idsIn('material', disclosableStates),
  });
  return {
    found: found.map((one) => ({ ...one, since: Math.max(...one.through.map((tie) => dated.get(tie) ?? 0)) })),
    things: new Map(things.map((one) => [one.row.thing_id, one])),
  };
}

/** The same, read by this transaction. */
export async function collisionsWithin(
  tx: ScopedTransaction,
  cut: Cut,
  doctrine: Doctrine,
  on: string,
): Promise<LaneCollisions> {
  const things = await standingThings(tx, cut, { kinds: ['disruption', 'material', 'deconfliction'] });
  const facts = await recordedFacts(tx, cut);
  const matrix = matrixAsOf(
    doctrine,
    facts.map(({ fact }) => fact),
    on,
  );
  return collisionsOf(matrix, things, facts, await laneTies(tx, cut));
}

/** What the deconfliction officer decided of a thing last. */
export function decisionOf(thingId: string, things: Iterable<StandingThing>): StandingThing | null {
  return [...things].findLast((one) => one.kind === 'deconfliction' && one.row.about === thingId) ?? null;
}

/** Collisions of one thing that nobody has decided on since they came about, and the officer's hold where there is one. */
export function openFor(
  thingId: string,
  { found, things }: LaneCollisions,
): { readonly open: readonly DatedCollision[]; readonly isHeld: boolean; readonly mayGoOn: boolean } {
  const decided = decisionOf(thingId, things.values());
  const isHeld = decided?.fields['decision'] === 'held';
  const settledUntil = decided === null || isHeld ? -1 : decided.row.decided_at;
  const own = found.filter(
    (one) => one.disruptionId === thingId || (one.other.kind === 'material' && one.other.id === thingId),
  );
  const open = own.filter(({ since }) => since > settledUntil);
  return { open, isHeld, mayGoOn: decided !== null && !isHeld && open.length === 0 };
}
