import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState, type RefObject } from 'react';
import type { EntitySchema } from '#domain/entity';
import { shapes } from '#engines/chart/chart-style';
import { useCase } from '../../../lib/case-context.ts';
import { findQuery } from '../api/find-on-chart.ts';

export type Found = { readonly entityId: string; readonly schema: EntitySchema };

type Props = { readonly field: RefObject<HTMLInputElement | null>; readonly onFound: (one: Found) => void };

/** Finds an entity by a part of its name, whether it is on the picture or not. */
export function FindBox({ field, onFound }: Props) {
  const { caseId, asOf } = useCase();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, 150);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = useQuery(findQuery(caseId, asked, asOf));
  // What was found for the text before stays only where it fits what is typed by now: Enter takes nobody else.
  const isLate = found.isPlaceholderData || asked !== typed;
  const wanted = typed.trim().toLocaleLowerCase();
  const list =
    wanted === '' ? [] : (found.data ?? []).filter((one) => !isLate || one.name.toLocaleLowerCase().includes(wanted));
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const one = list.find(({ entityId }) => entityId === id);
        if (one !== undefined) onFound(one);
        setTyped('');
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          ref={field}
          size="xs"
          w={170}
          aria-label="Find by name on the chart"
          placeholder="Find by name (f)"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed.trim() === ''}>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }}>
          {list.map((one) => (
            <Combobox.Option key={one.entityId} value={one.entityId}>
              <bdi className="chart-clamp">{one.name}</bdi>{' '}
              <span className="muted small">{shapes[one.schema].says}</span>
            </Combobox.Option>
          ))}
          {list.length === 0 ? (
            <Combobox.Empty>{found.isFetching ? 'Looking …' : 'Nobody and nothing by that name.'}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
