import { insertRows } from '../insert-rows.ts';
import { standing, type Projector } from './fold.ts';

export const caseOpened: Projector<'case.opened'> = async (fold, items) => {
  const rows = items.map(({ body }) => ({
    ...standing(fold),
    title: body.title,
    profile: body.profile,
    state: body.state,
    marking: body.marking,
    opened_at: fold.recordedAt,
  }));
  await insertRows(fold.db, 'case_file', rows);
};

export const caseProfiled: Projector<'case.profiled'> = async (fold, items) => {
  const last = items.at(-1);
  const before = await fold.db
    .updateTable('case_file')
    .set({ to_seq: fold.seq })
    .where('case_id', '=', fold.key.caseId)
    .where('compartment_id', '=', fold.key.compartmentId)
    .where('to_seq', 'is', null)
    .returning(['title', 'state', 'marking', 'opened_at'])
    .executeTakeFirst();
  if (before === undefined || last === undefined) return;
  await insertRows(fold.db, 'case_file', [{ ...standing(fold), ...before, profile: last.body.profile }]);
};

export const compartmentOpened: Projector<'compartment.opened'> = async (fold, items) => {
  await insertRows(
    fold.db,
    'compartment',
    items.map(({ body }) => ({ ...standing(fold), name: body.name })),
  );
};

export const memberSet: Projector<'member.set'> = async (fold, items) => {
  for (const { body } of items) {
    const before = await fold.db
      .updateTable('member')
      .set({ to_seq: fold.seq })
      .where('case_id', '=', fold.key.caseId)
      .where('compartment_id', '=', fold.key.compartmentId)
      .where('account_id', '=', body.accountId)
      .where('to_seq', 'is', null)
      .returning('since')
      .executeTakeFirst();
    if (body.roles.length === 0) continue;
    const row = {
      account_id: body.accountId,
      login: body.login,
      name: body.name,
      roles: body.roles,
      since: before?.since ?? fold.recordedAt,
    };
    await insertRows(fold.db, 'member', [{ ...standing(fold), ...row }]);
  }
};
