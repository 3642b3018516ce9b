import { expect, test } from 'vitest';
import { incidentForm } from '#api/schemas/report-form';
import { errorsOf } from './form-errors.ts';

const whole = {
  form: 'incident report',
  contactCompartmentId: '00000000-0000-8000-8000-000000000001',
  reference: 'IN-1',
  date: '2026-11-20',
  takenBy: 'A. Okafor',
  personReference: 'P-17',
  when: 'last night',
  where: '',
  channel: 'telephone',
  language: 'Farsi',
  text: 'Somebody called.',
  consents: [],
  safely: 'by post',
  relatives: [],
};

test('a whole form has no errors', () => {
  expect(errorsOf(incidentForm, whole)).toEqual({});
});

test('each field has its own, also in a list', () => {
  const consents = [{ recipient: ' ', decision: 'consents', what: '', on: '2026-11-20' }];
  expect(errorsOf(incidentForm, { ...whole, personReference: 'Shirin', text: '', consents })).toEqual({
    personReference: 'is a reference with a digit in it, as S-104: never a name',
    text: 'is asked for',
    'consents.0.recipient': 'is asked for',
  });
});
