import type { EvidenceItem, Period } from '#domain/evidence-item';
import type { CellRef, ProofFact } from '#domain/proof-fact';

/** The material dates of the demo's charge. */
export const material: Period = { from: '2022-11-07', to: '2023-09-29' };
export const offenceId = 'osa-1911-s1-1-c';
export const cellAt = (elementId: string): CellRef => ({ suspectId: 'lorne', offenceId, elementId });

type Loose = Partial<EvidenceItem> & Pick<EvidenceItem, 'id' | 'title'>;

/** An item as it is recorded, decided to be usable and judged for one element, all on one day. */
export function heldFor(
  on: string,
  elementId: string,
  item: Loose,
  bearing: 'supports' | 'contradicts' = 'supports',
): ProofFact[] {
  const whole: EvidenceItem = {
    form: 'statement',
    origin: 'evidence',
    covers: material,
    witnessId: null,
    exhibitId: null,
    claimIds: [],
    ...item,
  };
  return [
    { on, kind: 'item recorded', item: whole },
    {
      on,
      kind: 'admissibility decided',
      itemId: item.id,
      admissible: 'admissible',
      why: 'the prosecutor, in conference',
    },
    { on, kind: 'item bears', itemId: item.id, bearing, why: 'read against the element', ...cellAt(elementId) },
  ];
}

/** An exhibit seized, produced and in one hand since. */
export function produced(on: string, exhibitId: string, witnessId: string): ProofFact[] {
  const seal = { sealFound: null, sealPut: 'S1', sha256: null };
  const movement = {
    at: `${on}T08:00:00Z`,
    from: null,
    to: 'Store',
    by: 'DC Fenn',
    why: 'seized under warrant',
    ...seal,
  };
  return [
    { on, kind: 'exhibit moved', exhibitId, movement },
    { on, kind: 'exhibit produced', exhibitId, reference: exhibitId, witnessId },
  ];
}

const asked = (requestId: string, on: string, replyBy: string): ProofFact => ({
  on,
  kind: 'request made',
  requestId,
  to: 'Security Policy Office',
  words: 'Was Varran, between 7 November 2022 and 29 September 2023, a current threat to national security?',
  replyBy,
  ...cellAt('useful-to-an-enemy'),
});
const answered = (requestId: string, on: string, words: string): ProofFact => ({
  on,
  kind: 'request answered',
  requestId,
  answer: 'refused',
  words,
});
const hale = { witnessId: 'hale', itemId: null } as const;

/** The story of the invented case at Ferry Lane as its proof was recorded, day by day. */
export const ferryLane: readonly ProofFact[] = [
  { on: '2024-03-05', kind: 'suspect named', suspectId: 'lorne', name: 'Dr Aidan Lorne' },
  { on: '2024-03-05', kind: 'status recorded', suspectId: 'lorne', reported: 'arrested', verified: null },
  {
    on: '2024-03-06',
    kind: 'answer recorded',
    suspectId: 'lorne',
    answer: 'I wrote papers for a consultancy. I deny it.',
  },
  { on: '2024-03-07', kind: 'offence chosen', suspectId: 'lorne', offenceId, material },
  { on: '2024-03-07', kind: 'witness named', witnessId: 'hale', name: 'Rosalind Hale' },
  { on: '2024-03-07', kind: 'witness named', witnessId: 'fenn', name: 'DC Fenn' },
  { on: '2024-03-07', kind: 'witness named', witnessId: 'tarrant', name: 'Imogen Tarrant' },
  ...produced('2024-03-08', 'MF/7', 'fenn'),
  ...produced('2024-03-08', 'MF/4', 'fenn'),
  ...heldFor('2024-03-11', 'conduct', { id: 'mf7', title: 'MF/7, list of papers', form: 'exhibit', exhibitId: 'MF/7' }),
  ...heldFor('2024-03-11', 'mental', {
    id: 'm131',
    title: 'MF/4, message 131',
    form: 'exhibit',
    exhibitId: 'MF/4',
    covers: { from: '2023-07-24', to: '2023-09-29' },
  }),
  ...heldFor('2024-03-12', 'mental', { id: 'int', title: 'Interview at 11:23' }, 'contradicts'),
  ...heldFor('2024-03-14', 'purpose', { id: 'h7', title: 'Hale, first statement ¶7 and ¶11', witnessId: 'hale' }),
  {
    on: '2024-03-14',
    kind: 'witness position',
    ...hale,
    elementId: null,
    position: 'will say',
    since: '2024-03-14',
    words: null,
  },
  {
    on: '2024-03-14',
    kind: 'witness position',
    ...hale,
    elementId: 'purpose',
    position: 'limited by policy',
    since: '2024-03-14',
    words: 'in part on material which I am not able to exhibit',
  },
  ...heldFor('2024-03-14', 'useful-to-an-enemy', { id: 'pos23', title: 'Position of 8 June 2023' }, 'contradicts'),
  ...heldFor('2024-03-22', 'information', { id: 't3', title: 'Tarrant ¶3', witnessId: 'tarrant' }),
  {
    on: '2024-03-22',
    kind: 'witness position',
    witnessId: 'tarrant',
    itemId: null,
    elementId: null,
    position: 'will say',
    since: '2024-03-22',
    words: null,
  },
  {
    on: '2024-04-03',
    kind: 'stage decided',
    suspectId: 'lorne',
    offenceId,
    stage: 'evidential',
    passed: true,
    by: 'reviewing lawyer',
  },
  { on: '2024-04-04', kind: 'status recorded', suspectId: 'lorne', reported: 'charged', verified: null },
  asked('r1', '2024-07-18', '2024-07-25'),
  asked('r2', '2024-07-26', '2024-08-02'),
  ...heldFor('2024-08-05', 'useful-to-an-enemy', { id: 'h2-3', title: 'Hale, second statement ¶3', witnessId: 'hale' }),
  {
    on: '2024-08-05',
    kind: 'witness position',
    ...hale,
    elementId: 'useful-to-an-enemy',
    position: 'will not say',
    since: '2024-08-05',
    words: 'That was not the wording of Government policy at that time.',
  },
  answered('r2', '2024-08-05', 'I am not able to adopt it on the Government’s behalf.'),
  asked('r3', '2024-08-09', '2024-08-16'),
  asked('r4', '2024-08-28', '2024-09-04'),
  answered('r4', '2024-08-29', 'Not if asked in court.'),
  { on: '2024-09-16', kind: 'status recorded', suspectId: 'lorne', reported: 'dropped', verified: null },
  ...heldFor('2025-02-20', 'useful-to-an-enemy', {
    id: 'pos25',
    title: 'Position of 20 February 2025',
    form: 'agreed fact',
    covers: { from: '2025-02-20', to: '2025-02-20' },
  }),
];
