import type { FieldValue, ThingFields } from './api/things.ts';

const isEmpty = (value: FieldValue): boolean =>
  value === null ||
  value === '' ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.every((one) => one.trim() === ''));

/** What was filled in: empty fields are left out, and lists lose their empty lines. */
export const givenFields = (fields: ThingFields): ThingFields =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => !isEmpty(value))
      .map(([name, value]) => [name, Array.isArray(value) ? value.filter((one) => one.trim() !== '') : value]),
  );
