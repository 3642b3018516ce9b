import { mainCompartmentOf } from '#domain/case-file';
import type { InCase } from './authorised.ts';
import type { Exchange } from './exchange.ts';

type Seen = { readonly compartmentId: string; readonly subjectId: string };

/** Notes what someone saw, once in each compartment it came from; a look that found nothing is noted in `main`. */
export function noteWhat(exchange: Exchange, scope: InCase, what: string, seen: readonly Seen[]): void {
  const byCompartment = new Map<string, string[]>();
  for (const { compartmentId, subjectId } of seen) {
    const list = byCompartment.get(compartmentId) ?? [];
    if (!list.includes(subjectId) && list.length < 100) list.push(subjectId);
    byCompartment.set(compartmentId, list);
  }
  if (byCompartment.size === 0) byCompartment.set(mainCompartmentOf(scope.caseId), []);
  for (const [compartmentId, subjects] of byCompartment)
    exchange.note({ caseId: scope.caseId, compartmentId, what, subjects });
}
