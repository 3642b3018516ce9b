import { useQuery } from '@tanstack/react-query';
import { documentsQuery } from '../features/document/api/list-documents.ts';
import { RecordsPage } from '../features/records/components/records-page.tsx';
import { useCase } from '../lib/case-context.ts';
import { WithQuery } from '../ui/with-query.tsx';

/** The tables among the documents of a case. */
export function TablesPage() {
  const { caseId, asOf } = useCase();
  const documents = useQuery(documentsQuery(caseId, asOf));
  return (
    <WithQuery query={documents} what="the documents">
      {(list) => <RecordsPage documents={list.documents} />}
    </WithQuery>
  );
}
