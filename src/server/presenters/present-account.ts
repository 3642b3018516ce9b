import type { Account } from '#api/schemas/account';
import type { AccountRow } from '#store/account';
import { instantOf } from './instant.ts';

export function presentAccount(row: AccountRow): Account {
  return {
    accountId: row.account_id,
    login: row.login,
    name: row.name,
    administrator: row.administrator,
    mayOpenCases: row.may_open_cases,
    disabled: row.disabled,
    createdAt: instantOf(row.created_at),
  };
}
