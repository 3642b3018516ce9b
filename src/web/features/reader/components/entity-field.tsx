import { Autocomplete, Select } from '@mantine/core';
import type { Entity } from '#api/schemas/link';
import { entitySchemata, type EntitySchema } from '#domain/entity';

/** Who or what somebody means: a name, and its kind where the name is new to the case. */
export type Named = { readonly name: string; readonly schema: EntitySchema };

export const schemaNames: Record<EntitySchema, string> = {
  Person: 'a person',
  Organization: 'an organisation',
  Company: 'a company',
  PublicBody: 'a public body',
  LegalEntity: 'a person or an organisation',
  Event: 'an event',
  Address: 'a place',
  UserAccount: 'an account or number',
  Document: 'a document',
  InformationItem: 'a piece of information',
};

/** The entity of the case that bears this name, or null where it is a new one. */
export function knownAs(entities: readonly Entity[], name: string): Entity | null {
  const wanted = name.trim().toLocaleLowerCase();
  return entities.find((one) => one.name.toLocaleLowerCase() === wanted) ?? null;
}

/** What the server takes for it. */
export function choiceOf(
  entities: readonly Entity[],
  named: Named,
): { entityId: string } | { schema: EntitySchema; name: string } {
  const known = knownAs(entities, named.name);
  return known === null ? { schema: named.schema, name: named.name.trim() } : { entityId: known.entityId };
}

type Props = {
  readonly label: string;
  readonly value: Named;
  readonly entities: readonly Entity[];
  readonly onChange: (value: Named) => void;
};

export function EntityField({ label, value, entities, onChange }: Props) {
  const known = knownAs(entities, value.name);
  return (
    <div className="entity-field">
      <Autocomplete
        label={label}
        data={[...new Set(entities.map((one) => one.name))]}
        limit={20}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
        description={
          value.name.trim() === ''
            ? 'a name'
            : known === null
              ? 'new to this case'
              : `known: ${schemaNames[known.schema]}`
        }
        dir="auto"
        required
      />
      {known === null ? (
        <Select
          label="which is"
          data={entitySchemata.map((schema) => ({ value: schema, label: schemaNames[schema] }))}
          description=" "
          value={value.schema}
          onChange={(schema) => schema !== null && onChange({ ...value, schema: schema as EntitySchema })}
          allowDeselect={false}
        />
      ) : null}
    </div>
  );
}
