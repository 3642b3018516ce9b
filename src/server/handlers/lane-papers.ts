import type { LaneThing } from '#api/schemas/lane-thing';
import { eventTimeText } from '#domain/event-time-text';
import { officersReport, type OfficersStatement } from '#exchange/papers/officers-report';
import type { Paper } from '#exchange/papers/paper';
import { statementPaper } from '#exchange/papers/statement-paper';
import type { PaperCase } from '#exchange/papers/unused-material';
import { unusedSchedule } from '#exchange/papers/unused-schedule';
import { writeDocx } from '#exchange/papers/write-docx';
import { writePdf } from '#exchange/papers/write-pdf';
import { mainCompartmentOf } from '#domain/case-file';
import { compartments } from '#store/case-file';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { inCase, type Handlers } from '../handler.ts';
import { attachmentOf } from '../http/attachment.ts';
import { statementOf } from '../lanes/statement-of.ts';
import { personStanding } from '../lanes/unused-material.ts';
import { narrowedTo } from '../policies/narrowed-to.ts';
import { storeScopeOf } from '../store-scope.ts';
import { noteWhat } from '../note-what.ts';
import { laneThingList } from '../reads/lane-things.ts';
import { schedules } from '../reads/lane-registers.ts';
import { notFound } from '../refusals.ts';

async function written(paper: Paper, form: 'docx' | 'pdf'): Promise<Response> {
  const bytes = form === 'docx' ? await writeDocx(paper) : await writePdf(paper);
  const name = `${paper.title}${paper.isDraft ? ' (draft)' : ''}.${form}`;
  return attachmentOf(name, new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(), bytes.length);
}

const given = (text: string | null): string | null => (text === null || text === '' ? null : text);
const field = (thing: LaneThing, name: string): string | null => {
  const value = thing.fields[name];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
};

/** What is on record of requests to third parties and of the defence case. */
function recordedOf(things: readonly LaneThing[]): Pick<OfficersStatement, 'thirdParties' | 'defenceStatement'> {
  const defence = things.findLast(({ kind }) => kind === 'defence');
  return {
    thirdParties: things
      .filter(({ kind }) => kind === 'third party')
      .map((one) => ({
        holder: field(one, 'holder') ?? one.title,
        asked: field(one, 'asked') ?? one.title,
        on: one.filedAt.slice(0, 10),
        answer: field(one, 'answer'),
      })),
    defenceStatement:
      defence === undefined
        ? null
        : { on: defence.filedAt.slice(0, 10), words: field(defence, 'said') ?? defence.title },
  };
}

/** Names of the compartments that a paper is made of, `main` first. */
const namesOf = (scope: InCase, { store }: Pick<Context, 'store'>): Promise<string[]> =>
  store.read(storeScopeOf(scope), async (tx) => (await compartments(tx, null)).map(({ name }) => name));

export const lanePaperHandlers = {
  takeSchedule: inCase(async ({ query, body }, scope, exchange) => {
    const { context } = exchange;
    const compartmentId = body.compartmentId ?? mainCompartmentOf(scope.caseId);
    const own = narrowedTo(scope, compartmentId);
    const read = await schedules(own, context, query);
    const of: PaperCase = {
      title: read.title,
      reference: given(body.reference),
      marking: read.marking,
      compartments: await namesOf(own, context),
      on: read.on,
      disclosureOfficer: given(body.disclosureOfficer),
      people: read.people,
      forms: context.doctrine.disclosure.schedules,
    };
    const { paper: which, kind } = body;
    const things = which === 'report' ? await laneThingList(own, context, query, {}) : [];
    const paper =
      which === 'report'
        ? officersReport(
            of,
            read.items,
            {
              linesOfInquiry: body.linesOfInquiry,
              certification: given(body.certification),
              ...recordedOf(things),
            },
            kind,
          )
        : unusedSchedule(of, read.items, which, kind);
    // Noted in `main` whichever compartment was chosen: a missing note would tell of it there.
    const chosen =
      compartmentId === mainCompartmentOf(scope.caseId) ? [] : [{ compartmentId, subjectId: compartmentId }];
    noteWhat(exchange, scope, `${paper.title}, taken out as of ${eventTimeText(read.on)}`, chosen, 'whole case');
    return written(paper, body.form);
  }),
  takeStatement: inCase(async ({ params, body }, scope, exchange) => {
    const { context } = exchange;
    const [found] = await laneThingList(scope, context, {}, { thingIds: [params.thingId] });
    if (found?.kind !== 'statement') throw notFound();
    const within = narrowedTo(scope, found.compartmentId);
    const [thing = found] = await laneThingList(within, context, {}, { thingIds: [params.thingId] });
    const drafts = await laneThingList(within, context, {}, { kinds: ['draft'], about: thing.thingId });
    const { people, marking, on } = await schedules(within, context, {});
    const names = await namesOf(within, context);
    const own = thing.persons.map(({ name, fairness }) => personStanding(name, fairness ?? undefined));
    const all = [...people, ...own.filter((one) => !people.some(({ name }) => name === one.name))];
    const paper = statementPaper(
      statementOf(thing, {
        reference: given(body.reference),
        marking,
        compartments: names,
        on,
        drafts: drafts.length,
        people: all,
      }),
      body.kind,
    );
    noteWhat(exchange, scope, 'statement, taken out', [
      { compartmentId: thing.compartmentId, subjectId: thing.thingId },
    ]);
    return written(paper, body.form);
  }),
} satisfies Partial<Handlers>;
