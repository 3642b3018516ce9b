import type { Migration } from './migration.ts';
import { askingFunctions } from './0017-search-asking.ts';
import { indexingFunction } from './0017-search-indexing.ts';

const asked = 'search_documents(tsquery, tsquery, tsquery, text, int, int, int, int, int, int, boolean, bigint)';

/*
 * Figures of the planner on words and bytes say nothing that a plan goes by, and take longer to gather than all others.
 * Words of a text lie as they are, since they are read back at once and search keeps them so too.
 */
const sql = `
alter table text_segment alter column text set statistics 0, alter column tsv set statistics 0, alter column sketch set statistics 0, alter column tsv set storage external;
alter table search_text alter column tsv set statistics 0, alter column bands set statistics 0;
alter table blob_chunk alter column bytes set statistics 0;
alter table ledger_payload alter column bytes set statistics 0, alter column salt set statistics 0;

-- When the text was taken, so that what is new since a search was last run can be told.
alter table search_text add column read_at bigint;
update search_text t set read_at = r.recorded_at from rendition r
where r.case_id = t.case_id and r.compartment_id = t.compartment_id and r.rendition_id = t.rendition_id;

-- The index of names goes on from where it stood, reading by reading.
create index reading_recorded on reading (case_id, compartment_id, from_seq);

drop function if exists search_documents(tsquery, tsquery, text, int, int, int, int, boolean);
`;

export const searchSpeedMigration: Migration = {
  id: 17,
  name: 'quicker search',
  sql: (roles) => `${sql}${askingFunctions}${indexingFunction}
alter function ${asked} owner to ${roles.search};
revoke all on function ${asked} from public;
grant execute on function ${asked} to ${roles.app};
`,
};
