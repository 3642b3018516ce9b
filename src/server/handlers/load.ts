import { mainCompartmentOf } from '#domain/case-file';
import { loadById, loadCounts, openLoads } from '#store/load';
import type { InCase } from '../authorised.ts';
import { beginLoad } from '../commands/begin-load.ts';
import { changeLoad } from '../commands/change-load.ts';
import { findReceived } from '../commands/find-received.ts';
import type { Context } from '../context.ts';
import { inCase, type Handlers } from '../handler.ts';
import { addMaterial } from '../policies/add-material.ts';
import { presentLoad } from '../presenters/present-load.ts';
import { readAt } from '../reads/at.ts';
import { notFound } from '../refusals.ts';

const rowOf = async (scope: InCase, context: Context, loadId: string) => {
  const row = await readAt(scope, context, undefined, (tx) => loadById(tx, loadId));
  if (row === undefined) throw notFound();
  return row;
};

export const loadHandlers = {
  listLoads: inCase(async (_call, scope, { context }) =>
    readAt(scope, context, undefined, async (tx) => {
      const { rows, notListed } = await openLoads(tx, scope.actor.accountId);
      const loads = [];
      for (const row of rows) loads.push(presentLoad(row, await loadCounts(tx, row)));
      return { loads, notListed };
    }),
  ),
  beginLoad: inCase(async ({ params, body }, scope, { context }) => {
    const { compartmentId, label, total } = body;
    const auth = addMaterial(scope, compartmentId ?? mainCompartmentOf(scope.caseId));
    const row = await beginLoad(auth, context, { loadId: params.loadId, label, total });
    return presentLoad(row, await readAt(scope, context, undefined, (tx) => loadCounts(tx, row)));
  }),
  changeLoad: inCase(async ({ params, body }, scope, { context }) => {
    const { compartment_id } = await rowOf(scope, context, params.loadId);
    await changeLoad(addMaterial(scope, compartment_id), context, { ...params, ...body });
    return {};
  }),
  findReceived: inCase(async ({ body }, scope, { context }) => {
    const auth = addMaterial(scope, body.compartmentId ?? mainCompartmentOf(scope.caseId));
    const files = body.files.map(({ name, path, sha256 }) => ({ name, path: path ?? name, sha256 }));
    return { documentIds: await findReceived(auth, context, { loadId: body.loadId ?? null, files }) };
  }),
} satisfies Partial<Handlers>;
