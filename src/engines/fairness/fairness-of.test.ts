import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FairClaim, FairFile, PersonMention, StatusOnFile } from './fair-file.ts';
import { createFairness } from './fairness-of.ts';

const claimOf = (over: Partial<FairClaim>): FairClaim => ({
  claimId: 'c',
  documentId: 'd1',
  renditionId: over.documentId ?? 'd1',
  stance: 'said',
  polarity: 'asserts',
  review: 'unreviewed',
  parentId: null,
  content: [[0, 100]],
  cueWords: 'said',
  contentWords: 'he did so',
  speaker: 'The Service',
  proposals: [],
  ...over,
});
const mention = (entity: string, start = 0): PersonMention => ({ start, end: start + 5, entity });
const fileOf = (
  claims: readonly FairClaim[],
  mentions: Record<string, readonly PersonMention[]> = {},
  statuses: readonly StatusOnFile[] = [],
): FairFile => ({
  claim: (id) => claims.find((one) => one.claimId === id),
  personsIn: (id) => mentions[id] ?? [],
  denials: claims.filter((one) => one.stance === 'denied'),
  statuses,
});
const allegation = claimOf({ claimId: 'a', stance: 'alleged', cueWords: 'alleged' });
const denial = claimOf({
  claimId: 'n',
  stance: 'denied',
  speaker: 'Christopher Cash; Christopher Berry',
  content: [[200, 300]],
});
const dropped: StatusOnFile = {
  person: 'Christopher Berry',
  documentId: 'd1',
  reported: 'dropped',
  verified: null,
  when: null,
  documentDate: null,
};

