import type { ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { mainCompartmentOf } from '#domain/case-file';
import { isOfAtRisk } from '#domain/is-of-at-risk';
import type { CaseRole } from '#domain/role';
import { dueFor } from '#engines/prove/deadlines/due-for';
import { caseFile } from '#store/case-file';
import { rolesIn } from '../actor.ts';
import type { InCase, SignedIn } from '../authorised.ts';
import type { Context } from '../context.ts';
import { liveCrossings } from '../lanes/crossings-of.ts';
import { laneDeadlines } from '../lanes/lane-deadlines.ts';
import { laneFile } from '../lanes/lane-file.ts';
import { readCase } from '../policies/read-case.ts';
import { instantOf } from '../presenters/instant.ts';
import { casesOf } from '../sessions/memberships-of.ts';
import { readAt } from './at.ts';
import { besideThings, personIdsOf } from './lane-things.ts';
import { presentPeople } from './proof-people.ts';

type Read = Pick<Context, 'store' | 'doctrine' | 'clock' | 'log'>;
type Told = ReplyOf<Operations['listDue']>['due'][number];

/** What in one case this person has to act on now, from what they may see there. */
function dueInCase(scope: InCase, context: Read): Promise<Told[]> {
  // What somebody may do in one compartment makes nothing theirs to do in another.
  const holds = (role: CaseRole, ...places: readonly string[]): boolean =>
    places.some((compartmentId) => rolesIn(scope, compartmentId).includes(role));
  return readAt(scope, context, undefined, async (tx, cut) => {
    const of = await caseFile(tx, cut);
    if (of === undefined) return [];
    const now = context.clock();
    const file = await laneFile(tx, cut, { ...context, now });
    const things = new Map(file.things.map((one) => [one.row.thing_id, one]));
    const told: Told[] = [];
    const add = async (
      one: Omit<Told, 'caseId' | 'caseTitle' | 'thingId' | 'kindOfThing' | 'isAtRisk' | 'persons'>,
      id: string,
    ) => {
      const thing = things.get(id);
      const persons = thing === undefined || personIdsOf(thing).length === 0 ? [] : await peopleOf(thing);
      const kindOfThing = thing?.kind ?? null;
      const thingId = thing?.row.thing_id ?? null;
      const isAtRisk = thing !== undefined && isOfAtRisk(thing);
      told.push({ caseId: scope.caseId, caseTitle: of.title, ...one, thingId, kindOfThing, isAtRisk, persons });
    };
    const peopleOf = async (thing: (typeof file.things)[number]) => presentPeople(await besideThings(tx, cut, [thing]));
    for (const { deadline, level, roles } of dueFor(laneDeadlines(file), now))
      if (roles.some((role) => holds(role, deadline.compartmentId))) {
        const { id, kind, title, due } = deadline;
        await add({ id, kind, title, due, level, roles: [...roles] }, id.replace(/ review$/u, ''));
      }
    for (const { key, title, crossing, state, waitsFor, places } of liveCrossings(file.things, now)) {
      if (waitsFor === null || !(waitsFor === 'duty officer' || holds(waitsFor, ...places))) continue;
      const level = state === 'escalated' ? 'gone up' : 'due';
      const due = instantOf(crossing.answerBy);
      const id = `${crossing.tripwireId} ${key}`;
      await add({ id, kind: 'tripwire', title, due, level, roles: [waitsFor] }, crossing.tripwireId);
    }
    return told;
  });
}

/** What this person has to act on now in all their cases, each read in a transaction of its own; what went up comes first. */
export async function dueList({ actor }: SignedIn, context: Read): Promise<{ due: Told[]; scopes: InCase[] }> {
  const mine = [...(await casesOf(context.store, actor))].filter(([caseId, all]) =>
    all.some((one) => one.compartmentId === mainCompartmentOf(caseId) && one.roles.length > 0),
  );
  const scopes = mine.map(([caseId, memberships]) => readCase({ actor, caseId, memberships }));
  const all: Told[] = [];
  for (const scope of scopes) all.push(...(await dueInCase(scope, context)));
  const rank = { 'gone up': 0, due: 1, soon: 2 } as const;
  const order = (a: Told, b: Told) => rank[a.level] - rank[b.level] || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);
  return { due: all.toSorted(order), scopes };
}
