import type { EntityProperty } from '#domain/entity-property';
import type { EntitySchema } from '#domain/entity';
import type { LinkKind } from '#domain/link';
import type { ColumnPart, RowShape } from '#domain/record-mapping';

/** What may be chosen for a column, as people say it. */
const partWords: Readonly<Record<ColumnPart, string>> = {
  'left out': 'leave out',
  name: 'name',
  'given name': 'given name',
  'family name': 'family name',
  fact: 'something known of them',
  organisation: 'organisation',
  role: 'role there',
  since: 'since',
  until: 'until',
  from: 'from whom',
  to: 'to whom',
  when: 'when',
  clock: 'time of day',
  ends: 'when it ended or arrived',
  amount: 'amount',
  currency: 'currency',
  item: 'what passed, or about what',
  kind: 'what kind it was',
};

const partsOf: Readonly<Record<RowShape, readonly ColumnPart[]>> = {
  people: ['left out', 'name', 'given name', 'family name', 'fact', 'organisation', 'role', 'since', 'until'],
  organisations: ['left out', 'name', 'fact'],
  links: ['left out', 'from', 'to', 'when', 'clock', 'ends', 'amount', 'currency', 'item', 'kind'],
};

export const partChoices = (shape: RowShape) => partsOf[shape].map((part) => ({ value: part, label: partWords[part] }));

export const shapeChoices: readonly { readonly value: RowShape; readonly label: string }[] = [
  { value: 'people', label: 'a person' },
  { value: 'organisations', label: 'an organisation' },
  { value: 'links', label: 'something between two' },
];

const linkWords: Readonly<Record<LinkKind, string>> = {
  tasking: 'a tasking',
  report: 'a report',
  handover: 'a handover',
  message: 'a message or call',
  meeting: 'a meeting',
  payment: 'a payment',
  travel: 'a trip',
  employment: 'an employment',
  membership: 'a membership',
  friendship: 'a friendship',
  family: 'a family tie',
  ownership: 'an ownership',
  alias: 'another name',
  access: 'an access',
  other: 'something else',
};

export const linkChoices = (kinds: readonly LinkKind[]) =>
  kinds.map((kind) => ({ value: kind, label: linkWords[kind] }));

const schemaWords: Readonly<Record<EntitySchema, string>> = {
  Person: 'a person',
  Organization: 'an organisation',
  Company: 'a company',
  PublicBody: 'a public body',
  LegalEntity: 'a person or organisation',
  Event: 'an event',
  Address: 'a place',
  UserAccount: 'an account, number or address',
  Document: 'a document',
  InformationItem: 'a piece of information',
};

export const schemaChoices = (schemata: readonly EntitySchema[]) =>
  schemata.map((schema) => ({ value: schema, label: schemaWords[schema] }));

/** "birthDate" as "birth date". */
export const propertyWords = (property: EntityProperty): string =>
  property === 'email' ? 'e-mail address' : property.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
