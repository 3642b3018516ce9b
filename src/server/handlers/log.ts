import { consultationRows } from '#store/log';
import { serverVersion } from '#store/server-version';
import { mayTakeBack } from '../commands/may-take-back.ts';
import { undo } from '../commands/undo.ts';
import { bySignedIn, inCase, type Handlers } from '../handler.ts';
import { noteWhat } from '../note-what.ts';
import { consultableCompartments } from '../policies/read-consultations.ts';
import { instantOf } from '../presenters/instant.ts';
import { logList } from '../reads/log-list.ts';
import { storeScopeOf } from '../store-scope.ts';

export const logHandlers = {
  listLog: inCase(async ({ query }, scope, exchange) => {
    const list = await logList(scope, exchange.context, query);
    const seen = list.items.map(({ entry, subjectId, documentId }) => ({
      compartmentId: entry.compartmentId,
      subjectId: documentId ?? subjectId ?? entry.compartmentId,
    }));
    noteWhat(exchange, scope, 'log', seen, 'whole case');
    return list;
  }),
  undo: inCase(async ({ body }, scope, { context }) => {
    const auth = await mayTakeBack(scope, context, body);
    return { entry: await undo(auth, context, { ...body, reason: body.reason ?? null }) };
  }),
  listConsultations: inCase(async ({ query }, scope, { context }) => {
    const auths = consultableCompartments(scope);
    const where = { ...storeScopeOf(scope), compartmentIds: auths.map((auth) => auth.compartmentId) };
    const rows = await context.store.read(where, (tx) => consultationRows(tx, query.day));
    return {
      consultations: rows.map(({ item: { actor, body }, ...row }) => ({
        at: instantOf(row.recorded_at),
        by: actor,
        what: body.what,
        why: body.why,
        compartmentId: row.compartment_id,
        subjects: [...body.subjects],
      })),
    };
  }),
  getStatus: bySignedIn(async (_call, _scope, { context }) => ({
    version: context.settings.version,
    database: `PostgreSQL ${await serverVersion(context.store.db)}`,
    notEnforced: [...(await context.extractionPool.poolLimits()).missing],
    readerVersion: context.reader.version,
  })),
} satisfies Partial<Handlers>;
