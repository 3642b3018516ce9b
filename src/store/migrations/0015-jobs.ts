import type { Migration } from './migration.ts';

/*
 * What waits for the reader becomes jobs of the library's queue (`store/jobs`): ids only, outside row security, in a
 * schema of their own.
 */
const sql = `
select lamplighter_jobs.add_job('read-documents',
  payload => json_build_object('caseId', case_id, 'compartmentId', compartment_id, 'documentIds', json_agg(document_id)),
  flags => array['case ' || case_id])
from (select *, (row_number() over (partition by case_id, compartment_id order by document_id) - 1) / 64 as part from reading_queue) q
group by case_id, compartment_id, part;
drop table reading_queue;
`;

export const jobsMigration: Migration = { id: 15, name: 'jobs', sql: () => sql };
