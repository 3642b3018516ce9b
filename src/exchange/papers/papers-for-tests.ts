import type { PersonStanding } from './person-standing.ts';
import type { OfficersStatement } from './officers-report.ts';
import type { StatementPaper } from './statement-paper.ts';
import type { PaperCase, UnusedItem } from './unused-material.ts';

/** A person to whom something is put, with every field of the standing given. */
export const denier: PersonStanding = {
  name: 'Pavel Tresh',
  answer: 'I passed nothing to anyone.',
  reported: 'dropped',
  reportedBy: 'Harbour Post',
  verified: null,
  verifiedBy: null,
};
/** One to whom nothing was put yet. */
export const unasked: PersonStanding = {
  name: 'Лена Марр',
  answer: null,
  reported: 'not charged',
  reportedBy: 'a press officer',
  verified: 'not charged',
  verifiedBy: 'custody record 12',
};

export const paperCase: PaperCase = {
  title: 'The ferry lane',
  reference: 'FL/23',
  marking: 'OFFICIAL-SENSITIVE',
  compartments: ['main'],
  on: '2024-05-02',
  disclosureOfficer: 'Nadia Corrow',
  people: [denier, unasked],
  forms: [
    {
      id: 'MG6C',
      title: 'Non-sensitive unused material',
      content: 'Each item described',
      source: 'CPS disclosure guidance',
      as_of: '2026-11-23',
      status: 'verified',
    },
    {
      id: 'MG6E',
      title: 'Report',
      content: 'Report and certification',
      source: 'the frame was read',
      as_of: '2026-11-23',
      status: 'unverified',
    },
  ],
};

const item = (over: Partial<UnusedItem> & { readonly id: string }): UnusedItem => ({
  schedule: 'non-sensitive',
  state: 'scheduled as non-sensitive',
  description: 'A log of the gate at the quay',
  date: '2023-09-12',
  origin: 'port authority',
  location: 'store 4, shelf 2',
  isOwnProduct: false,
  seriousPrejudice: null,
  mayHelpDefence: null,
  presumption: null,
  block: null,
  reasons: null,
  isDueAgain: false,
  about: [],
  ...over,
});

export const unusedItems: readonly UnusedItem[] = [
  item({ id: 'a' }),
  item({
    id: 'b',
    description: 'Messages of 沈梦 and محمد علي about the crossing',
    mayHelpDefence: 'says that Tresh was elsewhere',
    about: [denier],
  }),
  item({ id: 'c', description: 'Hypotheses weighed and rejected', isOwnProduct: true, isDueAgain: true }),
  item({
    id: 'd',
    description: '4,112 e-mails of the office',
    block: { searchTerms: 'ferry; quay; “Seventh Desk”', dipSample: '40 read, none relevant', size: 4112 },
    state: 'under review',
    reasons: 'does not meet the test',
  }),
  item({
    id: 'e',
    schedule: 'sensitive',
    state: 'scheduled as sensitive',
    description: 'A partner’s note on the crossing',
    seriousPrejudice: 'would end the partner’s trust',
  }),
  item({
    id: 'f',
    schedule: 'highly sensitive',
    state: 'scheduled as highly sensitive',
    description: 'ORPHEUS reporting',
    seriousPrejudice: 'would put the origin at risk',
    location: 'held by the partner',
  }),
  item({ id: 'g', schedule: null, state: 'not relevant', description: 'A menu' }),
];

export const officersStatement: OfficersStatement = {
  linesOfInquiry: ['Towards: the gate log.', 'Away: whether Tresh was in hospital that day.'],
  thirdParties: [{ holder: 'Norvarra Ports', asked: 'Lists of passengers', on: '2024-01-09', answer: null }],
  defenceStatement: { on: '2024-04-20', words: 'He was elsewhere.' },
  certification: 'To the best of my knowledge all relevant material was revealed.',
};

export const statement: StatementPaper = {
  caseReference: 'FL/23',
  marking: 'OFFICIAL-SENSITIVE',
  compartments: ['main'],
  on: '2024-05-02',
  witness: 'Ruth Sayle',
  isUnder18: false,
  age: null,
  paragraphs: [
    { text: 'I keep the gate at the quay.', exhibits: [], about: [], isHearsay: false },
    { text: 'I was told that Mr Tresh passed a file.', exhibits: ['RS/1'], about: [denier], isHearsay: true },
  ],
  declaration: 'This statement is true to the best of my knowledge and belief.',
  signature: { state: 'signed', on: '2024-03-01' },
  draft: { number: 3, of: 3 },
  people: [denier],
};
