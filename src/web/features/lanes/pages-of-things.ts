import type { LaneThing } from './api/things.ts';
import type { ThingsPageOf } from './components/things-page.tsx';
import { shownFields } from './thing-words.ts';

export const leadsPage: ThingsPageOf = {
  title: 'Leads and checks',
  kinds: ['lead', 'check'],
  empty: {
    title: 'No lead waits',
    words: 'A lead that comes in waits here with its age until somebody has answered the four questions.',
  },
  forms: [
    {
      kind: 'lead',
      title: 'A new lead',
      does: 'Record a lead',
      name: 'What it is about',
      fields: ['threatKind', 'stateActor', 'vector', 'sector', 'infoItem'],
      required: [],
      claim: 'The words it comes from, where a document tells of it',
      person: 'Person it is about',
    },
    {
      kind: 'check',
      title: 'A check of a proposal or a visitor',
      does: 'Record a check',
      name: 'Proposal or visitor',
      fields: ['parties', 'funding', 'exportControl', 'atas', 'firs', 'decision', 'conditions', 'reviewDue'],
      required: ['parties'],
      person: null,
    },
  ],
};

export const disruptionPage: ThingsPageOf = {
  title: 'Disruptions and warnings',
  kinds: ['disruption', 'warning'],
  empty: {
    title: 'No disruption is planned',
    words: 'Plan a measure from the toolbox: what another body decides becomes a referral to it.',
  },
  forms: [
    {
      kind: 'disruption',
      title: 'Plan a disruption',
      does: 'Plan a disruption',
      name: 'What is to be done',
      fields: [
        'measure',
        'purpose',
        'lawfulBasis',
        'necessity',
        'proportionality',
        'collateralIntrusion',
        'expectedEffect',
        'indicator',
        'plannedFrom',
        'plannedTo',
      ],
      required: ['measure'],
      person: 'Person it is about',
    },
  ],
};

export const gatePage: ThingsPageOf = {
  title: 'From intelligence to evidence',
  kinds: ['gate'],
  empty: {
    title: 'Nothing is at the gate',
    words:
      'Intelligence becomes evidence only here: with the originator’s permission, in sanitised words beside the original.',
  },
  forms: [
    {
      kind: 'gate',
      title: 'Bring intelligence to the gate',
      does: 'Bring to the gate',
      name: 'What it is',
      fields: ['origin', 'originator', 'original'],
      required: ['origin'],
      person: null,
    },
  ],
};

export const disclosurePage: ThingsPageOf = {
  title: 'Disclosure',
  kinds: ['material', 'third party', 'defence'],
  empty: {
    title: 'No material is listed yet',
    words: 'Everything that was gathered or made is material: list it one by one or in described blocks, and judge it.',
  },
  forms: [
    {
      kind: 'material',
      title: 'List material',
      does: 'List material',
      name: 'What it is',
      fields: [
        'description',
        'origin',
        'madeBy',
        'date',
        'location',
        'method',
        'searchTerms',
        'dipSample',
        'blockSize',
        'presumption',
        'helpsDefence',
        'helpsDefenceWhy',
        'ownProduct',
      ],
      required: ['origin'],
      claim: 'The claim that it is, where it is one',
      person: 'Person it puts something to',
    },
    {
      kind: 'third party',
      title: 'A request to a third party',
      does: 'Ask a third party',
      name: 'What about',
      fields: ['holder', 'asked', 'replyDue', 'answer'],
      required: ['holder', 'asked'],
      person: null,
    },
    {
      kind: 'defence',
      title: 'What the defence says',
      does: 'Record a defence case',
      name: 'What came in',
      fields: ['said', 'at'],
      required: ['said'],
      person: null,
    },
  ],
};

export const statementsPage: ThingsPageOf = {
  title: 'Statements',
  kinds: ['statement', 'draft', 'contact'],
  empty: {
    title: 'No statement is on record',
    words:
      'A statement is kept in numbered paragraphs with its declaration and signature, every draft of it and every contact about its wording.',
  },
  forms: [
    {
      kind: 'statement',
      title: 'A statement',
      does: 'Record a statement',
      name: 'Called',
      fields: ['witness', 'paragraphs', 'hearsay', 'declaration', 'signature', 'signedOn'],
      required: ['witness', 'paragraphs'],
      person: null,
    },
  ],
};

export const tripwiresPage: ThingsPageOf = {
  title: 'Tripwires',
  kinds: ['tripwire', 'answer', 'happening'],
  empty: {
    title: 'No tripwire is live',
    words:
      'A tripwire says what has to be answered, by whom and by when. Make one, try it on what happened so far, and put it live.',
  },
  forms: [
    {
      kind: 'happening',
      title: 'Something happened',
      does: 'Record what happened',
      name: 'In a few words',
      fields: ['happening', 'at', 'place', 'sector', 'vector', 'threatKind', 'personAtRisk'],
      required: ['happening'],
      person: 'Person it happened to',
    },
  ],
};

export const decisionsPage: ThingsPageOf = {
  title: 'Decisions',
  kinds: ['charge', 'decision', 'closing', 'small team', 'custody', 'authority', 'escalation'],
  empty: {
    title: 'Nothing was decided yet',
    words: 'Decisions stand here with who took them, when, the choices, the reasons and the dissent.',
  },
  forms: [
    {
      kind: 'decision',
      title: 'A decision',
      does: 'Record a decision',
      name: 'What is decided',
      fields: ['options', 'advice', 'effectOnRelations', 'decisionMaker', 'reasons', 'dissent'],
      required: ['decisionMaker', 'reasons', 'dissent'],
      person: null,
    },
    {
      kind: 'decision',
      title: 'What this case keeps was reviewed',
      does: 'Record a review of what is kept',
      name: 'What was reviewed',
      fields: ['kept', 'reasons', 'decisionMaker', 'reviewDue'],
      required: ['kept', 'reasons', 'decisionMaker', 'reviewDue'],
      person: null,
    },
    {
      kind: 'small team',
      title: 'Small team: one person plans and authorises',
      does: 'Name an outside reviewer',
      name: 'Why so',
      fields: ['outsideReviewer'],
      required: ['outsideReviewer'],
      person: null,
    },
    {
      kind: 'custody',
      title: 'Somebody is in custody',
      does: 'Record custody',
      name: 'Called',
      fields: ['startsAt', 'due'],
      required: ['due'],
      person: 'Who',
    },
    {
      kind: 'authority',
      title: 'An authority with an end',
      does: 'Record an authority',
      name: 'What it allows',
      fields: ['startsAt', 'due', 'reviewDue'],
      required: ['due'],
      person: null,
    },
    {
      kind: 'closing',
      title: 'How this case ends',
      does: 'Prepare the closing',
      name: 'Called',
      fields: [],
      required: [],
      person: null,
    },
  ],
};

const allForms = [
  leadsPage,
  disruptionPage,
  gatePage,
  disclosurePage,
  statementsPage,
  tripwiresPage,
  decisionsPage,
].flatMap(({ forms }) => forms);

/** Fields of a thing that may be put right: those that its form asks for, and whatever else was given. */
export function fieldsToAmend({ kind, fields }: Pick<LaneThing, 'kind' | 'fields'>): string[] {
  const asked = allForms.find((form) => form.kind === kind)?.fields ?? [];
  return [...new Set([...asked, ...shownFields(fields).map(([name]) => name)])];
}
