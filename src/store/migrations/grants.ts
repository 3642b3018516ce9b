import type { RoleNames } from './migration.ts';

/** True for rows of the transaction's case and compartments; an unset setting reads as nothing. */
export const inScope = `case_id = nullif(current_setting('lamplighter.case', true), '')::uuid
  and compartment_id = any (string_to_array(nullif(current_setting('lamplighter.compartments', true), ''), ',')::uuid[])`;

/**
 * Grants on a table that belongs to cases, and its row security: the application sees the scope of its transaction,
 * the operator all. `extra` widens what the application may read. FORCE binds the owner too.
 */
export function grantScoped(
  roles: RoleNames,
  table: string,
  grants: { app: string; operator: string },
  extra = '',
): string {
  return `
grant ${grants.app} on ${table} to ${roles.app};
grant ${grants.operator} on ${table} to ${roles.operator};
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy app_reads on ${table} for select to ${roles.app} using ((${inScope})${extra});
create policy app_adds on ${table} for insert to ${roles.app} with check (${inScope});
create policy app_changes on ${table} for update to ${roles.app} using (${inScope}) with check (${inScope});
create policy operator_all on ${table} for all to ${roles.operator} using (true) with check (true);
`;
}
