/** What the database's own catalogue says against need-to-know: one line a fault. */

type Ask = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** Tables with a case_id that stand outside row security: they hold ids and nothing else. */
const idsOnly: Readonly<Record<string, readonly string[]>> = {
  reading_pause: ['case_id'],
  // With the moment at which to look again.
  lane_watch: ['case_id', 'compartment_id', 'look_at'],
  // With how much was put on record for the indexes, and how much of it they hold.
  index_watch: ['case_id', 'compartment_id', 'marked', 'done'],
};

/** Tables without case_id: they belong to the installation and hold no words of any case. */
const ofNoCase = ['credential', 'load_pause', 'schema_version', 'session', 'sign_in_link'];

type Table = {
  readonly name: string;
  readonly kind: string;
  readonly columns: readonly string[];
  readonly key: readonly string[] | null;
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly options: readonly string[] | null;
};

export const tablesOf = (ask: Ask): Promise<Table[]> =>
  ask<Table>(`select c.relname as name, c.relkind as kind, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, c.reloptions as options,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns,
    (select array(select a.attname::text from unnest(i.indkey) with ordinality as k (num, place) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num order by k.place)
      from pg_index i where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'lamplighter' and c.relkind in ('r', 'p', 'v', 'm', 'f') order by c.relname`);

/** The tables whose rows belong to a case and stand under row security. */
export const scopedTablesOf = async (ask: Ask): Promise<string[]> =>
  (await tablesOf(ask))
    .filter((table) => table.kind === 'r' && table.columns.includes('case_id') && !(table.name in idsOnly))
    .map((table) => table.name);

function faultsOfTable(table: Table): string[] {
  const { name } = table;
  if (table.kind === 'm') return [`${name} is a materialised view`];
  if (table.kind === 'v')
    return table.options?.some((option) => /^security_invoker=(true|on|1)$/.test(option))
      ? []
      : [`view ${name} does not run as its caller`];
  if (!table.columns.includes('case_id')) return ofNoCase.includes(name) ? [] : [`${name} belongs to no case`];
  const outside = idsOnly[name];
  if (outside) return table.columns.every((column) => outside.includes(column)) ? [] : [`${name} holds more than ids`];
  const faults: string[] = [];
  if (!table.enabled) faults.push(`${name} has no row security`);
  if (!table.forced) faults.push(`${name} does not force row security`);
  if (table.key?.slice(0, 2).join() !== 'case_id,compartment_id')
    faults.push(`the key of ${name} does not begin with case and compartment`);
  return faults;
}

/** All faults of the schema; an empty list is what should be. */
export async function catalogueFaults(ask: Ask, roles: { readonly search: string }): Promise<string[]> {
  const faults = (await tablesOf(ask)).flatMap(faultsOfTable);
  const policies = await ask<{
    name: string;
    table: string;
    qual: string | null;
    check: string | null;
    roles: string[];
  }>(
    `select policyname as name, tablename as table, qual, with_check as check, roles::text[] as roles from pg_policies where schemaname = 'lamplighter'`,
  );
  for (const policy of policies) {
    const text = `${policy.qual ?? ''} ${policy.check ?? ''}`;
    const place = `policy ${policy.name} of ${policy.table}`;
    if (/\bselect\b/i.test(text)) faults.push(`${place} has a sub-query`);
    if (policy.roles.includes('public')) faults.push(`${place} is for everyone`);
    const bound = [policy.qual, policy.check].every((one) => one === null || one.includes("'lamplighter.case'"));
    const exempt = policy.roles.every((role) => role.endsWith('_operator') || role === roles.search);
    if (!bound && !exempt) faults.push(`${place} does not ask for the case`);
  }
  const functions = await ask<{ name: string; settings: string[] | null; open: boolean; owner: string }>(
    `select p.proname as name, p.proconfig as settings, has_function_privilege('public', p.oid, 'execute') as open, pg_get_userbyid(p.proowner) as owner
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'lamplighter' and p.prosecdef`,
  );
  for (const { name, settings, open, owner } of functions) {
    if (!settings?.some((one) => one.startsWith('search_path='))) faults.push(`${name}() has no fixed search path`);
    if (open) faults.push(`everyone may call ${name}()`);
    if (owner !== roles.search) faults.push(`${name}() runs as ${owner}`);
  }
  return faults;
}
