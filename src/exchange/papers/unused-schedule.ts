import { eventTimeText } from '#domain/event-time-text';
import { draftNotice, isGiven, type MissingField, need, type PaperKind, refuseIncomplete } from './missing-field.ts';
import { labelled, type Line, type Paper, type PaperBlock, plain, quiet } from './paper.ts';
import { standingLines, standingBlocks } from './person-standing.ts';
import type { PaperCase, UnusedItem, UnusedScheduleKind } from './unused-material.ts';

/** The form of doctrine that each schedule is. */
export const formOf: Readonly<Record<UnusedScheduleKind, string>> = {
  'non-sensitive': 'MG6C',
  sensitive: 'MG6D',
  'highly sensitive': 'highly-sensitive',
};

const titles: Readonly<Record<UnusedScheduleKind, string>> = {
  'non-sensitive': 'Schedule of non-sensitive unused material',
  sensitive: 'Schedule of sensitive unused material',
  'highly sensitive': 'Schedule of highly sensitive unused material, kept apart',
};

/** What a state says to whoever reads the schedule. */
const decision = (item: UnusedItem): string =>
  item.state.startsWith('scheduled') ? 'not yet decided by the prosecutor' : item.state;

function missingOf(item: UnusedItem, number: number, kind: UnusedScheduleKind): MissingField[] {
  const at = `item ${number}`;
  return [
    ...(kind === 'highly sensitive'
      ? []
      : need(item.description, `${at}: description`, 'Describe each item so that its meaning can be seen.')),
    ...need(item.location, `${at}: where it is kept`, 'Say where each item is kept.'),
    ...(kind === 'non-sensitive'
      ? []
      : need(item.seriousPrejudice, `${at}: the risk`, 'Name the real risk of serious prejudice for each item.')),
    ...(item.block === null
      ? []
      : [
          ...need(item.block.searchTerms, `${at}: search terms`, 'Say which terms the block was searched by.'),
          ...need(item.block.dipSample, `${at}: dip sample`, 'Say what was sampled and found.'),
        ]),
  ];
}

function describe(item: UnusedItem, kind: UnusedScheduleKind): Line[] {
  return [
    plain(isGiven(item.description) ? item.description : 'not described'),
    ...(item.isOwnProduct ? [quiet('Made by Lamplighter in the course of the case.')] : []),
    ...(item.block === null
      ? []
      : [
          labelled('Judged as a block of', String(item.block.size)),
          labelled('Searched by', isGiven(item.block.searchTerms) ? item.block.searchTerms : 'not said'),
          labelled('Dip sample', isGiven(item.block.dipSample) ? item.block.dipSample : 'not said'),
        ]),
    ...(item.presumption === null ? [] : [labelled('Presumed to meet the test', item.presumption)]),
    // Goes to the prosecutor with the report; the schedule that the defence gets holds no judgement of ours.
    ...(item.mayHelpDefence === null || kind === 'non-sensitive'
      ? []
      : [labelled('Marked “may help the defence”', item.mayHelpDefence)]),
    ...item.about.flatMap(standingLines),
  ];
}

function rowOf(item: UnusedItem, number: number, kind: UnusedScheduleKind): readonly (readonly Line[])[] {
  const where = [
    plain(item.date === null ? 'no date' : eventTimeText(item.date)),
    ...(item.origin === null ? [] : [quiet(item.origin)]),
    plain(isGiven(item.location) ? item.location : 'place not said'),
  ];
  const decided = [
    plain(decision(item)),
    ...(isGiven(item.reasons) && kind !== 'non-sensitive' ? [quiet(item.reasons)] : []),
    ...(item.isDueAgain ? [[{ text: 'To be looked at again', strong: true }]] : []),
  ];
  const risk = kind === 'non-sensitive' ? [] : [[plain(item.seriousPrejudice ?? 'not named')]];
  return [[plain(String(number))], describe(item, kind), where, ...risk, decided];
}

