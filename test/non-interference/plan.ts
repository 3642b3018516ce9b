import fc from 'fast-check';
import { caseRoles, type CaseRole } from '#domain/role';

/*
 * What two worlds share, and what is hidden in each. The names in hidden texts are those of the visible ones, so that a
 * denial, a status or a link that crosses the wall would show.
 */

export const visibleTexts = [
  'Ida Holm alleged that Peter Berg had passed the drawings to Lena Strand. The trial was in Oslo in March 2022.',
  'Ada Lund said that Peter Berg met Lena Strand in Vienna on 3 May 2021. Lena Strand told Ada Lund nothing.',
  'The port authority said that at least 12 reports were sent. Ida Holm warned that the yard was watched.',
  'Peter Berg said that he had been tired. A spokesman for the yard said it was “highly unlikely” that anything was lost.',
];

export const hiddenTexts = [
  'Peter Berg denied that he had passed the drawings. Peter Berg was charged in June 2022 with espionage.',
  'Lena Strand admitted that she had paid Peter Berg in Vienna. Codeword GRANITE said that Ida Holm was told.',
  'Ida Holm denied the meeting. Lena Strand denied that she had met Peter Berg. Ada Lund denied everything.',
  // Equal to a visible one, byte for byte.
  visibleTexts[0]!,
  'The drawings, the drawings, the drawings: Oslo, Vienna, the yard, the port, reports, reports.',
];

/**
 * A list that is taken as rows, in sight and behind the wall, where it knows the same people and some others. Its names
 * stand nowhere else: of two entities of one name a random id would say which is meant.
 */
export const tableName = 'people.csv';
export const visibleTable = 'Name,E-mail\nNils Vang,vang@yard.example\nTora Ek,ek@yard.example\n';
/** A list whose rows are taken in sight. */
export const takenTable = 'Name,E-mail\nUlf Moen,moen@yard.example\n';
export const hiddenTables = [
  `${visibleTable}Codeword GRANITE,granite@yard.example\n`,
  'Name,E-mail\nLena Strand,vang@yard.example\nTora Ek,ek@port.example\n',
];

/** One thing done behind the wall; `n` chooses among what there is, `gap` says between which visible steps. */
export type HiddenAct = { readonly does: (typeof hiddenDeeds)[number]; readonly n: number; readonly gap: number };

export const hiddenDeeds = [
  'add',
  'add',
  'add',
  'addSameName',
  'addBinary',
  'addArchive',
  'addElsewhere',
  'takeTable',
  'takeTable',
  'addSetAside',
  'setAside',
  'review',
  'mend',
  'gradeClaim',
  'gradeDocument',
  'flag',
  'makeClaim',
  'makeEntity',
  'makeMention',
  'relyOn',
  'relyOnVisible',
  'saveView',
  'saveSearch',
  'pinRoute',
  'chooseOffence',
  'recordProof',
  'fileThing',
  'fileThing',
  'stepThing',
  'recordStatus',
  'resolve',
  'resolve',
  'joinNames',
  'describe',
  'letIn',
  'letOut',
  'look',
  'search',
  'undo',
  'signIn',
  'openAnother',
] as const;

/** Gaps between visible steps: before the first, and after each. */
export const gaps = 10;

const act = fc.record({ does: fc.constantFrom(...hiddenDeeds), n: fc.nat(60), gap: fc.nat(gaps - 1) });
const hidden = fc.oneof(
  { weight: 1, arbitrary: fc.constant<HiddenAct[] | null>(null) },
  { weight: 6, arbitrary: fc.array(act, { minLength: 1, maxLength: 9, size: 'max' }) },
);

export type Plan = {
  readonly roles: readonly CaseRole[];
  readonly administrator: boolean;
  /** Whether the person also belongs to a second compartment. */
  readonly hasSide: boolean;
  readonly texts: readonly number[];
  /** Null: there is no hidden compartment at all. */
  readonly one: readonly HiddenAct[] | null;
  readonly other: readonly HiddenAct[] | null;
};

export const anyPlan: fc.Arbitrary<Plan> = fc.record({
  roles: fc.oneof(
    fc.constant<CaseRole[]>(['analyst', 'case owner', 'deconfliction officer']),
    fc.constant<CaseRole[]>(['case owner', 'disclosure officer']),
    fc.subarray([...caseRoles], { minLength: 1 }),
  ),
  administrator: fc.nat(4).map((n) => n === 0),
  hasSide: fc.boolean(),
  texts: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 2, maxLength: 3 }),
  one: hidden,
  other: hidden,
});

/** Ids that senders give to their loads. */
export const visibleLoad = '6c0f3a52-6f0e-4c39-9a3a-3d2f5f5b7c01';
export const hiddenLoad = '6c0f3a52-6f0e-4c39-9a3a-3d2f5f5b7c02';
