import type { EntityProperty } from '#domain/entity-property';
import type { RecordEntity } from '#domain/taken-records';

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
  entity: RecordEntity,
): readonly { readonly property: EntityProperty; readonly value: string }[] =>
  entity.facts
    .filter(({ property }) => identifying.includes(property))
    .map(({ property, value }) => ({ property, value }));
