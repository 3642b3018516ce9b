import { useState } from 'react';
import { incidentForm } from '#api/schemas/report-form';
import type { Consent } from '#domain/report-form';
import { useCase } from '../../../lib/case-context.ts';
import { useFileReport, type ReportToFile } from '../api/file-report.ts';
import { compartmentChoices } from '../compartment-choices.ts';
import { errorsOf } from '../form-errors.ts';
import { useDraft } from '../use-draft.ts';
import { ConsentFields } from './consent-fields.tsx';
import { FormField } from './form-field.tsx';
import { FormFrame } from './form-frame.tsx';

const empty = {
  compartmentId: '',
  contactCompartmentId: '',
  reference: '',
  date: '',
  takenBy: '',
  personReference: '',
  when: '',
  where: '',
  channel: '',
  language: '',
  text: '',
  safely: '',
  relatives: '',
  consents: [] as readonly Consent[],
};
type Values = typeof empty;
type Line = Exclude<keyof Values, 'consents'>;

const bodyOf = (values: Values, caseId: string): ReportToFile => ({
  form: 'incident report',
  ...values,
  compartmentId: values.compartmentId === '' ? caseId : values.compartmentId,
  relatives: values.relatives.split('\n').filter((one) => one.trim() !== ''),
  consents: values.consents.map((one) => ({ ...one })),
});

type Props = { readonly onFiled: (documentId: string) => void };

/** What happened to somebody under threat. */
export function IncidentReportForm({ onFiled }: Props) {
  const { caseId, detail, session } = useCase();
  const [values, change, clear] = useDraft<Values>(`report ${session.account.accountId} ${caseId} incident`, {
    ...empty,
    compartmentId: caseId,
    takenBy: session.account.name,
  });
  const [isTried, setTried] = useState(false);
  const file = useFileReport(caseId);
  const body = bodyOf(values, caseId);
  const all = errorsOf(incidentForm, body);
  const errors = values.contactCompartmentId === '' ? { ...all, contactCompartmentId: 'choose one' } : all;
  const field = (name: Line) => ({
    name,
    value: values[name],
    error: isTried ? errors[name] : undefined,
    onChange: (value: string) => change({ [name]: value }),
  });
  const send = () => {
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    file.mutate(body, {
      onSuccess: ({ documentId }) => {
        clear();
        onFiled(documentId);
      },
    });
  };
  return (
    <FormFrame
      title="Incident report"
      about="What happened to somebody under threat, in their words. Who they are is a reference; how to reach them is kept apart."
      errors={errors}
      isTried={isTried}
      isBusy={file.isPending}
      error={file.error}
      onSend={send}
      onDiscard={() => {
        clear();
        setTried(false);
      }}
    >
      <div className="report-grid">
        <FormField {...field('reference')} label="Report reference" />
        <FormField {...field('date')} label="Date of report" kind="day" />
        <FormField {...field('takenBy')} label="Taken down by" />
        <FormField {...field('personReference')} label="Person reference" hint="As P-17: never a name." />
        <FormField {...field('when')} label="When it happened" />
        <FormField {...field('where')} label="Where" optional />
        <FormField {...field('channel')} label="By which channel" hint="Telephone, a message, in person …" />
        <FormField {...field('language')} label="In which language" />
        <FormField {...field('compartmentId')} label="Report kept in" optional choices={compartmentChoices(detail)} />
      </div>
      <FormField {...field('text')} label="What happened" kind="words" hint="One paragraph a line." />
      <ConsentFields
        consents={values.consents}
        errors={isTried ? errors : {}}
        onChange={(consents) => change({ consents })}
      />
      <fieldset className="report-part">
        <legend>On the contact sheet, a document of its own</legend>
        <div className="report-grid">
          <FormField
            {...field('contactCompartmentId')}
            label="Contact sheet kept in"
            hint="Where as few people read as may be."
            choices={compartmentChoices(detail)}
          />
        </div>
        <FormField {...field('safely')} label="How to reach them safely" kind="words" />
        <FormField {...field('relatives')} label="Relatives at risk, one a line" optional kind="words" />
      </fieldset>
    </FormFrame>
  );
}
