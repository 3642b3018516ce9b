import { Autocomplete, Modal, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Claim } from '#api/schemas/claim';
import { legalStatuses, verifiableStatuses, type LegalStatus } from '#domain/legal-status';
import { DialogEnd } from '../../../ui/dialog-end.tsx';
import { recordStatus } from '../api/record-status.ts';

type Recorded = Awaited<ReturnType<typeof recordStatus>>;
type Props = {
  readonly caseId: string;
  readonly claim: Claim;
  readonly onClose: () => void;
  readonly onRecorded: (recorded: Recorded) => void;
};

/** Where a person stands in law: as these words report it, or as a record shows. */
export function StatusDialog({ caseId, claim, onClose, onRecorded }: Props) {
  const persons = claim.fairness?.persons ?? [];
  const [person, setPerson] = useState(persons[0] ?? '');
  const [how, setHow] = useState<'reported' | 'verified'>('reported');
  const [status, setStatus] = useState<LegalStatus | null>(null);
  const [when, setWhen] = useState('');
  const [record, setRecord] = useState('');
  const save = useMutation({
    mutationFn: (status: LegalStatus) =>
      recordStatus(caseId, {
        person: person.trim(),
        compartmentId: claim.compartmentId,
        ...(how === 'reported'
          ? { reported: { status, claimId: claim.claimId, when: when.trim() || null } }
          : { verified: { status, record: record.trim() } }),
      }),
    onSuccess: onRecorded,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (status !== null) save.mutate(status);
  };
  const choices = how === 'reported' ? legalStatuses : verifiableStatuses;
  return (
    <Modal opened onClose={onClose} title="Legal status">
      <form className="stack" onSubmit={submit}>
        <Autocomplete
          label="Of"
          data={persons}
          value={person}
          onChange={setPerson}
          required
          openOnFocus={false}
          data-autofocus
        />
        <SegmentedControl
          aria-label="How it is known"
          value={how}
          onChange={(value) => {
            setHow(value);
            // A record has no word for some that a newspaper has; then it must be chosen anew.
            if (value === 'verified' && !verifiableStatuses.some((one) => one === status)) setStatus(null);
          }}
          data={[
            { value: 'reported', label: 'as these words report' },
            { value: 'verified', label: 'as a record shows' },
          ]}
        />
        <Select
          label="Status"
          data={[...choices]}
          value={status}
          placeholder="Choose"
          onChange={(value) => setStatus(value as LegalStatus | null)}
          allowDeselect={false}
          required
        />
        {how === 'reported' ? (
          <>
            <blockquote className="rely-words" dir="auto">
              {claim.words.content}
            </blockquote>
            <TextInput
              label="When"
              description="2022-07, where the words say so"
              value={when}
              onChange={(event) => setWhen(event.currentTarget.value)}
            />
          </>
        ) : (
          <TextInput
            label="By what record"
            description="For instance the court’s record with its number and day."
            value={record}
            onChange={(event) => setRecord(event.currentTarget.value)}
            required
          />
        )}
        <DialogEnd
          does="Record it"
          onCancel={onClose}
          busy={save.isPending}
          disabled={status === null || person.trim() === '' || (how === 'verified' && record.trim() === '')}
          error={save.error}
        />
      </form>
    </Modal>
  );
}
