import type { NameKind } from '#engines/resolve/names/name';

/** How a name is read, by the schema of what bears it; a schema that may be either, or none, is read both ways. */
export function kindOfSchema(schema: string | undefined): NameKind {
  switch (schema?.toLowerCase()) {
    case 'person':
      return 'person';
    case 'company':
    case 'organization':
    case 'organisation':
    case 'publicbody':
    case 'asset':
      return 'organisation';
    case 'vessel':
    case 'airplane':
    case 'vehicle':
      return 'thing';
    default:
      return 'unknown';
  }
}
