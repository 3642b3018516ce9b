import { Button, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { DocumentDetail } from '#api/schemas/document';
import { useCase } from '../../../lib/case-context.ts';
import { sizeText } from '../../../lib/count-text.ts';
import { whenText } from '../../../lib/dates.ts';
import { may } from '../../../lib/may.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useDecideOnDocument } from '../api/decide-on-document.ts';

/** A document without a text: waiting, not readable, or set aside; with what to do about it. */
export function UnreadDocument({ document }: { document: DocumentDetail }) {
  const { caseId, detail, asOf } = useCase();
  const decide = useDecideOnDocument(caseId);
  const mayAct = asOf === null && may(detail, 'add material', document.compartmentId);
  const bytes = `/api/cases/${caseId}/documents/${document.documentId}/bytes`;
  return (
    <div className="scroll">
      <div className="page unread stack">
        <h1 dir="auto">{document.title}</h1>
        <p className="muted">
          {document.path === '' ? document.name : document.path} · {sizeText(document.size)} · received by{' '}
          {document.receivedBy.name}, {whenText(document.receivedAt)}
        </p>
        {document.state === 'waiting' ? <p>◌ It is kept safe and waits to be read.</p> : null}
        {document.state === 'unreadable' ? (
          <div className="problem">
            <div>
              <b className="tone-denied">✕ It could not be read.</b> {document.failure?.message}
            </div>
            <div>It is kept whole, byte for byte. Claims can still be made from another copy of it.</div>
            <div className="row">
              <span className="code">{document.failure?.code}</span>
            </div>
          </div>
        ) : null}
        {document.state === 'set aside' ? <SetAside document={document} decide={decide} /> : null}
        {decide.error === null ? null : <ProblemNotice error={decide.error} />}
        <div className="row">
          {document.state === 'unreadable' && mayAct ? (
            <Button loading={decide.isPending} onClick={() => decide.mutate({ document, decision: { do: 'retry' } })}>
              Try to read it again
            </Button>
          ) : null}
          {document.state === 'set aside' ? null : (
            <a href={bytes} download>
              Download as received
            </a>
          )}
        </div>
      </div>
    </div>
  );
}

function SetAside({ document, decide }: { document: DocumentDetail; decide: ReturnType<typeof useDecideOnDocument> }) {
  const { detail, asOf } = useCase();
  const [reason, setReason] = useState('');
  const mayRelease = asOf === null && may(detail, 'release', document.compartmentId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate({ document, decision: { do: 'release', reason: reason.trim() } });
  };
  return (
    <>
      <div className="panel unread-aside">
        <b>⊟ Set aside, unread.</b> No text, search or claims until an independent reviewer decides.
        {document.setAside === null ? null : <p className="muted">Why: {document.setAside}</p>}
      </div>
      {mayRelease ? (
        <form className="stack" onSubmit={submit}>
          <Textarea
            label="Release it to be read, because"
            description="Not by whoever set it aside. Your reason stays in the log."
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={1000}
            autosize
            minRows={2}
            required
          />
          <div>
            <Button type="submit" loading={decide.isPending}>
              Release
            </Button>
          </div>
        </form>
      ) : null}
    </>
  );
}
