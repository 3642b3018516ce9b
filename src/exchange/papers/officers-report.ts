import { eventTimeText } from '#domain/event-time-text';
import { draftNotice, type MissingField, need, type PaperKind, refuseIncomplete } from './missing-field.ts';
import { labelled, type Line, type Paper, plain, quiet } from './paper.ts';
import { standingLines } from './person-standing.ts';
import type { PaperCase, UnusedItem } from './unused-material.ts';
import { formLines, headOf, missingInSchedule, peopleBlocks } from './unused-schedule.ts';

/** What the officer says beyond what follows from the items. */
export type OfficersStatement = {
  /** Lines of inquiry, towards and away from the suspect. */
  readonly linesOfInquiry: readonly string[];
  readonly thirdParties: readonly {
    readonly holder: string;
    readonly asked: string;
    readonly on: string;
    readonly answer: string | null;
  }[];
  readonly defenceStatement: { readonly on: string; readonly words: string } | null;
  /** The officer's certification in their own words; null until given. */
  readonly certification: string | null;
};

const title = 'Disclosure officer’s report';

/** The report may name what the two schedules list, never what is kept apart. */
const reportable = (items: readonly UnusedItem[]): UnusedItem[] =>
  items.filter(({ schedule }) => schedule === 'non-sensitive' || schedule === 'sensitive');

/** The number an item has on its schedule. */
function placeOf(item: UnusedItem, items: readonly UnusedItem[]): string {
  const listed = items.filter(({ schedule }) => schedule === item.schedule);
  return `${item.schedule === 'sensitive' ? 'MG6D' : 'MG6C'} no. ${listed.indexOf(item) + 1}`;
}

function missingIn(of: PaperCase, items: readonly UnusedItem[], statement: OfficersStatement): MissingField[] {
  return [
    ...missingInSchedule(of, items, 'non-sensitive'),
    ...missingInSchedule(of, items, 'sensitive').filter(({ field }) => field.startsWith('item')),
    ...(statement.linesOfInquiry.length === 0
      ? [
          {
            field: 'lines of inquiry',
            next: 'Say which lines of inquiry were followed, towards and away from the suspect.',
          },
        ]
      : []),
    ...need(statement.certification, 'certification', 'Have the disclosure officer certify it in their own words.'),
    ...items
      .filter(({ state }) => state === 'recorded')
      .slice(0, 1)
      .map(() => ({
        field: 'material not judged yet',
        next: 'Judge every item for relevance, one by one or in a described block.',
      })),
  ];
}

function itemLines(item: UnusedItem, items: readonly UnusedItem[], why: string): Line[] {
  return [
    labelled(placeOf(item, items), `${item.description ?? 'not described'}. ${why}`),
    ...item.about.flatMap(standingLines),
  ];
}

/** The officer's report: what may meet the test and why, counts of both schedules, inquiries, third parties, certification. */
export function officersReport(
  of: PaperCase,
  items: readonly UnusedItem[],
  statement: OfficersStatement,
  kind: PaperKind,
): Paper {
  const missing = missingIn(of, items, statement);
  if (kind === 'complete') refuseIncomplete(title, missing);
  const known = reportable(items);
  const marked = known.filter(({ mayHelpDefence, presumption }) => mayHelpDefence !== null || presumption !== null);
  const again = known.filter(({ isDueAgain }) => isDueAgain);
  const count = (schedule: string) => known.filter((one) => one.schedule === schedule).length;
  const section = (text: string, lines: readonly Line[], none: string) => [
    { kind: 'heading' as const, text },
    ...(lines.length === 0 ? [plain(none)] : lines).map((line) => ({ kind: 'line' as const, line })),
  ];
  return {
    title: `${title} (MG6E)`,
    foot: `${of.reference ?? of.title} · ${title}`,
    marking: of.marking,
    isDraft: kind === 'draft',
    on: of.on,
    blocks: [
      ...draftNotice(kind, missing),
      headOf(of),
      ...formLines(of, 'MG6E').map((line) => ({ kind: 'line' as const, line })),
      {
        kind: 'fields',
        rows: [
          { label: 'On the MG6C', value: plain(String(count('non-sensitive'))) },
          { label: 'On the MG6D', value: plain(count('sensitive') === 0 ? 'nil return' : String(count('sensitive'))) },
          { label: 'Made by Lamplighter', value: plain(String(known.filter((one) => one.isOwnProduct).length)) },
        ],
      },
      ...section(
        'May undermine the prosecution or assist the defence',
        marked.flatMap((item) =>
          itemLines(
            item,
            items,
            [
              ...(item.mayHelpDefence === null ? [] : [`Marked: ${item.mayHelpDefence}.`]),
              ...(item.presumption === null ? [] : [`Presumed: ${item.presumption}.`]),
              `Now: ${item.state}.`,
            ].join(' '),
          ),
        ),
        'No item was marked so and none falls under a presumption.',
      ),
      ...section(
        'To be looked at again',
        again.flatMap((item) => itemLines(item, items, `Now: ${item.state}.`)),
        'Nothing changed since the material was judged.',
      ),
      ...section('Lines of inquiry', statement.linesOfInquiry.map(plain), 'None on record.'),
      ...section(
        'Third parties',
        statement.thirdParties.flatMap(({ holder, asked, on, answer }) => [
          labelled(`${holder}, ${eventTimeText(on)}`, asked),
          quiet(answer === null ? 'No answer yet.' : `Answer: ${answer}`),
        ]),
        'No request to a third party is on record.',
      ),
      ...section(
        'Defence statement',
        statement.defenceStatement === null
          ? []
          : [labelled(eventTimeText(statement.defenceStatement.on), statement.defenceStatement.words)],
        'None was received.',
      ),
      ...peopleBlocks(of),
      { kind: 'heading', text: 'Certification' },
      { kind: 'line', line: plain(statement.certification ?? 'Not certified.') },
      { kind: 'signature', label: 'Disclosure officer', value: of.disclosureOfficer },
    ],
  };
}
