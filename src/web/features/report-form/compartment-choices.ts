import type { CaseDetail } from '#api/schemas/case';
import { may } from '../../lib/may.ts';

/** Compartments to which this person may add, main first. */
export const compartmentChoices = (detail: CaseDetail): readonly { readonly value: string; readonly label: string }[] =>
  detail.compartments
    .filter((one) => may(detail, 'add material', one.compartmentId))
    .map((one) => ({ value: one.compartmentId, label: one.name }));
