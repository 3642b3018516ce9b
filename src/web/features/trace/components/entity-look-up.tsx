import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type Ref } from 'react';
import type { Entity } from '#api/schemas/link';
import { useCase } from '../../../lib/case-context.ts';
import { findEntityQuery } from '../api/find-entity.ts';

export type Known = { readonly entityId: string; readonly name: string };

type Props = {
  readonly label: string;
  readonly description?: string;
  readonly value: Known | null;
  readonly onChange: (value: Known | null) => void;
  readonly error?: string | undefined;
  readonly ref?: Ref<HTMLInputElement>;
};

const said: Partial<Record<Entity['schema'], string>> = {
  InformationItem: 'information',
  UserAccount: 'account',
  PublicBody: 'public body',
  LegalEntity: 'legal entity',
  Address: 'place',
};

/** Someone or something of the case, found by a part of the name; the first that is found is taken by Enter. */
export function EntityLookUp({ label, description, value, onChange, error, ref }: Props) {
  const { caseId, asOf } = useCase();
  const combobox = useCombobox();
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed?.trim() ?? '';
  const found = useQuery(findEntityQuery(caseId, name, asOf));
  // What was found for the text before stays only where it fits what is typed by now: Enter takes nobody else.
  const fits = (one: Entity) =>
    [one.name, one.translation ?? ''].some((of) => of.toLocaleLowerCase().includes(name.toLocaleLowerCase()));
  const options = name === '' ? [] : (found.data ?? []).filter((one) => !found.isPlaceholderData || fits(one));
  const shown = options.map((one) => one.entityId).join(' ');
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (shown !== '') selectFirstOption();
    // The list is new whenever other ids are shown.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [shown]);
  const submit = (entityId: string) => {
    const one = options.find((each) => each.entityId === entityId);
    if (one === undefined) return;
    onChange({ entityId, name: one.name });
    setTyped(null);
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={submit} size="xs">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={ref ?? null}
          label={label}
          description={description}
          size="xs"
          placeholder="a part of the name"
          value={typed ?? value?.name ?? ''}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            if (event.currentTarget.value === '') onChange(null);
            combobox.openDropdown();
          }}
          onBlur={() => {
            combobox.closeDropdown();
            setTyped(null);
          }}
          error={error}
          dir="auto"
          autoComplete="off"
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={name === ''}>
        <Combobox.Options aria-label={label}>
          {options.map((one) => (
            <Combobox.Option key={one.entityId} value={one.entityId} dir="auto">
              {one.name}
              {one.translation === null ? '' : ` (${one.translation})`}{' '}
              <span className="muted">{said[one.schema] ?? one.schema.toLocaleLowerCase()}</span>
            </Combobox.Option>
          ))}
          {options.length === 0 ? (
            <Combobox.Empty>{found.isFetching ? 'Looking …' : 'Nobody here bears that name.'}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
