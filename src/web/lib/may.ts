import type { CaseDetail } from '#api/schemas/case';
import type { CaseRole } from '#domain/role';

export type Deed = 'review' | 'add material' | 'own' | 'release';

/** The roles that the server asks for, any one of them. */
export const rolesFor: Record<Deed, readonly CaseRole[]> = {
  review: ['analyst', 'case owner'],
  'add material': ['analyst', 'case owner'],
  own: ['case owner'],
  release: ['disclosure officer', 'authoriser'],
};

/**
 * Whether to offer a deed in a compartment (in any of them where none is named); the server decides, this only keeps
 * buttons from promising what it would refuse.
 */
export function may(detail: CaseDetail, deed: Deed, compartmentId?: string): boolean {
  return detail.compartments
    .filter((compartment) => compartmentId === undefined || compartment.compartmentId === compartmentId)
    .some((compartment) => compartment.roles.some((role) => rolesFor[deed].includes(role)));
}
