/**
 * What may be said of an entity besides its name, under the property names of FollowTheMoney (`employer` is ours: there
 * it is an interval between two entities). Values are text as written; dates are ISO 8601 at the precision known.
 */
export const entityProperties = [
  'alias',
  'previousName',
  'birthDate',
  'deathDate',
  'birthPlace',
  'gender',
  'nationality',
  'country',
  'jurisdiction',
  'address',
  'phone',
  'email',
  'website',
  'passportNumber',
  'idNumber',
  'registrationNumber',
  'taxNumber',
  'position',
  'employer',
  'incorporationDate',
  'dissolutionDate',
] as const;
export type EntityProperty = (typeof entityProperties)[number];
