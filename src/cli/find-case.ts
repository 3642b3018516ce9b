import type { Client } from '#api/client';
import type { CaseSummary } from '#api/schemas/case';
import { Failure } from '#domain/failure';

/** Finds a case by its id, by the first characters of it, or by words of its title; never guesses between two. */
export async function findCase(client: Client, named: string): Promise<CaseSummary> {
  const { cases } = await client.call('listCases');
  const wanted = named.trim().toLowerCase();
  const exact = cases.filter((one) => one.caseId === wanted || one.title.toLowerCase() === wanted);
  const near = cases.filter((one) => one.caseId.startsWith(wanted) || one.title.toLowerCase().includes(wanted));
  const found = exact.length > 0 ? exact : near;
  if (found.length === 1) return found[0]!;
  if (found.length === 0) {
    throw new Failure(
      'LL-CASE-UNKNOWN',
      `No case of yours is called "${named}".`,
      'See yours with lamplighter case list; only members of a case see it.',
    );
  }
  throw new Failure(
    'LL-CASE-AMBIGUOUS',
    `"${named}" fits ${found.length} cases: ${found
      .slice(0, 4)
      .map((one) => `${one.caseId.slice(0, 8)} ${one.title}`)
      .join('; ')}.`,
    'Give the id, or more of the title.',
  );
}
