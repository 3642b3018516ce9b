/** FollowTheMoney schemata in use now, and ours: `InformationItem`. */
export const entitySchemata = [
  'Person',
  'Organization',
  'Company',
  'PublicBody',
  'LegalEntity',
  'Event',
  'Address',
  'UserAccount',
  'Document',
  'InformationItem',
] as const;
export type EntitySchema = (typeof entitySchemata)[number];
