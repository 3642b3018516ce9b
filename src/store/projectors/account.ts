import { insertRows } from '../insert-rows.ts';
import { recordId } from '../draft-entry.ts';
import { standing, type Projector } from './fold.ts';

export const accountCreated: Projector<'account.created'> = async (fold, items) => {
  await insertRows(
    fold.db,
    'account',
    items.map(({ body, ordinal }) => ({
      ...standing(fold),
      account_id: recordId(fold.nonce, ordinal),
      login: body.login,
      name: body.name,
      administrator: body.administrator,
      may_open_cases: body.mayOpenCases,
      disabled: false,
      created_at: fold.recordedAt,
    })),
  );
};

export const accountDisabled: Projector<'account.disabled'> = async (fold, items) => {
  for (const { body } of items) {
    const [before] = await fold.db
      .updateTable('account')
      .set({ to_seq: fold.seq })
      .where('case_id', '=', fold.key.caseId)
      .where('account_id', '=', body.accountId)
      .where('to_seq', 'is', null)
      .returningAll()
      .execute();
    if (before) await insertRows(fold.db, 'account', [{ ...before, ...standing(fold), disabled: true }]);
  }
};
