import type { EntityProperty } from '#domain/entity-property';
import type { TakenEntity } from './taken-row.ts';

/** Properties that belong to one person or body alone. */
const identifying: readonly EntityProperty[] = [
  'email',
  'phone',
  'passportNumber',
  'idNumber',
  'registrationNumber',
  'taxNumber',
];

/** By what the case may know an entity already. */
export const identifiersOf = (
  entity: TakenEntity,
): readonly { readonly property: EntityProperty; readonly value: string }[] =>
  entity.facts
    .filter(({ property }) => identifying.includes(property))
    .map(({ property, value }) => ({ property, value }));
