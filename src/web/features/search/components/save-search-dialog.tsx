import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SearchOrder } from '#domain/search-order';
import { useCase } from '../../../lib/case-context.ts';
import { may } from '../../../lib/may.ts';
import { tell } from '../../../lib/tell.ts';
import { DialogEnd } from '../../../ui/dialog-end.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useSaveSearch } from '../api/saved-searches.ts';

type Props = { readonly q: string; readonly order: SearchOrder; readonly onClose: () => void };

/** Saves what is searched for under a name; the log has it, and undo takes it back. */
export function SaveSearchDialog({ q, order, onClose }: Props) {
  const { caseId, detail } = useCase();
  const places = detail.compartments.filter((one) => may(detail, 'review', one.compartmentId));
  const [name, setName] = useState(q.slice(0, 60));
  const [compartmentId, setCompartmentId] = useState(places[0]?.compartmentId ?? caseId);
  const save = useSaveSearch(caseId);
  return (
    <Dialog onClose={onClose} title="Save this search" size="sm">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(
            { name, q, order, compartmentId },
            {
              onSuccess: () => {
                tell(`Saved: ${name.trim()}`);
                onClose();
              },
            },
          );
        }}
      >
        <p className="small">
          Searches for <code dir="auto">{q}</code>
        </p>
        <TextInput
          label="Name"
          value={name}
          maxLength={200}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {places.length > 1 ? (
          <NativeSelect
            label="Who will find it"
            description="Name and words are known to the readers of this compartment"
            value={compartmentId}
            data={places.map((one) => ({ value: one.compartmentId, label: one.name }))}
            onChange={(event) => setCompartmentId(event.currentTarget.value)}
          />
        ) : null}
        <DialogEnd
          does="Save the search"
          onCancel={onClose}
          busy={save.isPending}
          disabled={name.trim() === ''}
          error={save.error}
        />
      </form>
    </Dialog>
  );
}
