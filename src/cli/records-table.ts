import { readFile } from 'node:fs/promises';
import type { Client } from '#api/client';
import type { Mapping, TableView } from '#api/schemas/records';
import { Failure } from '#domain/failure';
import { findCase } from './find-case.ts';
import { findDocument } from './find-document.ts';

export type TableAsked = { sheet?: string; mapping?: string; mappingFile?: string; follows?: string };

/** A table that was named, by which mapping its rows are taken, and which import they go on from. */
export type ChosenTable = {
  readonly caseId: string;
  readonly documentId: string;
  readonly view: TableView;
  readonly mapping: Mapping;
  /** Null where nobody chose the mapping: it is the one proposed. */
  readonly chosen: 'saved' | 'file' | null;
  readonly follows: string | null;
};

/** Finds case, document and sheet, and the mapping by its name or in a file; without either the proposed one. */
export async function chooseTable(
  client: Client,
  namedCase: string,
  namedDocument: string,
  { sheet, mapping, mappingFile, follows }: TableAsked,
): Promise<ChosenTable> {
  const { caseId } = await findCase(client, namedCase);
  const { documentId } = await findDocument(client, caseId, namedDocument);
  const params = { caseId, documentId };
  const view = await client.call('readTable', { params, query: sheet === undefined ? {} : { sheet } });
  const of = { caseId, documentId, view, follows: follows === undefined ? null : followed(view, follows) };
  if (mappingFile !== undefined) return { ...of, mapping: inSheet(await mappingIn(mappingFile), view), chosen: 'file' };
  if (mapping !== undefined)
    return { ...of, mapping: inSheet(await savedMapping(client, caseId, mapping, view), view), chosen: 'saved' };
  return { ...of, mapping: view.proposed, chosen: null };
}

const inSheet = (mapping: Mapping, { sheet }: TableView): Mapping => ({ ...mapping, sheet });

/** The saved mapping of this name or id whose columns are all in the table; the newest where several have the name. */
async function savedMapping(client: Client, caseId: string, named: string, view: TableView): Promise<Mapping> {
  const fits = new Set(view.fitting.map((one) => one.mappingId));
  const { mappings } = await client.call('listMappings', { params: { caseId } });
  const called = mappings.filter((one) => one.mappingId === named || one.name === named);
  const found = called.find((one) => fits.has(one.mappingId));
  if (found !== undefined) return found.mapping;
  throw new Failure(
    'LL-RECORDS-NO-MAPPING',
    called.length > 0
      ? `The mapping "${named}" names columns that this table does not have.`
      : `The case has no saved mapping "${named}".`,
    view.fitting.length > 0
      ? `These fit: ${view.fitting.map((one) => one.name).join('; ')}.`
      : 'Save one on the page of the table, or hand one over with --mapping-file.',
  );
}

/** A mapping as `records propose --json` prints it, mended or not. */
async function mappingIn(path: string): Promise<Mapping> {
  const { recordMapping } = await import('#api/schemas/records');
  const text = await readFile(path, 'utf8').catch(() => {
    throw notMapping(path, 'it cannot be opened');
  });
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw notMapping(path, 'it is no JSON');
  }
  const within = (found as { proposed?: unknown } | null)?.proposed ?? found;
  const parsed = recordMapping.safeParse(within);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw notMapping(path, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'it is another thing'}`);
}

const notMapping = (path: string, why: string) =>
  new Failure(
    'LL-CLI-MAPPING',
    `"${path}" holds no mapping: ${why}.`,
    'Begin with lamplighter records propose CASE DOCUMENT --json.',
  );

/** The import that rows go on from, by its id or the title of its document; the newest of that title. */
function followed({ before }: TableView, named: string): string {
  const found = before.find((one) => one.importId === named || one.documentTitle === named);
  if (found !== undefined) return found.importId;
  throw new Failure(
    'LL-RECORDS-NO-IMPORT',
    `No table "${named}" was taken that these rows could be a newer version of.`,
    before.length > 0
      ? `There are: ${before.map((one) => one.documentTitle).join('; ')}.`
      : 'Leave --follows out, and take them as a table of its own.',
  );
}
