import { incidentForm } from '#api/schemas/report-form';
import type { Consent } from '#domain/report-form';
import { useCase } from '../../../lib/case-context.ts';
import type { ReportToFile } from '../api/file-report.ts';
import { compartmentChoices } from '../compartment-choices.ts';
import { errorsOf } from '../form-errors.ts';
import { useReportForm } from '../use-report-form.ts';
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
  const { values, change, shown, field, frame } = useReportForm({
    name: 'incident',
    empty: { ...empty, compartmentId: caseId, takenBy: session.account.name },
    bodyOf,
    errorsIn: (body, { contactCompartmentId }) => {
      const errors = errorsOf(incidentForm, body);
      return contactCompartmentId === '' ? { ...errors, contactCompartmentId: 'choose one' } : errors;
    },
    onFiled,
  });
  return (
    <FormFrame
      title="Incident report"
      about="What happened to somebody under threat, in their words. Who they are is a reference; how to reach them is kept apart."
      {...frame}
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
      <ConsentFields consents={values.consents} errors={shown} onChange={(consents) => change({ consents })} />
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
