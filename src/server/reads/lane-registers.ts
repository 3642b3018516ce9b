import type { ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import type { OfficialPosition, PositionHold } from '#domain/official-position';
import type { Marking } from '#domain/case-file';
import { positionsOver } from '#engines/prove/positions/positions-over';
import { isPeriod } from '#engines/prove/matrix/periods';
import { proofFileAsOf } from '#engines/prove/matrix/proof-file';
import { caseFile } from '#store/case-file';
import { claims, claimsById } from '#store/claim';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { dayOf } from '../lanes/proof-facts.ts';
import { laneFile } from '../lanes/lane-file.ts';
import { standingThings, type StandingThing } from '../lanes/standing-thing.ts';
import { personStanding, unusedItemOf } from '../lanes/unused-material.ts';
import { msOf } from '../presenters/instant.ts';
import { notFound } from '../refusals.ts';
import { readAt } from './at.ts';
import { dayAsked } from './lane-matrix.ts';
import { besideThings } from './lane-things.ts';
import { fairnessOfPersons } from './person-fairness.ts';

type Read = Pick<Context, 'store' | 'doctrine' | 'clock' | 'log'>;

const day = /^\d{4}-\d{2}-\d{2}$/;

function holdOf(value: unknown): PositionHold {
  if (value === 'that day only') return value;
  const [from = '', to = ''] = String(value ?? '').split('/');
  return day.test(from) && day.test(to) ? { from, to } : 'until replaced';
}

/** A position with its words: those of its claim where the reader sees it, else as they were entered by hand. */
function positionOf({ row, fields }: StandingThing, words: ReadonlyMap<string, string>): OfficialPosition {
  const claimId = row.claim_ids.find((id) => words.has(id)) ?? null;
  return {
    id: row.thing_id,
    state: String(fields['state'] ?? ''),
    saidBy: String(fields['saidBy'] ?? ''),
    on: day.test(String(fields['on'])) ? String(fields['on']) : dayOf(row.decided_at),
    holds: holdOf(fields['holds']),
    words: claimId === null ? String(fields['words'] ?? '') : words.get(claimId)!,
    claimId,
  };
}

type AskedPositions = {
  readonly asOf?: string | undefined;
  readonly state?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly on?: string | undefined;
};

/** The register, or what of it covers the days that are asked about. */
export function positionRegister(
  scope: InCase,
  context: Read,
  query: AskedPositions,
): Promise<ReplyOf<Operations['listPositions']>> {
  return readAt(scope, context, query.asOf, async (tx, cut) => {
    const things = await standingThings(tx, cut, { kinds: ['position'] });
    const rows = await claimsById(tx, cut, [...new Set(things.flatMap(({ row }) => row.claim_ids))]);
    const words = new Map(rows.map((row) => [row.claim_id, row.content_words]));
    const register = things.map((thing) => positionOf(thing, words));
    const on = dayAsked(query, context);
    const { state, from, to } = query;
    const material = { from: from ?? '0001-01-01', to: to ?? on };
    const states = state === undefined ? [...new Set(register.map((one) => one.state))] : [state];
    const answers = isPeriod(material) ? states.map((one) => positionsOver(register, one, material, on)) : [];
    return {
      positions: answers
        .flatMap(({ positions }) => positions)
        .map(({ position, holds, covers }) => ({
          thingId: position.id,
          state: position.state,
          saidBy: position.saidBy,
          on: position.on,
          holds: holds && { ...holds },
          covers: from === undefined || covers === null ? null : { ...covers },
          words: position.words,
          claimId: position.claimId,
        })),
      silent:
        state === undefined || from === undefined ? [] : (answers[0]?.silent ?? [material]).map((one) => ({ ...one })),
    };
  });
}

/** Unused material as schedules need it, in the order in which it was put on record. */
export function schedules(
  scope: InCase,
  context: Read,
  query: { readonly asOf?: string | undefined },
): Promise<ReplyOf<Operations['readSchedules']>> {
  return readAt(scope, context, query.asOf, async (tx, cut) => {
    const now = msOf(query.asOf) ?? context.clock();
    const of = await caseFile(tx, cut);
    if (of === undefined) throw notFound();
    const file = await laneFile(tx, cut, { ...context, now });
    const material = file.things.filter(({ kind }) => kind === 'material');
    const { names, fairness } = await besideThings(tx, cut, material);
    const proof = proofFileAsOf(
      file.facts.map(({ fact }) => fact),
      dayOf(now),
    );
    const suspects = [...proof.suspects.values()];
    const own = await fairnessOfPersons(
      tx,
      cut,
      suspects.map(({ name }) => name),
    );
    const listed = new Set(material.flatMap(({ row }) => row.claim_ids));
    const drafts = file.things.filter(({ kind }) => kind === 'draft');
    const ofThing = new Set(material.map(({ fields }) => fields['ofThing']));
    const marked = await claims(tx, cut, { helpsDefence: true, limit: null });
    const rejected = await claims(tx, cut, { review: 'rejected', limit: null });
    const open = (rows: typeof marked) => rows.filter((row) => !listed.has(row.claim_id));
    const personsOf = (ids: unknown) =>
      (Array.isArray(ids) ? (ids as string[]) : []).flatMap((id) => names.get(id) ?? []);
    return {
      on: dayOf(now),
      title: of.title,
      marking: of.marking as Marking,
      people: suspects.map(({ name, answer, status }) => {
        const on = personStanding(name, own.get(name));
        return {
          ...on,
          answer: answer ?? on.answer,
          reported: status?.reported ?? on.reported,
          verified: status?.verified ?? on.verified,
        };
      }),
      items: material.map((thing) => {
        const about = personsOf(thing.fields['personIds']).map((name) => personStanding(name, fairness.get(name)));
        const item = unusedItemOf(file, thing, about);
        return {
          ...item,
          version: thing.version,
          block: item.block && { ...item.block },
          about: item.about.map((one) => ({ ...one })),
        };
      }),
      unlisted: [
        ...open(marked).map((row) => ({
          kind: 'marked “may help the defence”' as const,
          id: row.claim_id,
          words: row.content_words,
        })),
        ...open(rejected).map((row) => ({
          kind: 'rejected claim' as const,
          id: row.claim_id,
          words: row.content_words,
        })),
        ...drafts
          .filter(({ row }) => !ofThing.has(row.thing_id))
          .map(({ row }) => ({ kind: 'draft of a statement' as const, id: row.thing_id, words: row.title })),
      ],
    };
  });
}
