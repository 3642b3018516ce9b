import { Button, Checkbox, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Member } from '#api/schemas/case';
import type { DocumentDetail } from '#api/schemas/document';
import { useCase } from '../../../lib/case-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { may, rolesFor } from '../../../lib/may.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { membersQuery } from '../../member/api/list-members.ts';
import { asideLogQuery } from '../api/aside-log.ts';
import { useDecideOnDocument } from '../api/decide-on-document.ts';

/** A document out of sight: why, and the release for whoever may decide on it, or the names of those who may. */
export function SetAside({ document }: { document: DocumentDetail }) {
  const { caseId, detail, session, asOf } = useCase();
  const members = useQuery(membersQuery(caseId, null));
  const log = useQuery(asideLogQuery(caseId, null));
  const decide = useDecideOnDocument(caseId);
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const [withInside, setWithInside] = useState(false);

  const here = (members.data ?? []).filter((member) => member.compartmentId === document.compartmentId);
  const last = log.data?.find(
    (item) => item.documentId === document.documentId && item.kind !== 'document.released' && !item.undone,
  );
  // Where the log does not reach back far enough, the server still refuses whoever set it aside.
  const by = last?.by ?? null;
  const mayRelease =
    asOf === null &&
    !log.isPending &&
    may(detail, 'release', document.compartmentId) &&
    by?.accountId !== session.account.accountId;
  const deciders = here.filter(
    (member) => member.accountId !== by?.accountId && member.roles.some((role) => rolesFor.release.includes(role)),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsking(true);
  };
  return (
    <>
      <div className="panel unread-aside">
        <b>⊟ Set aside, unread.</b> No text, search or claims until an independent reviewer decides.
        {document.setAside === null ? null : (
          <p className="muted">
            {by === null ? 'Why' : `Set aside by ${by.name}`}: {document.setAside}
          </p>
        )}
      </div>
      {mayRelease ? (
        <form className="stack" onSubmit={submit}>
          <Textarea
            label="Release it to be read, because"
            description="Your reason stays in the log."
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={1000}
            autosize
            minRows={2}
            required
          />
          {document.setAsideWith === 0 ? null : (
            <Checkbox
              label={`Release also ${countText(document.setAsideWith, 'document')} found inside it and set aside with it`}
              description="Each stands in the log on its own. What was set aside for a reason of its own stays so."
              checked={withInside}
              onChange={(event) => setWithInside(event.currentTarget.checked)}
            />
          )}
          <div>
            <Button type="submit" disabled={reason.trim() === ''}>
              Release …
            </Button>
          </div>
        </form>
      ) : asOf === null && members.isSuccess ? (
        <p>{whoDecides(deciders)}</p>
      ) : null}
      <Confirm
        title="Release this document"
        does="Release it to be read"
        opened={asking}
        busy={decide.isPending}
        error={decide.error}
        onClose={() => setAsking(false)}
        onDo={() => decide.mutate({ document, decision: { do: 'release', reason: reason.trim(), withInside } })}
      >
        <div className="stack">
          <p>
            {withInside
              ? `Its text and that of ${countText(document.setAsideWith, 'document')} inside it go to the reader,`
              : 'Its text goes to the reader,'}{' '}
            and the words, claims and places in search can then be seen by{' '}
            <b>{here.map((member) => member.name).join(', ')}</b>. What they have read cannot be unread.
          </p>
          <p className="muted">Because: {reason.trim()}</p>
        </div>
      </Confirm>
    </>
  );
}

function whoDecides(deciders: readonly Member[]): string {
  if (deciders.length === 0)
    return 'Nobody here may decide yet: a case owner can let in a disclosure officer or an authoriser who did not set it aside.';
  return `Who may decide: ${deciders.map((one) => `${one.name} (${one.roles.join(', ')})`).join('; ')}.`;
}
