import type { CaseDetail, Compartment } from '#api/schemas/case';
import { Failure } from '#domain/failure';

/** Finds a compartment by name or id among those the caller may see; `main` where none is named. */
export function findCompartment(detail: Pick<CaseDetail, 'compartments'>, named: string | undefined): Compartment {
  const { compartments } = detail;
  const wanted = named?.trim().toLowerCase();
  const found =
    wanted === undefined || wanted === 'main'
      ? compartments.filter((one) => one.isMain)
      : compartments.filter((one) => one.compartmentId === wanted || one.name.toLowerCase() === wanted);
  if (found.length === 1) return found[0]!;
  throw new Failure(
    'LL-COMPARTMENT-UNKNOWN',
    `No compartment of this case that you belong to is called "${named ?? 'main'}".`,
    'See them with lamplighter case show CASE.',
  );
}
