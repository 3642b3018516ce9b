import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { Span } from '#domain/span';
import type { DocumentSummary } from '#api/schemas/document';
import { useDecideOnDocument } from '../features/document/api/decide-on-document.ts';
import { problemOf } from '../lib/problem.ts';
import { documentQuery } from '../features/document/api/get-document.ts';
import { documentsQuery } from '../features/document/api/list-documents.ts';
import { AsideHistory } from '../features/document/components/aside-history.tsx';
import { progressQuery } from '../features/document/api/get-progress.ts';
import { FailureReasons } from '../features/document/components/failure-reasons.tsx';
import { DocumentList } from '../features/document/components/document-list.tsx';
import { GradeDocumentDialog } from '../features/document/components/grade-document-dialog.tsx';
import { SetAsideDialog } from '../features/document/components/set-aside-dialog.tsx';
import { UnreadDocument } from '../features/document/components/unread-document.tsx';
import { useOfferFiles } from '../features/document/upload-context.ts';
import type { GoTo } from '../features/reader/components/words-link.tsx';
import { ConsentStrip } from '../features/report-form/components/consent-strip.tsx';
import { TableStrip } from '../features/records/components/table-strip.tsx';
import { Reader } from '../features/reader/components/reader.tsx';
import { useCase } from '../lib/case-context.ts';
import { may } from '../lib/may.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { WithQuery } from '../ui/with-query.tsx';
import { tell } from '../lib/tell.ts';

/** The documents of a case, and the Reader of the one that is open. */
export function DocumentsPage() {
  const { caseId, detail, asOf } = useCase();
  const { documentId } = useParams({ strict: false });
  const navigate = useNavigate();
  const offer = useOfferFiles();
  const documents = useQuery(documentsQuery(caseId, asOf));
  const mayAdd = asOf === null && may(detail, 'add material');
  const go = useCallback<GoTo>(
    (to) =>
      void navigate({
        to: '/cases/$caseId/documents/$documentId',
        params: { caseId, documentId: to.documentId },
        search: (before) => ({
          asOf: before.asOf,
          claim: to.claimId,
          at: to.at === undefined ? undefined : `${to.at[0]}-${to.at[1]}`,
          place: to.inPlace === true ? 1 : undefined,
        }),
      }),
    [caseId, navigate],
  );
  const decide = useDecideOnDocument(caseId);
  const retry = (document: DocumentSummary) =>
    decide.mutate(
      { document, decision: { do: 'retry' } },
      { onError: (error) => tell(`${problemOf(error).what} ${problemOf(error).next}`) },
    );
  const addButton = mayAdd ? <Button onClick={() => offer(null)}>Add documents</Button> : null;
  return (
    <WithQuery query={documents} what="the documents">
      {(list) =>
        list.documents.length === 0 && documentId === undefined ? (
          <EmptyState
            page="Documents"
            title={asOf === null ? 'No documents on this case yet' : 'There were no documents then'}
            does={addButton}
          >
            {mayAdd
              ? 'Drop files or a whole folder anywhere here. Each is kept as it is, read on this machine, and never sent away.'
              : 'They will show here once somebody adds them.'}
          </EmptyState>
        ) : (
          <div className="documents">
            <DocumentList
              documents={list.documents}
              more={list.more}
              openId={documentId ?? null}
              onOpen={(id) => go({ documentId: id })}
              onAdd={mayAdd ? () => offer(null) : null}
              onReport={
                mayAdd
                  ? () =>
                      void navigate({
                        to: '/cases/$caseId/report',
                        params: { caseId },
                        search: (before) => ({ asOf: before.asOf }),
                      })
                  : null
              }
              onRetry={mayAdd ? retry : null}
              reasons={asOf === null ? <UnreadReasons caseId={caseId} able={mayAdd} /> : null}
            />
            {documentId === undefined ? (
              <EmptyState page="Documents" title="Choose a document to read">
                Or press <Kbd of="/" /> and type a part of its title.
              </EmptyState>
            ) : (
              <OpenDocument key={documentId} documentId={documentId} go={go} />
            )}
          </div>
        )
      }
    </WithQuery>
  );
}

function UnreadReasons({ caseId, able }: { caseId: string; able: boolean }) {
  const failures = useQuery(progressQuery(caseId)).data?.failures ?? [];
  return <FailureReasons caseId={caseId} failures={failures} able={able} />;
}

function OpenDocument({ documentId, go }: { documentId: string; go: GoTo }) {
  const { caseId, detail, asOf } = useCase();
  const { claim, at, place } = useSearch({ strict: false });
  const document = useQuery(documentQuery(caseId, documentId, asOf));
  const [dialog, setDialog] = useState<'grade' | 'set aside' | null>(null);
  const [from, to] = at === undefined ? [] : at.split('-').map(Number);
  const span: Span | null = from === undefined || to === undefined || to <= from ? null : [from, to];
  return (
    <WithQuery query={document} what="the document">
      {(body) => {
        if (body.state !== 'read') return <UnreadDocument document={body} onOpen={(id) => go({ documentId: id })} />;
        const mayReview = asOf === null && may(detail, 'review', body.compartmentId);
        return (
          <>
            <div className="with-history">
              <AsideHistory documentId={documentId} />
              <TableStrip document={body} />
              <ConsentStrip document={body} />
              <Reader
                key={asOf}
                document={body}
                claimId={claim ?? null}
                at={span}
                inPlace={place === 1}
                onGo={go}
                onGradeDocument={mayReview ? () => setDialog('grade') : null}
                onSetAside={mayReview ? () => setDialog('set aside') : null}
              />
            </div>
            {dialog === 'grade' ? (
              <GradeDocumentDialog caseId={caseId} document={body} onClose={() => setDialog(null)} />
            ) : null}
            {dialog === 'set aside' ? (
              <SetAsideDialog caseId={caseId} document={body} onClose={() => setDialog(null)} />
            ) : null}
          </>
        );
      }}
    </WithQuery>
  );
}
