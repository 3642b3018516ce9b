import type { Member } from '#api/schemas/case';
import type { CaseRole } from '#domain/role';
import type { MemberRow } from '#store/case-file';
import { instantOf } from './instant.ts';

export function presentMember(row: MemberRow): Member {
  return {
    accountId: row.account_id,
    login: row.login,
    name: row.name,
    compartmentId: row.compartment_id,
    roles: row.roles as CaseRole[],
    since: instantOf(row.since),
  };
}
