import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCase } from '../../../lib/case-context.ts';
import { may } from '../../../lib/may.ts';
import { tell } from '../../../lib/tell.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IncidentReportForm } from './incident-report-form.tsx';
import { IntelligenceReportForm } from './intelligence-report-form.tsx';
import './report-form.css';

/** A report to be filled in: which form, and the form. */
export function ReportFormPage() {
  const { caseId, detail, asOf } = useCase();
  const { form = 'intelligence' } = useSearch({ strict: false });
  const navigate = useNavigate();
  if (asOf !== null || !may(detail, 'add material'))
    return (
      <EmptyState title="Reports cannot be filled in here">
        {asOf === null
          ? 'An analyst or a case owner adds reports.'
          : 'This is the case as it stood; decisions are off.'}
      </EmptyState>
    );
  const onFiled = (documentId: string) => {
    tell('Kept as a document; it is being read.');
    void navigate({
      to: '/cases/$caseId/documents/$documentId',
      params: { caseId, documentId },
      search: (before) => ({ asOf: before.asOf }),
    });
  };
  return (
    <div className="scroll">
      <div className="page">
        <SegmentedControl
          aria-label="Which form"
          transitionDuration={0}
          value={form}
          data={[
            { value: 'intelligence', label: 'Intelligence report' },
            { value: 'incident', label: 'Incident of a person under threat' },
          ]}
          onChange={(next) =>
            void navigate({
              to: '/cases/$caseId/report',
              params: { caseId },
              search: (before) => ({ asOf: before.asOf, form: next === 'incident' ? 'incident' : 'intelligence' }),
            })
          }
        />
        {form === 'incident' ? <IncidentReportForm onFiled={onFiled} /> : <IntelligenceReportForm onFiled={onFiled} />}
      </div>
    </div>
  );
}
