import { intelligenceForm } from '#api/schemas/report-form';
import { useCase } from '../../../lib/case-context.ts';
import type { ReportToFile } from '../api/file-report.ts';
import { compartmentChoices } from '../compartment-choices.ts';
import { errorsOf } from '../form-errors.ts';
import { useReportForm } from '../use-report-form.ts';
import { FormField, type Choice } from './form-field.tsx';
import { FormFrame } from './form-frame.tsx';

const empty = {
  compartmentId: '',
  reference: '',
  originatingUnit: '',
  date: '',
  sourceReference: '',
  sourceEvaluation: '',
  informationEvaluation: '',
  handling: '',
  conditions: '',
  provenance: '',
  text: '',
  comment: '',
  dissemination: '',
};
type Values = typeof empty;

const sources: readonly Choice[] = [
  { value: '1', label: '1 · reliable' },
  { value: '2', label: '2 · untested' },
  { value: '3', label: '3 · not reliable' },
];
const evaluations: readonly Choice[] = [
  { value: 'A', label: 'A · known directly to the source' },
  { value: 'B', label: 'B · known indirectly to the source but corroborated' },
  { value: 'C', label: 'C · known indirectly to the source' },
  { value: 'D', label: 'D · not known' },
  { value: 'E', label: 'E · suspected to be false' },
];
const handlings: readonly Choice[] = [
  { value: 'P', label: 'P · lawful sharing permitted' },
  { value: 'C', label: 'C · lawful sharing permitted with conditions' },
];

const bodyOf = (values: Values, caseId: string): ReportToFile => ({
  form: 'intelligence report',
  ...values,
  compartmentId: values.compartmentId === '' ? caseId : values.compartmentId,
  dissemination: values.dissemination.split('\n').filter((one) => one.trim() !== ''),
});

type Props = { readonly onFiled: (documentId: string) => void };

/** An intelligence report by 3x5x2. */
export function IntelligenceReportForm({ onFiled }: Props) {
  const { caseId, detail } = useCase();
  const { values, field, frame } = useReportForm({
    name: 'intelligence',
    empty: { ...empty, compartmentId: caseId },
    bodyOf,
    errorsIn: (body) => errorsOf(intelligenceForm, body),
    onFiled,
  });
  return (
    <FormFrame
      title="Intelligence report, 3x5x2"
      about="Its sanitised text becomes claims of the source, who is a reference here and never a name."
      {...frame}
    >
      <div className="report-grid">
        <FormField {...field('reference')} label="Report reference" />
        <FormField {...field('originatingUnit')} label="Originating unit" />
        <FormField {...field('date')} label="Date of report" kind="day" />
        <FormField
          {...field('sourceReference')}
          label="Source reference"
          hint="As S-104. Who it is stands outside this case."
        />
        <FormField {...field('sourceEvaluation')} label="Source evaluation" choices={sources} />
        <FormField {...field('informationEvaluation')} label="Information evaluation" choices={evaluations} />
        <FormField {...field('handling')} label="Handling code" choices={handlings} />
        <FormField
          {...field('conditions')}
          label="Handling conditions"
          optional={values.handling !== 'C'}
          hint="With code C: under which it may go on."
        />
        <FormField {...field('compartmentId')} label="Kept in" optional choices={compartmentChoices(detail)} />
      </div>
      <FormField
        {...field('provenance')}
        label="Provenance"
        optional
        kind="words"
        hint="How it came to be known, so said that it tells nobody who the source is."
      />
      <FormField
        {...field('text')}
        label="Sanitised text"
        kind="words"
        hint="One paragraph a line; nothing in it tells who the source is."
      />
      <FormField {...field('comment')} label="Comment of the originating unit" optional kind="words" />
      <FormField {...field('dissemination')} label="Dissemination, one a line" optional kind="words" />
    </FormFrame>
  );
}
