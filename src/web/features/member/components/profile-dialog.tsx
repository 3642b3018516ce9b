import { Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { caseProfiles, type CaseProfile } from '#domain/case-file';
import { profileRules } from '#domain/profile-parts';
import { useCase } from '../../../lib/case-context.ts';
import { DialogEnd } from '../../../ui/dialog-end.tsx';
import { useChangeProfile } from '../api/change-profile.ts';

/** Gives the case another profile, with the reason that stays in the log. */
export function ProfileDialog({ onClose }: { readonly onClose: () => void }) {
  const { caseId, detail } = useCase();
  const change = useChangeProfile(caseId);
  const others = caseProfiles.filter((one) => one !== detail.profile);
  const [profile, setProfile] = useState<CaseProfile>(others[0]!);
  const [reason, setReason] = useState('');
  const { hidden, why } = profileRules[profile];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ profile, expected: detail.profile, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={`Change the profile: ${detail.profile}`}>
      <form className="stack" onSubmit={submit}>
        <NativeSelect
          label="To"
          data={others}
          value={profile}
          onChange={(event) => setProfile(event.currentTarget.value as CaseProfile)}
          data-autofocus
        />
        <p role="status">
          {hidden.length === 0 ? 'It shows every part of both lanes.' : `It hides ${hidden.join(', ')}. ${why}`} What is
          on record stays, and shows again with a profile that has it.
        </p>
        <TextInput
          label="Reason"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={2000}
          required
          dir="auto"
        />
        <DialogEnd does="Change it" onCancel={onClose} busy={change.isPending} error={change.error} />
      </form>
    </Modal>
  );
}