const columnsOf = (kind: UnusedScheduleKind) =>
  kind === 'non-sensitive'
    ? [
        { title: 'No.', share: 0.06 },
        { title: 'Description', share: 0.52 },
        { title: 'Date, origin, where kept', share: 0.22 },
        { title: 'Decision', share: 0.2 },
      ]
    : [
        { title: 'No.', share: 0.06 },
        { title: 'Description', share: 0.36 },
        { title: 'Date, origin, where kept', share: 0.18 },
        { title: 'Risk of serious prejudice', share: 0.22 },
        { title: 'Decision', share: 0.18 },
      ];

/** What a form is by doctrine, with its source, and that it was not read where it was not. */
export function formLines(of: PaperCase, id: string): Line[] {
  const form = of.forms.find((one) => one.id === id);
  if (form === undefined) return [];
  const read = form.status === 'verified' ? '' : ' Not verified in a published copy.';
  return [quiet(`${form.content}. Source: ${form.source}, as of ${eventTimeText(form.as_of)}.${read}`)];
}

/** Head of a document: case, day, officer. */
export function headOf(of: PaperCase): PaperBlock {
  return {
    kind: 'fields',
    rows: [
      { label: 'Case', value: plain(of.title) },
      { label: 'Reference', value: plain(of.reference ?? 'none given') },
      { label: 'Lists what lies in', value: plain(of.compartments.join(' and ')) },
      { label: 'As of', value: plain(eventTimeText(of.on)) },
      { label: 'Disclosure officer', value: plain(of.disclosureOfficer ?? 'not named') },
    ],
  };
}

/** The people of a case with answer and statuses; nothing where there are none. */
export function peopleBlocks(of: PaperCase): PaperBlock[] {
  const people = standingBlocks(of.people);
  return people.length === 0 ? [] : [{ kind: 'heading', text: 'Persons in this case' }, ...people];
}

/** What a schedule still needs; empty where it can be signed. */
export function missingInSchedule(
  of: PaperCase,
  items: readonly UnusedItem[],
  kind: UnusedScheduleKind,
): MissingField[] {
  const listed = items.filter(({ schedule }) => schedule === kind);
  return [
    ...need(of.reference, 'reference of the case', 'Give the case its reference.'),
    ...need(of.disclosureOfficer, 'disclosure officer', 'Name the disclosure officer.'),
    ...listed.flatMap((item, index) => missingOf(item, index + 1, kind)),
  ];
}

/**
 * A schedule of unused material: items of that schedule alone, numbered from 1 without gaps, so that it says nothing of
 * how many stand on another. A nil return says so and is still signed.
 */
export function unusedSchedule(
  of: PaperCase,
  items: readonly UnusedItem[],
  kind: UnusedScheduleKind,
  paperKind: PaperKind,
): Paper {
  const title = titles[kind];
  const missing = missingInSchedule(of, items, kind);
  if (paperKind === 'complete') refuseIncomplete(title, missing);
  const listed = items.filter(({ schedule }) => schedule === kind);
  const id = formOf[kind];
  return {
    title: id === 'highly-sensitive' ? title : `${title} (${id})`,
    foot: `${of.reference ?? of.title} · ${title}`,
    marking: of.marking,
    isDraft: paperKind === 'draft',
    on: of.on,
    blocks: [
      ...draftNotice(paperKind, missing),
      headOf(of),
      ...formLines(of, id).map((line) => ({ kind: 'line' as const, line })),
      ...(listed.length === 0
        ? [{ kind: 'line' as const, line: plain('Nil return: there is no such material.') }]
        : [
            {
              kind: 'table' as const,
              columns: columnsOf(kind),
              rows: listed.map((item, index) => rowOf(item, index + 1, kind)),
            },
          ]),
      ...peopleBlocks(of),
      { kind: 'signature', label: 'Disclosure officer', value: of.disclosureOfficer },
    ],
  };
}
