import type { Period } from '#domain/evidence-item';
import type { Offence } from '#domain/offence';
import type { DoctrineStatus } from '#domain/sourced';
import { periodText, sharedDays } from './periods.ts';

export type InForceAnswer = {
  readonly state: 'in force' | 'in force for part' | 'not in force';
  /** The material dates on which it was in force; null for none. */
  readonly part: Period | null;
  readonly words: string;
  readonly next: string | null;
  /** Whether the dates of force that decide this were read. */
  readonly status: DoctrineStatus;
};

/** Whether the offence was in force at the material dates: all, part or none of them. */
export function inForceOn({ short, inForce }: Offence, material: Period): InForceAnswer {
  const force = { from: inForce.from ?? '0001-01-01', to: inForce.to ?? '9999-12-31' };
  const part = sharedDays(force, material);
  const bounds = [inForce.fromSource, inForce.toSource];
  const status = bounds.some((bound) => bound?.status === 'unverified') ? 'unverified' : 'verified';
  const since = [
    ...(inForce.from === null ? [] : [`from ${periodText({ from: inForce.from, to: inForce.from })}`]),
    ...(inForce.to === null ? [] : [`to ${periodText({ from: inForce.to, to: inForce.to })}`]),
  ].join(' ');
  const words = `${short} was in force ${since === '' ? 'at all times' : since}; the material dates are ${periodText(material)}.`;
  if (part === null)
    return {
      state: 'not in force',
      part,
      words,
      next: 'Choose an offence that was in force then, or check the dates.',
      status,
    };
  if (part.from === material.from && part.to === material.to)
    return { state: 'in force', part, words, next: null, status };
  const next = `Only ${periodText(part)} can be charged under it: narrow the dates, or take a second offence for the rest.`;
  return { state: 'in force for part', part, words, next, status };
}
