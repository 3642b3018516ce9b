import { Autocomplete } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCase } from '../../../lib/case-context.ts';
import { entitiesQuery } from '../../reader/api/list-entities.ts';

export type Who = { readonly entityId: string | null; readonly name: string };

type Props = {
  readonly label: string;
  readonly description?: string;
  readonly value: Who;
  readonly onChange: (value: Who) => void;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
};

/** Somebody by name: known to the case, or put on record with what is said of them. */
export function PersonField({ label, description, value, onChange, required = false, autoFocus = false }: Props) {
  const { caseId } = useCase();
  const people = (useQuery(entitiesQuery(caseId)).data ?? []).filter(({ schema }) =>
    ['Person', 'Organization', 'Company', 'PublicBody', 'LegalEntity'].includes(schema),
  );
  const known = people.find(({ name }) => name.toLocaleLowerCase() === value.name.trim().toLocaleLowerCase());
  const said = value.name.trim() === '' ? description : known === undefined ? 'new to this case' : 'known to this case';
  return (
    <Autocomplete
      label={label}
      {...(said === undefined ? {} : { description: said })}
      data={[...new Set(people.map(({ name }) => name))]}
      limit={20}
      value={value.name}
      onChange={(name) =>
        onChange({
          name,
          entityId:
            people.find((one) => one.name.toLocaleLowerCase() === name.trim().toLocaleLowerCase())?.entityId ?? null,
        })
      }
      required={required}
      {...(autoFocus ? { 'data-autofocus': true } : {})}
      dir="auto"
    />
  );
}
