import type { EntitySchema } from '#domain/entity';

/** Kinds of entity, as people say them. */
export const schemaWords: Record<EntitySchema, string> = {
  Person: 'person',
  Organization: 'organisation',
  Company: 'company',
  PublicBody: 'public body',
  LegalEntity: 'person or organisation',
  Event: 'event',
  Address: 'place',
  UserAccount: 'account or number',
  Document: 'document',
  InformationItem: 'piece of information',
};
