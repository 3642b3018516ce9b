import type { Entity } from '#api/schemas/link';
import type { EntitySchema } from '#domain/entity';
import type { EntityRow } from '#store/link';

export function presentEntity(row: EntityRow): Entity {
  return {
    entityId: row.entity_id,
    compartmentId: row.compartment_id,
    schema: row.schema as EntitySchema,
    name: row.name,
    translation: row.translation,
    version: row.from_seq,
  };
}
