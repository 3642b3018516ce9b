import type { StepFacts } from '#domain/machine';
import type { ScopedTransaction } from '#store/scope';
import { rolesIn } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import { liveCrossings } from '../lanes/crossings-of.ts';
import { standingThings, type StandingThing } from '../lanes/standing-thing.ts';
import { tripwireOf } from '../lanes/tripwire-of.ts';
import { forbidden } from '../refusals.ts';

/**
 * Refuses an answer to a crossing by anybody but whom its rule names: until then whoever must answer, once it escalated
 * also whoever it went up to. The duty officer is any member, for no role says who is on duty.
 */
export async function requireAnswerer(
  auth: InCompartment<'work-lanes'>,
  tx: ScopedTransaction,
  now: number,
  { row, fields }: StandingThing,
  answer: StepFacts,
): Promise<void> {
  const rule = tripwireOf(row.thing_id, row.title, fields);
  if (rule === null) return;
  const { by, escalateTo } = rule.answer;
  // A role where the rule lies is enough: where it was crossed behind a wall, nobody may hold one there.
  const own = [auth.compartmentId, row.compartment_id].flatMap((id) => rolesIn(auth, id));
  const mayBe = (who: typeof by): boolean => who === 'duty officer' || own.includes(who);
  if (mayBe(by)) return;
  const crossing = liveCrossings(await standingThings(tx, null), now).find(
    (one) => one.crossing.tripwireId === row.thing_id && one.key === answer['crossing'],
  );
  const isEscalated = crossing?.state === 'escalated';
  if (isEscalated && mayBe(escalateTo)) return;
  throw forbidden(`one of these here: ${isEscalated ? `${by}, ${escalateTo}` : by}`);
}
