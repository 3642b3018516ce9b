import type { LegalStatus } from '#domain/legal-status';
import { labelled, type Line, type PaperBlock, plain } from './paper.ts';

/** What travels with an allegation about a person into every document. */
export type PersonStanding = {
  readonly name: string;
  /** Their own words; null where it has not been put to them. Silence is no denial. */
  readonly answer: string | null;
  readonly reported: LegalStatus | null;
  /** Whose words the reported status is. */
  readonly reportedBy: string | null;
  readonly verified: LegalStatus | null;
  /** The record that verifies it. */
  readonly verifiedBy: string | null;
};

const by = (what: LegalStatus | null, who: string | null, none: string): string =>
  what === null ? none : who === null ? what : `${what} (${who})`;

/** Answer and both statuses of a person as lines; none of them is ever left out. */
export function standingLines(person: PersonStanding): Line[] {
  return [
    [{ text: person.name, strong: true }],
    labelled('Answer', person.answer === null ? 'not yet put to them' : `“${person.answer}”`),
    labelled('Status as reported', by(person.reported, person.reportedBy, 'none on record')),
    labelled('Status verified', by(person.verified, person.verifiedBy, 'by nothing')),
  ];
}

/** Persons once each, with the sentence that no finding follows; nothing where nobody is named. */
export function standingBlocks(people: readonly PersonStanding[]): PaperBlock[] {
  const once = [...new Map(people.map((one) => [one.name, one])).values()];
  if (once.length === 0) return [];
  return [
    ...once.map((one): PaperBlock => ({ kind: 'kept', lines: standingLines(one) })),
    { kind: 'line', line: plain('Nothing in this document is a finding that anyone did anything.') },
  ];
}
