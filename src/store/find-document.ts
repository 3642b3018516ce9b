import type pg from 'pg';
import { Failure } from '#domain/failure';
import { connectOnce, type Connection } from './connect.ts';

/** A document as the operator names it before an erasure: where it lies, and what to call it to a person. */
export type DocumentPlace = {
  readonly caseId: string;
  readonly caseTitle: string;
  readonly compartmentId: string;
  /** The compartment's name; "main" for the case's own. */
  readonly compartment: string;
  readonly documentId: string;
  readonly path: string;
  readonly title: string;
};

export type NamedDocument = {
  /** The case's title, its id, or four and more first characters of the id. */
  readonly case: string;
  /** The document's id, path, name or title. */
  readonly document: string;
  /** Id or name of the compartment; undefined looks in all. */
  readonly compartment: string | undefined;
};

/** Finds one document over all compartments, as the operator, by whole names only: never by a part of a title, never between two. */
export async function findDocumentForOperator(operator: Connection, named: NamedDocument): Promise<DocumentPlace> {
  const client = await connectOnce(operator);
  try {
    const { caseId, title: caseTitle } = await findCase(client, named.case);
    const found = await client.query<Omit<DocumentPlace, 'caseId' | 'caseTitle'>>(documentsNamed, [
      caseId,
      named.document,
      named.compartment ?? null,
    ]);
    return { caseId, caseTitle, ...onlyDocument(found.rows, named.document, caseTitle) };
  } finally {
    await client.end();
  }
}

type CaseFound = { readonly caseId: string; readonly title: string };

async function findCase(client: pg.Client, named: string): Promise<CaseFound> {
  const wanted = named.trim().toLowerCase();
  const { rows } = await client.query<CaseFound>(casesNamed, [wanted]);
  const [first, ...others] = rows;
  if (first === undefined)
    throw new Failure(
      'LL-CASE-UNKNOWN',
      `There is no case "${named}".`,
      'Give its whole title, or its id as lamplighter case list shows it.',
    );
  if (others.length > 0)
    throw new Failure(
      'LL-CASE-AMBIGUOUS',
      `"${named}" fits ${rows.length} cases.`,
      `Give the id: ${rows
        .slice(0, 4)
        .map((one) => `${one.caseId} ${one.title}`)
        .join('; ')}`,
    );
  return first;
}

const casesNamed = `
  select case_id as "caseId", title from lamplighter.case_file
  where to_seq is null and (lower(title) = $1 or (length($1) >= 4 and starts_with(case_id::text, $1)))
  order by opened_at, case_id`;

/** What was found in a document that is set aside, its title, counts for nothing until it is released. */
const documentsNamed = `
  select d.document_id as "documentId", d.path, t.title,
    d.compartment_id as "compartmentId", coalesce(c.name, d.compartment_id::text) as compartment
  from lamplighter.document d
  join lamplighter.document_state s
    on (s.case_id, s.compartment_id, s.document_id) = (d.case_id, d.compartment_id, d.document_id) and s.to_seq is null
  left join lamplighter.compartment c
    on (c.case_id, c.compartment_id) = (d.case_id, d.compartment_id) and c.to_seq is null
  cross join lateral (
    select coalesce(d.title, case when s.state <> 'set aside' then s.title end, d.name) as title) t
  where d.case_id = $1 and d.to_seq is null and (d.document_id::text = lower($2) or $2 in (d.path, d.name, t.title))
    and ($3::text is null or d.compartment_id::text = lower($3) or lower(c.name) = lower($3))
  order by d.received_at, d.document_id`;

function onlyDocument<Row extends { readonly documentId: string; readonly path: string }>(
  rows: readonly Row[],
  named: string,
  caseTitle: string,
): Row {
  const [first, ...others] = rows;
  if (first === undefined)
    throw new Failure(
      'LL-DOCUMENT-UNKNOWN',
      `The case "${caseTitle}" has no document "${named}" here.`,
      `Give its id, path, name or title; see them with lamplighter case documents "${caseTitle}".`,
    );
  if (others.length > 0)
    throw new Failure(
      'LL-DOCUMENT-AMBIGUOUS',
      `"${named}" fits ${rows.length} documents.`,
      `Give the id: ${rows
        .slice(0, 4)
        .map((one) => `${one.documentId} ${one.path}`)
        .join('; ')}`,
    );
  return first;
}