describe('fairness of an allegation', () => {
  it('brings the joint denial and the status of the person named by surname', () => {
    const file = fileOf([allegation, denial], { d1: [mention('Mr Berry', 10)] }, [dropped]);
    const fair = createFairness(file)(allegation);
    expect(fair).toMatchObject({ persons: ['Berry'], notYetPut: false, statuses: [dropped] });
    expect(fair?.denials).toEqual([{ claim: denial, why: 'Berry denies, in the same document' }]);
  });

  it('shows the fullest name where the text gives one', () => {
    const file = fileOf([allegation, denial], { d1: [mention('Mr Berry', 10), mention('Christopher Berry', 210)] });
    expect(createFairness(file)(allegation)?.persons).toEqual(['Christopher Berry']);
  });

  it('says "not yet put" and brings nobody else\'s denial when the named person denies nowhere', () => {
    const file = fileOf([allegation, denial], { d1: [mention('Ada Lund', 10)] }, [dropped]);
    expect(createFairness(file)(allegation)).toEqual({
      persons: ['Ada Lund'],
      denials: [],
      notYetPut: true,
      statuses: [],
    });
  });

  it('brings everyone who denies in the document when nobody is named, and says so', () => {
    const persons = [mention('Christopher Cash', 210), mention('Christopher Berry', 240)];
    const file = fileOf([allegation, denial], { d1: persons }, [dropped]);
    const fair = createFairness(file)(allegation);
    expect(fair?.persons).toEqual(['Christopher Cash', 'Christopher Berry']);
    expect(fair?.denials[0]?.why).toBe(
      'no person is named here; in the same document, Christopher Cash and Christopher Berry deny',
    );
    expect(fair?.statuses).toEqual([dropped]);
  });

  it('finds a denial in another document and says where it is', () => {
    const elsewhere = claimOf({ ...denial, documentId: 'd2', renditionId: 'd2' });
    const file = fileOf([allegation, elsewhere], { d1: [mention('Christopher Cash', 10)] });
    expect(createFairness(file)(allegation)?.denials[0]?.why).toBe('Christopher Cash denies, in another document');
  });

  it('reaches into what is said inside an allegation, and to whoever is said to have spoken there', () => {
    const inner = claimOf({
      claimId: 'i',
      parentId: 'a',
      stance: 'asked',
      content: [[50, 60]],
      speaker: 'Christopher Cash',
    });
    const file = fileOf([allegation, inner, denial], {
      d1: [mention('Mr Berry', 10), mention('Christopher Cash', 40)],
    });
    expect(createFairness(file)(inner)?.persons).toEqual(['Berry', 'Christopher Cash']);
  });

  it('brings them also where others are named and "the two men" are meant', () => {
    const passed = { ...allegation, contentWords: 'information on Ada Lund was passed between the two men' };
    const persons = [mention('Ada Lund', 10), mention('Christopher Cash', 210), mention('Christopher Berry', 240)];
    const fair = createFairness(fileOf([passed, denial], { d1: persons }, [dropped]))(passed);
    expect(fair?.persons).toEqual(['Ada Lund', 'Christopher Cash', 'Christopher Berry']);
    expect(fair?.denials.map((one) => one.why)).toEqual([
      '“the two men” names nobody; in the same document, Christopher Cash and Christopher Berry deny',
    ]);
    expect(fair?.statuses).toEqual([dropped]);
  });

  it('shows once what several documents report alike, in the words of its own document', () => {
    const elsewhere = { ...dropped, documentId: 'd2' };
    const acquitted = { ...dropped, documentId: null, reported: null, verified: 'acquitted' as const };
    const file = fileOf([allegation], { d1: [mention('Mr Berry', 10)] }, [elsewhere, acquitted, dropped]);
    expect(createFairness(file)(allegation)?.statuses).toEqual([dropped, acquitted]);
  });

  it('means the person for whom someone else denies', () => {
    const solicitor = { ...denial, speaker: 'His solicitor', content: [[200, 300]] as const };
    const file = fileOf([allegation, solicitor], { d1: [mention('Christopher Berry', 210)] });
    expect(createFairness(file)(allegation)?.persons).toEqual(['Christopher Berry']);
  });

  it('names every person that a joint denial is of', () => {
    const file = fileOf([allegation, denial], { d1: [mention('Mr Berry', 10), mention('Mr Cash', 30)] });
    expect(createFairness(file)(allegation)?.denials.map((one) => one.why)).toEqual([
      'Berry and Cash deny, in the same document',
    ]);
  });

  it('travels with what someone merely said where the words mark it as alleged', () => {
    const outer = claimOf({
      claimId: 'o',
      contentWords: 'Mr Cash knew, with someone allegedly writing to Mr Berry',
      content: [[0, 80]],
    });
    const inner = { ...allegation, claimId: 'i', parentId: 'o', speaker: null, content: [[50, 80]] as const };
    const file = fileOf([outer, inner, denial], { d1: [mention('Mr Cash', 0), mention('Mr Berry', 60)] });
    const fair = createFairness(file);
    expect(fair(outer)?.persons).toEqual(['Cash', 'Berry']);
    expect(fair(inner)?.persons.toSorted()).toEqual(['Berry', 'Cash']);
  });

  it('travels with a said claim that proposes a flow about a person', () => {
    const said = claimOf({
      proposals: [{ kind: 'meeting', from: 'Christopher Berry', to: 'a leader' }],
      content: [[10, 20]],
    });
    const file = fileOf([said, denial], { d1: [mention('Mr Berry', 10)] });
    expect(createFairness(file)(said)?.denials).toHaveLength(1);
  });

  it.each([
    'Christopher Berry was a spy',
    'Mr Berry was working for the Varland intelligence service',
    'Mr Berry had been working for Varland',
    'Mr Berry passed it several secret files',
    'Mr Berry had been recruited',
    'the two men were spies',
  ])('travels with what anyone merely said or assessed: %s', (contentWords) => {
    const mentions = contentWords.includes('Berry') ? [mention('Mr Berry', 10)] : [];
    for (const stance of ['said', 'assessed', 'reported', 'warned'] as const) {
      const said = claimOf({ stance, contentWords });
      expect(createFairness(fileOf([said, denial], { d1: mentions }))(said)?.denials).toHaveLength(1);
    }
  });

  it('does not travel with what people say of themselves', () => {
    const said = claimOf({ speaker: 'Christopher Berry', contentWords: 'Mr Berry was a spy' });
    expect(createFairness(fileOf([said], { d1: [mention('Mr Berry', 10)] }))(said)).toBeNull();
  });

  it('counts what denies by polarity, and the accused’s own words as an answer', () => {
    const polar = claimOf({ claimId: 'p', polarity: 'denies', speaker: 'Mr Berry' });
    const answer = claimOf({ claimId: 'w', speaker: 'Mr Berry', contentWords: 'the charge was baseless' });
    const others = claimOf({ claimId: 'o', speaker: 'Ada Lund', contentWords: 'it was untrue' });
    const file = {
      ...fileOf([allegation, polar, answer, others], { d1: [mention('Mr Berry', 10)] }),
      denials: [answer, others, polar],
    };
    expect(createFairness(file)(allegation)?.denials.map((one) => one.why)).toEqual([
      'Berry denies, in the same document',
      'Berry says “baseless”, in the same document',
    ]);
  });

  it('finds persons of whom a status is on file by their name in the words, in any script', () => {
    const status: StatusOnFile = { ...dropped, person: '王伟', documentId: 'd9' };
    const said = { ...allegation, contentWords: '据称王伟向外国传递了资料' };
    const fair = createFairness(fileOf([said], {}, [status]))(said);
    expect(fair).toMatchObject({ persons: ['王伟'], notYetPut: true, statuses: [status] });
    const latin = { ...allegation, contentWords: 'Christopher Berrystone did so' };
    expect(createFairness(fileOf([latin], {}, [{ ...dropped, documentId: 'd9' }]))(latin)?.persons).toEqual([]);
  });

  it('shows first what was reported last, by the words’ own time and the document’s date', () => {
    const of = (reported: StatusOnFile['reported'], documentDate: string | null, when: string | null = null) => ({
      ...dropped,
      documentId: `${reported}`,
      reported,
      documentDate,
      when,
    });
    const charged = of('charged', '2024-05-01');
    const discontinued = of('discontinued', '2025-10-07', '2025-09');
    const recalled = of('arrested', '2026-02-01', '2023-03');
    const verified = { ...dropped, documentId: null, reported: null, verified: 'no further action' as const };
    const file = fileOf([allegation], { d1: [mention('Mr Berry', 10)] }, [recalled, charged, verified, discontinued]);
    expect(createFairness(file)(allegation)?.statuses).toEqual([discontinued, verified, charged, recalled]);
  });

  it('finds who is meant by a denial of a text whose names are not at hand', () => {
    const elsewhere = claimOf({
      claimId: 'n',
      documentId: 'd2',
      stance: 'denied',
      speaker: 'His solicitor',
      contentWords: 'that Christopher Berry had met anyone',
    });
    const file = fileOf([allegation, elsewhere], { d1: [mention('Mr Berry', 10)] });
    const fair = createFairness({ ...file, personsIn: (id) => (id === 'd1' ? file.personsIn(id) : null) });
    expect(fair(allegation)?.denials[0]?.why).toBe('His solicitor denies something about Berry, in another document');
  });

  it('shows few of many denials, and of everyone at least one', () => {
    const people = Array.from({ length: 30 }, (_, i) => `Ada Lund${i}`);
    const many = people.flatMap((speaker, i) =>
      Array.from({ length: 20 }, (_, k) => ({ ...denial, claimId: `${i} ${k}`, speaker })),
    );
    const mentions = people.map((name, i) => mention(name, i * 3));
    const fair = createFairness(fileOf([allegation, ...many], { d1: mentions }))(allegation);
    expect(new Set(fair?.denials.map((one) => one.claim.speaker)).size).toBe(30);
    expect(fair?.denials.length).toBeLessThanOrEqual(90);
  });

  it('is null for a plain statement, for a question and for the denial itself', () => {
    const question = claimOf({ stance: 'asked', polarity: 'asks' });
    const fair = createFairness(fileOf([denial, question], { d1: [mention('Mr Berry', 10)] }));
    expect(fair(claimOf({}))).toBeNull();
    expect(fair(question)).toBeNull();
    expect(fair(denial)).toBeNull();
  });

  it('ends on claims that lie in each other', () => {
    const a = claimOf({ claimId: 'x', parentId: 'y' });
    const b = claimOf({ claimId: 'y', parentId: 'x' });
    expect(createFairness(fileOf([a, b]))(a)).toBeNull();
  });
});

