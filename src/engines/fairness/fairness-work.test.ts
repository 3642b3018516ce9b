import { describe, expect, it } from 'vitest';
import type { FairClaim, PersonMention, StatusOnFile } from './fair-file.ts';
import { createFairness } from './fairness-of.ts';

/** Counts every look at a field, so that work is measured and no clock. */
function counted<T extends object>(value: T, count: () => void): T {
  return new Proxy(value, {
    get(of, key) {
      count();
      return Reflect.get(of, key);
    },
  });
}

/** Looks taken at claims, mentions and statuses for all claims of one document with this many allegations and denials. */
function looksFor(pairs: number, nameOf: (i: number) => string): number {
  let looks = 0;
  const count = () => (looks += 1);
  const claims: FairClaim[] = [];
  const mentions: PersonMention[] = [];
  const statuses: StatusOnFile[] = [];
  for (let i = 0; i < pairs; i++) {
    const name = nameOf(i);
    const base = {
      documentId: 'd',
      renditionId: 'r',
      review: 'unreviewed',
      polarity: 'asserts',
      cueWords: '',
    } as const;
    const rest = { ...base, parentId: null, proposals: [] };
    const at = i * 200;
    mentions.push(counted({ start: at + 10, end: at + 20, entity: name }, count));
    mentions.push(counted({ start: at + 110, end: at + 120, entity: name }, count));
    const alleged = { claimId: `a${i}`, stance: 'alleged', speaker: 'The Service', content: [[at, at + 90]] } as const;
    const denied = { claimId: `d${i}`, stance: 'denied', speaker: name, content: [[at + 100, at + 190]] } as const;
    claims.push(counted({ ...rest, ...alleged, contentWords: `that ${name} and the two men did so` }, count));
    claims.push(counted({ ...rest, ...denied, contentWords: `that ${name} did so` }, count));
    statuses.push(
      counted(
        { person: name, documentId: 'd', reported: 'charged', verified: null, when: null, documentDate: null },
        count,
      ),
    );
  }
  const fair = createFairness({
    claim: () => undefined,
    personsIn: () => mentions,
    denials: claims.filter((one) => one.stance === 'denied'),
    statuses,
  });
  for (const claim of claims) fair(claim);
  return looks;
}

describe('the work of fairness', () => {
  it.each([
    ['one person is meant throughout', () => 'Ada Lund'],
    ['everyone bears another name', (i: number) => `Ada${i} Lund${i}`],
    ['all share a surname', (i: number) => `Ada${i} Lund`],
    ['everyone is named by surname alone', () => 'Mr Lund'],
  ])('grows with the text and not with its square where %s', (_, nameOf) => {
    const [small, large] = [looksFor(400, nameOf), looksFor(3200, nameOf)];
    expect(large / small).toBeLessThan(8 * 1.5);
  });
});
