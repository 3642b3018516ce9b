import { eventTimeText } from '#domain/event-time-text';
import { draftNotice, isGiven, type MissingField, need, type PaperKind, refuseIncomplete } from './missing-field.ts';
import { labelled, type Paper, plain, quiet } from './paper.ts';
import { type PersonStanding, standingLines, standingBlocks } from './person-standing.ts';

/** A witness statement as it goes out. */
export type StatementPaper = {
  readonly caseReference: string | null;
  readonly marking: string;
  /** Of which compartments it holds what lies there. */
  readonly compartments: readonly string[];
  readonly on: string;
  readonly witness: string;
  /** Asked for only where the witness is under 18. */
  readonly isUnder18: boolean;
  readonly age: number | null;
  readonly paragraphs: readonly {
    readonly text: string;
    /** Exhibits it produces, as "ABC/1". */
    readonly exhibits: readonly string[];
    readonly about: readonly PersonStanding[];
    readonly isHearsay: boolean;
  }[];
  /** The declaration of truth in the words used; null until made. */
  readonly declaration: string | null;
  readonly signature: { readonly state: 'not signed' | 'signed' | 'withdrawn'; readonly on: string | null };
  /** Which draft this is, and how many there were. */
  readonly draft: { readonly number: number; readonly of: number };
  readonly people: readonly PersonStanding[];
};

const title = 'Witness statement';

function missingIn(of: StatementPaper): MissingField[] {
  return [
    ...need(of.caseReference, 'reference of the case', 'Give the case its reference.'),
    ...need(of.witness, 'witness', 'Name the witness.'),
    ...(of.isUnder18 && of.age === null ? [{ field: 'age', next: 'Give the age of a witness under 18.' }] : []),
    ...(of.paragraphs.some(({ text }) => isGiven(text))
      ? []
      : [{ field: 'paragraphs', next: 'Write what the witness says.' }]),
    ...need(of.declaration, 'declaration of truth', 'Have the witness make the declaration.'),
    ...(of.signature.state === 'signed' && of.signature.on !== null
      ? []
      : [{ field: 'signature', next: 'Have the witness sign it, and record the day.' }]),
  ];
}

/** The statement in numbered paragraphs with declaration and signature as they stand; a withdrawn one says so on its face. */
export function statementPaper(of: StatementPaper, kind: PaperKind): Paper {
  const missing = missingIn(of);
  if (kind === 'complete') refuseIncomplete(title, missing);
  const { state, on } = of.signature;
  return {
    title: `${title} of ${of.witness}`,
    foot: `${of.caseReference ?? 'no reference'} · ${title} of ${of.witness}`,
    marking: of.marking,
    isDraft: kind === 'draft',
    on: of.on,
    blocks: [
      ...draftNotice(kind, missing),
      ...(state === 'withdrawn'
        ? [{ kind: 'notice' as const, lines: [plain('The witness withdrew this statement.')] }]
        : []),
      {
        kind: 'fields',
        rows: [
          { label: 'Reference', value: plain(of.caseReference ?? 'none given') },
          { label: 'Rests on what lies in', value: plain(of.compartments.join(' and ')) },
          { label: 'Witness', value: plain(of.witness) },
          { label: 'Age', value: plain(of.isUnder18 ? String(of.age ?? 'not given') : 'over 18') },
          { label: 'Draft', value: plain(`${of.draft.number} of ${of.draft.of}`) },
        ],
      },
      { kind: 'line', line: plain(of.declaration ?? 'No declaration of truth has been made.') },
      ...of.paragraphs.map(({ text, exhibits, about, isHearsay }, index) => ({
        kind: 'numbered' as const,
        number: index + 1,
        line: plain(text),
        below: [
          ...(exhibits.length === 0 ? [] : [labelled('Produces', exhibits.join(', '))]),
          ...(isHearsay ? [quiet('Tells what another said.')] : []),
          ...about.flatMap(standingLines),
        ],
      })),
      ...standingBlocks(of.people),
      {
        kind: 'signature',
        label: of.witness,
        value: state === 'signed' && on !== null ? `Signed on ${eventTimeText(on)}` : state,
      },
    ],
  };
}
