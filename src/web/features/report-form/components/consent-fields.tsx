import { Button } from '@mantine/core';
import { consentDecisions, type Consent } from '#domain/report-form';
import type { FormErrors } from '../form-errors.ts';
import { FormField } from './form-field.tsx';

type Props = {
  readonly consents: readonly Consent[];
  readonly errors: FormErrors;
  readonly onChange: (consents: readonly Consent[]) => void;
};

const decisions = consentDecisions.map((one) => ({ value: one, label: one }));

/** Who may get the report, one recipient after another, as the person said. */
export function ConsentFields({ consents, errors, onChange }: Props) {
  const mend = (at: number, change: Partial<Consent>) =>
    onChange(consents.map((one, i) => (i === at ? { ...one, ...change } : one)));
  return (
    <fieldset className="report-part">
      <legend>Consent by recipient</legend>
      {consents.length === 0 ? <p className="muted">Nobody is named yet: it goes to nobody.</p> : null}
      {consents.map((one, at) => {
        const field = (name: keyof Consent) => ({
          name: `consents.${at}.${name}`,
          value: one[name],
          error: errors[`consents.${at}.${name}`],
          onChange: (value: string) => mend(at, { [name]: value }),
        });
        return (
          <div key={at} className="report-grid report-consent" role="group" aria-label={`Recipient ${at + 1}`}>
            <FormField {...field('recipient')} label="Recipient" />
            <FormField {...field('decision')} label="The person" choices={decisions} />
            <FormField {...field('what')} label="To what" optional hint="Empty: to all of it." />
            <FormField {...field('on')} label="Said on" kind="day" />
            <Button
              variant="default"
              size="xs"
              aria-label={`Remove recipient ${at + 1}`}
              onClick={() => onChange(consents.filter((_, i) => i !== at))}
            >
              Remove
            </Button>
          </div>
        );
      })}
      <Button
        variant="default"
        size="xs"
        onClick={() => onChange([...consents, { recipient: '', decision: 'not asked', what: '', on: '' }])}
      >
        Add a recipient
      </Button>
    </fieldset>
  );
}
