import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { DocumentDetail } from '#api/schemas/document';
import { Confirm } from '../../../ui/confirm.tsx';
import { useDecideOnDocument } from '../api/decide-on-document.ts';

export function SetAsideDialog({
  caseId,
  document,
  onClose,
}: {
  caseId: string;
  document: DocumentDetail;
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const decide = useDecideOnDocument(caseId);
  return (
    <Confirm
      title="Set aside unread"
      does="Set it aside"
      opened
      busy={decide.isPending}
      error={decide.error}
      onClose={onClose}
      onDo={() =>
        decide.mutate({ document, decision: { do: 'set aside', reason: reason.trim() } }, { onSuccess: onClose })
      }
    >
      <div className="stack">
        <p>
          Its text, claims and places in search go out of sight for everyone until an independent reviewer decides. You
          cannot be that reviewer.
        </p>
        <Textarea
          label="Why"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={1000}
          autosize
          minRows={2}
          required
        />
      </div>
    </Confirm>
  );
}
