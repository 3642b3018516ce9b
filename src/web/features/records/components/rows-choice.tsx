import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { Mapping } from '#api/schemas/records';
import { entitySchemata, type EntitySchema } from '#domain/entity';
import { linkKinds, relationKinds, type LinkKind } from '#domain/link';
import type { RowShape } from '#domain/record-mapping';
import { linkChoices, partChoices, schemaChoices, shapeChoices } from '../part-words.ts';
import { withShape } from '../mend-mapping.ts';

type Props = {
  readonly mapping: Mapping;
  /** Words of the column of kinds, where it has only a few. */
  readonly kinds: readonly string[];
  readonly onChange: (mapping: Mapping) => void;
};

/** What a row stands for. */
export function RowsChoice({ mapping, kinds, onChange }: Props) {
  const { shape } = mapping;
  const schema = (label: string, end: 'from' | 'to') => (
    <NativeSelect
      label={label}
      data={schemaChoices(entitySchemata)}
      value={mapping[end]}
      onChange={(event) => onChange({ ...mapping, [end]: event.currentTarget.value as EntitySchema })}
    />
  );
  return (
    <div className="records-choice">
      <NativeSelect
        label="Each row is"
        data={[...shapeChoices]}
        value={shape}
        onChange={(event) => {
          const next = event.currentTarget.value as RowShape;
          onChange(
            withShape(
              mapping,
              next,
              partChoices(next).map(({ value }) => value),
            ),
          );
        }}
      />
      {shape === 'links' ? (
        <>
          <NativeSelect
            label="It is"
            data={linkChoices(linkKinds)}
            value={mapping.link}
            onChange={(event) => onChange({ ...mapping, link: event.currentTarget.value as LinkKind })}
          />
          {schema('It goes from', 'from')}
          {schema('It goes to', 'to')}
        </>
      ) : shape === 'people' ? (
        <>
          <TextInput
            label="All of them belong to"
            placeholder="an organisation, if no column names one"
            value={mapping.organisation ?? ''}
            onChange={(event) => onChange({ ...mapping, organisation: event.currentTarget.value || null })}
            dir="auto"
          />
          <NativeSelect
            label="By"
            data={linkChoices(relationKinds)}
            value={mapping.link}
            onChange={(event) => onChange({ ...mapping, link: event.currentTarget.value as LinkKind })}
          />
        </>
      ) : (
        schema('It is', 'from')
      )}
      <NativeSelect
        label="A row"
        data={[
          { value: 'reported', label: 'records it' },
          { value: 'alleged', label: 'is somebody’s allegation' },
        ]}
        value={mapping.stance}
        onChange={(event) => onChange({ ...mapping, stance: event.currentTarget.value as Mapping['stance'] })}
      />
      <Checkbox
        className="records-joins"
        label="Take those whom the case knows by the same address or number for the same"
        checked={mapping.joins}
        onChange={(event) => onChange({ ...mapping, joins: event.currentTarget.checked })}
      />
      {kinds.map((word) => (
        <NativeSelect
          key={word}
          label={`“${word}” is`}
          data={linkChoices(linkKinds)}
          value={mapping.kinds[word.trim().toLowerCase()] ?? mapping.link}
          onChange={(event) =>
            onChange({
              ...mapping,
              kinds: { ...mapping.kinds, [word.trim().toLowerCase()]: event.currentTarget.value as LinkKind },
            })
          }
        />
      ))}
    </div>
  );
}
