import { tryOut } from '#engines/prove/tripwires/crossings';
import { laneTies } from '#store/lane';
import { decideCollision } from '../commands/decide-collision.ts';
import { compartmentOfTie, tieLanes } from '../commands/tie-lanes.ts';
import { acrossCases, bySignedIn, inCase, type Handlers } from '../handler.ts';
import { happeningsOf } from '../lanes/crossings-of.ts';
import { standingThings } from '../lanes/standing-thing.ts';
import { noteWhat } from '../note-what.ts';
import { instantOf } from '../presenters/instant.ts';
import { readAt } from '../reads/at.ts';
import { collisionList } from '../reads/collision-list.ts';
import { dueList } from '../reads/due-list.ts';
import { exhibitList, laneBoard, policyFile } from '../reads/lane-board.ts';
import { positionRegister, schedules } from '../reads/lane-registers.ts';

export const laneBoardHandlers = {
  readBoard: inCase(async ({ query }, scope, exchange) => {
    const board = await laneBoard(scope, exchange.context, query);
    noteWhat(exchange, scope, 'board of both lanes', [], 'whole case');
    return board;
  }),
  listDue: bySignedIn(async (_call, scope, exchange) => {
    const { due, scopes } = await dueList(scope, exchange.context);
    // Noted alike whether anything is due there or not.
    for (const one of scopes) noteWhat(exchange, one, 'what is due', [], 'whole case');
    return { due };
  }),
  readPolicyFile: inCase(async ({ query }, scope, exchange) => {
    const decisions = await policyFile(scope, exchange.context, query);
    const seen = decisions.map(({ entry, thingId }) => ({ compartmentId: entry.compartmentId, subjectId: thingId }));
    noteWhat(exchange, scope, 'policy file', seen, 'whole case');
    return { decisions };
  }),
  listExhibits: inCase(async ({ query }, scope, exchange) => {
    const exhibits = await exhibitList(scope, exchange.context, query);
    const seen = exhibits.map(({ compartmentId, exhibitId }) => ({ compartmentId, subjectId: exhibitId }));
    noteWhat(exchange, scope, 'exhibits', seen, 'whole case');
    return { exhibits };
  }),
  listPositions: inCase(async ({ query }, scope, exchange) => {
    const register = await positionRegister(scope, exchange.context, query);
    noteWhat(exchange, scope, 'register of positions', [], 'whole case');
    return register;
  }),
  tryTripwire: inCase(async ({ body }, scope, exchange) => {
    const things = await readAt(scope, exchange.context, undefined, (tx, cut) => standingThings(tx, cut));
    const trial = tryOut({ id: 'trial', title: body.title, ...body.rule }, happeningsOf(things));
    noteWhat(exchange, scope, 'trial of a tripwire', [], 'whole case');
    return {
      ...trial,
      faults: [...trial.faults],
      months: trial.months.map((one) => ({ ...one })),
      crossings: trial.crossings.map(({ by, at, words }) => ({ by: [...by], at: instantOf(at), words })),
    };
  }),
  readSchedules: inCase(async ({ query }, scope, exchange) => {
    const read = await schedules(scope, exchange.context, query);
    noteWhat(exchange, scope, 'schedules of unused material', [], 'whole case');
    return read;
  }),
  tieLanes: inCase(async ({ body }, scope, { context }) => {
    const auth = await compartmentOfTie(scope, context, body);
    const { ref, tieId } = await tieLanes(auth, context, body);
    return { entry: ref, tieId };
  }),
  listTies: inCase(async ({ query }, scope, exchange) => {
    const rows = await readAt(scope, exchange.context, query.asOf, laneTies);
    const seen = rows.map((row) => ({ compartmentId: row.compartment_id, subjectId: row.tie_id }));
    noteWhat(exchange, scope, 'ties between the lanes', seen, 'whole case');
    return {
      ties: rows.map((row) => ({
        tieId: row.tie_id,
        compartmentId: row.compartment_id,
        entry: { compartmentId: row.compartment_id, seq: row.from_seq, ordinal: row.ordinal },
        tie: row.tie,
        by: { accountId: row.actor_id, name: row.actor_name },
        at: instantOf(row.decided_at),
      })),
    };
  }),
  listCollisions: acrossCases(async (_call, across, exchange) => {
    const collisions = await collisionList(across, exchange.context);
    // Noted alike wherever the officer sees, whether anything collides there or not.
    for (const { caseId, memberships } of across.cases)
      for (const { compartmentId } of memberships)
        exchange.note({ caseId, compartmentId, what: 'collisions between the lanes', subjects: [] });
    return { collisions };
  }),
  decideCollision: acrossCases(async ({ body }, across, { context }) => ({
    entry: await decideCollision(across, context, body),
  })),
} satisfies Partial<Handlers>;
