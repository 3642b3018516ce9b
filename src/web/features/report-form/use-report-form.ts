import { useState } from 'react';
import { useCase } from '../../lib/case-context.ts';
import { useFileReport, type ReportToFile } from './api/file-report.ts';
import type { FormErrors } from './form-errors.ts';
import { useDraft } from './use-draft.ts';

/** The names of what is filled in as words. */
export type LineOf<Values> = { [Name in keyof Values]: Values[Name] extends string ? Name : never }[keyof Values] &
  string;

/** What every report form does: keeps a draft, shows errors once somebody tried to send, sends, and throws away. */
export function useReportForm<Values extends object>(of: {
  readonly name: string;
  readonly empty: Values;
  readonly bodyOf: (values: Values, caseId: string) => ReportToFile;
  readonly errorsIn: (body: ReportToFile, values: Values) => FormErrors;
  readonly onFiled: (documentId: string) => void;
}) {
  const { caseId, session } = useCase();
  const [values, change, clear] = useDraft(`report ${session.account.accountId} ${caseId} ${of.name}`, of.empty);
  const [isTried, setTried] = useState(false);
  const file = useFileReport(caseId);
  const body = of.bodyOf(values, caseId);
  const errors = of.errorsIn(body, values);
  const onSend = () => {
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    file.mutate(body, {
      onSuccess: ({ documentId }) => {
        clear();
        of.onFiled(documentId);
      },
    });
  };
  const onDiscard = () => {
    clear();
    setTried(false);
  };
  return {
    values,
    change,
    /** Errors to show: none before somebody tried to send. */
    shown: isTried ? errors : {},
    field: (name: LineOf<Values>) => ({
      name,
      value: values[name] as string,
      error: isTried ? errors[name] : undefined,
      onChange: (value: string) => change({ [name]: value } as unknown as Partial<Values>),
    }),
    frame: { errors, isTried, isBusy: file.isPending, error: file.error, onSend, onDiscard },
  };
}