const names = ['Ada Lund', 'Mr Lund', 'Ben Okoro', 'Dr Okoro', 'Mrs Lund', '王伟', 'C. Berry', ''];
const anyClaim = fc.record({
  claimId: fc.constantFrom('1', '2', '3', '4'),
  documentId: fc.constantFrom('d1', 'd2'),
  renditionId: fc.constantFrom('d1', 'd2'),
  stance: fc.constantFrom('said', 'alleged', 'denied', 'asked', 'reported'),
  polarity: fc.constantFrom('asserts', 'denies', 'asks', 'conditional'),
  review: fc.constantFrom('unreviewed', 'rejected', 'read rightly', 'superseded'),
  parentId: fc.constantFrom(null, '1', '2', '3', '4'),
  content: fc.constantFrom([[0, 5]], [[10, 40]], []),
  cueWords: fc.constantFrom('said', 'allegedly'),
  contentWords: fc.constantFrom('he did so', 'he allegedly did so'),
  speaker: fc.constantFrom(null, 'Ada Lund; Ben Okoro', ...names),
  proposals: fc.constantFrom([], [{ kind: 'payment', from: 'Ada Lund', to: '王伟' }]),
}) as fc.Arbitrary<FairClaim>;
const anyMentions = fc.array(
  fc
    .record({ start: fc.nat(40), entity: fc.constantFrom(...names) })
    .map(({ start, entity }) => mention(entity, start)),
  { maxLength: 6 },
);
const anyStatus = fc.record({
  person: fc.constantFrom('Ada Lund', 'Okoro', '王伟'),
  documentId: fc.constantFrom('d1', null),
  reported: fc.constantFrom('dropped', 'charged', null),
  verified: fc.constantFrom('acquitted', null),
  when: fc.constantFrom('2023-05', null),
  documentDate: fc.constantFrom('2025-10-01', '2024-01-01', null),
}) as fc.Arbitrary<StatusOnFile>;

