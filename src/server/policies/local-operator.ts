import { grant, type SignedIn } from '../authorised.ts';

/** The name under which the ledger notes what was done from the machine itself. */
export const localOperatorRef = { accountId: '00000000-0000-0000-0000-000000000000', name: 'Operator of this machine' };

/** Whoever runs the program over its own data folder: they make the first account, and new links when all are locked out. */
export function localOperator(): SignedIn<'administer'> {
  const actor = { ...localOperatorRef, login: 'operator', administrator: true, mayOpenCases: false };
  return grant({ actor }, 'administer');
}
