import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { DocumentDetail } from '#api/schemas/document';
import { useCase } from '../../../lib/case-context.ts';
import { sizeText } from '../../../lib/count-text.ts';
import { announce } from '../../../lib/announce.ts';
import { may } from '../../../lib/may.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Surroundings } from '../../../ui/surroundings.tsx';
import { When } from '../../../ui/when.tsx';
import { useDecideOnDocument } from '../api/decide-on-document.ts';
import { SetAside } from './set-aside.tsx';

/** A document without a text: waiting, not readable, or set aside; with what to do about it. */
export function UnreadDocument({
  document,
  onOpen,
}: {
  document: DocumentDetail;
  onOpen: (documentId: string) => void;
}) {
  const { caseId, detail, asOf } = useCase();
  const decide = useDecideOnDocument(caseId);
  const mayAct = asOf === null && may(detail, 'add material', document.compartmentId);
  const retryable = document.failure?.retryable === true;
  // Whether this person asked for another try, so that its end can be told as such.
  const [asked, setAsked] = useState(false);
  const { state, failure } = document;
  useEffect(() => {
    if (asked && state === 'unreadable') announce(`Still not read: ${failure?.message ?? 'no reason was given'}`);
  }, [asked, state, failure]);
  const bytes = `/api/cases/${caseId}/documents/${document.documentId}/bytes`;
  return (
    <div className="scroll">
      <div className="page unread stack">
        <h1 dir="auto">{document.title}</h1>
        <p className="muted">
          {document.path === '' ? document.name : document.path} · {sizeText(document.size)} · received by{' '}
          {document.receivedBy.name}, <When at={document.receivedAt} />
        </p>
        <Surroundings document={document} onOpen={onOpen} />
        {document.state === 'waiting' ? (
          <p role="status">◌ {asked ? 'It is being tried again.' : 'It is kept safe and waits to be read.'}</p>
        ) : null}
        {document.state === 'unreadable' ? (
          <div className="problem">
            <div>
              <b className="tone-denied">✕ {asked ? 'Still not read' : 'It could not be read'}</b>:{' '}
              {document.failure?.message ?? 'no reason was given.'}
            </div>
            <div>
              It is kept whole, byte for byte; there is no text to make claims from.{' '}
              {retryable ? '' : 'Trying again would end the same way. '}
              {mayAct ? 'Download it to look at it yourself, or add another copy that can be read.' : ''}
            </div>
            <div className="row">
              <span className="code">{document.failure?.code}</span>
            </div>
          </div>
        ) : null}
        {document.state === 'set aside' ? <SetAside document={document} /> : null}
        {decide.error === null ? null : <ProblemNotice error={decide.error} />}
        <div className="row">
          {document.state === 'unreadable' && mayAct && retryable ? (
            <Button
              loading={decide.isPending}
              onClick={() =>
                decide.mutate({ document, decision: { do: 'retry' } }, { onSuccess: () => setAsked(true) })
              }
            >
              Retry
            </Button>
          ) : null}
          {document.state === 'set aside' ? null : (
            <a href={bytes} download>
              Download
            </a>
          )}
        </div>
      </div>
    </div>
  );
}
