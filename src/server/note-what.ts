import { mainCompartmentOf } from '#domain/case-file';
import type { InCase } from './authorised.ts';
import type { Exchange } from './exchange.ts';

type Seen = { readonly compartmentId: string; readonly subjectId: string };

/** How far a look went: through all that the caller may see, or only to the records that it shows. */
type Reach = 'whole case' | 'what was seen';

/**
 * Notes what someone saw, once in each compartment it came from. A look through the whole case is noted in `main`
 * whether it found something there or not: else a missing note would tell those who read `main`'s log that it found
 * something elsewhere.
 */
export function noteWhat(
  exchange: Exchange,
  scope: InCase,
  what: string,
  seen: readonly Seen[],
  reach: Reach = 'what was seen',
): void {
  const byCompartment = new Map<string, string[]>();
  if (reach === 'whole case') byCompartment.set(mainCompartmentOf(scope.caseId), []);
  for (const { compartmentId, subjectId } of seen) {
    const list = byCompartment.get(compartmentId) ?? [];
    if (!list.includes(subjectId) && list.length < 100) list.push(subjectId);
    byCompartment.set(compartmentId, list);
  }
  for (const [compartmentId, subjects] of byCompartment)
    exchange.note({ caseId: scope.caseId, compartmentId, what, subjects });
}

/**
 * What lies outside `main`, of things that were found, joined, ordered or cut off by way of everything the caller may
 * see: that one of `main` was among them may be owed to something hidden, so a note in `main` names only what was asked
 * for.
 */
export function outsideMain(scope: InCase, seen: readonly Seen[]): Seen[] {
  const main = mainCompartmentOf(scope.caseId);
  return seen.filter((one) => one.compartmentId !== main);
}

/**
 * Notes a look that set out from named records. `main` names them where all lie there. Where one lies elsewhere, the look
 * is noted there alone, with all that it named: that somebody asks after such a record at all is known only there.
 */
export function noteAsked(
  exchange: Exchange,
  scope: InCase,
  what: string,
  asked: readonly Seen[],
  seen: readonly Seen[],
): void {
  const outside = outsideMain(scope, asked);
  const where = [...new Set(outside.map((one) => one.compartmentId))];
  const inMain = asked.filter((one) => !outside.includes(one));
  const named =
    where.length === 0
      ? asked
      : where.flatMap((compartmentId) => [
          ...outside.filter((one) => one.compartmentId === compartmentId),
          ...inMain.map(({ subjectId }) => ({ compartmentId, subjectId })),
        ]);
  noteWhat(exchange, scope, what, [...named, ...outsideMain(scope, seen)]);
}

export const subjectOf = (row: { readonly compartment_id: string; readonly entity_id: string }): Seen => ({
  compartmentId: row.compartment_id,
  subjectId: row.entity_id,
});