describe('for any file', () => {
  const anyFile = fc.record({
    claims: fc.array(anyClaim, { maxLength: 8 }),
    d1: anyMentions,
    d2: anyMentions,
    statuses: fc.array(anyStatus, { maxLength: 4 }),
  });

  it('makes nothing up: every denial and status shown is one on file, unchanged', () => {
    fc.assert(
      fc.property(anyFile, ({ claims, d1, d2, statuses }) => {
        const file = fileOf(claims, { d1, d2 }, statuses);
        const fair = createFairness(file);
        for (const claim of claims) {
          const found = fair(claim);
          if (found === null) continue;
          expect(found.notYetPut).toBe(found.denials.length === 0);
          for (const one of found.denials) expect(file.denials).toContain(one.claim);
          for (const status of found.statuses) expect(statuses).toContain(status);
        }
      }),
    );
  });

  it('never loses a denial: one that shows still shows when other claims are added', () => {
    fc.assert(
      fc.property(anyFile, anyClaim, ({ claims, d1, d2, statuses }, extra) => {
        const known = claims.filter((one) => one.claimId !== '4' && one.parentId !== '4');
        const target = known.find((one) => one.stance === 'alleged');
        if (target === undefined) return;
        const other = { ...extra, claimId: '4', stance: 'said' as const, parentId: null };
        const denialsWith = (file: readonly FairClaim[]) =>
          createFairness(fileOf([...file], { d1, d2 }, statuses))(target)?.denials.length ?? 0;
        expect(denialsWith([...known, other])).toBeGreaterThanOrEqual(denialsWith(known));
      }),
    );
  });
});
