import { mainCompartmentOf } from '#domain/case-file';
import { parseQuery } from '#engines/search/parse-query';
import { caseFile } from '#store/case-file';
import { now } from '#store/cut';
import type { InCase, SignedIn } from '../authorised.ts';
import type { Context } from '../context.ts';
import { readCase } from '../policies/read-case.ts';
import { casesOf } from '../sessions/memberships-of.ts';
import { readAt } from './at.ts';
import { searchView, type SearchView } from './search-view.ts';

export type FoundInCase = {
  readonly scope: InCase;
  readonly title: string;
  readonly marking: string;
  readonly view: SearchView;
};

/** One question put to every case of the caller, each in a transaction of its own; cases with most documents first. */
export async function searchCases(
  { actor }: SignedIn,
  context: Pick<Context, 'store' | 'clock' | 'resolver'>,
  query: { readonly q: string; readonly limit: number },
): Promise<{ cases: FoundInCase[]; parsed: ReturnType<typeof parseQuery> }> {
  const parsed = parseQuery(query.q);
  if (parsed.query === null) return { cases: [], parsed };
  const mine = [...(await casesOf(context.store, actor))].filter(([caseId, all]) =>
    all.some((one) => one.compartmentId === mainCompartmentOf(caseId) && one.roles.length > 0),
  );
  const cases: FoundInCase[] = [];
  for (const [caseId, memberships] of mine) {
    const scope = readCase({ actor, caseId, memberships });
    const file = await readAt(scope, context, undefined, (tx) => caseFile(tx, now));
    if (file === undefined) continue;
    const view = await searchView(scope, context, {
      q: query.q,
      order: 'best',
      from: 0,
      limit: query.limit,
      facets: false,
      passages: 1,
    });
    cases.push({ scope, title: file.title, marking: file.marking, view });
  }
  return { cases, parsed };
}
