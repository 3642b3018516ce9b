import { sql } from 'kysely';
import type { ActorRef } from '#domain/entry';
import type { RecordRow } from '#domain/taken-records';
import { wordsOf } from '#domain/span';
import { recordId } from '../draft-entry.ts';
import { indexDocuments } from '../index-documents.ts';
import { insertRows } from '../insert-rows.ts';
import { standing, type Fold, type FoldItem, type Projector } from './fold.ts';
import { renditionTexts } from './rendition-texts.ts';

const decided = (fold: Fold, actor: ActorRef, ordinal: number) => ({
  ordinal,
  actor_id: actor.accountId,
  actor_name: actor.name,
  decided_at: fold.recordedAt,
});

export const mappingSaved: Projector<'mapping.saved'> = async (fold, items) => {
  const rows = items.map(({ body, actor, ordinal }) => ({
    ...standing(fold),
    ...decided(fold, actor, ordinal),
    mapping_id: recordId(fold.nonce, ordinal),
    name: body.name,
    mapping: body.mapping,
  }));
  await insertRows(fold.db, 'record_mapping', rows);
};

export const recordsBegun: Projector<'records.begun'> = async (fold, items) => {
  for (const { body, actor, ordinal } of items) {
    const importId = recordId(fold.nonce, ordinal);
    const before =
      body.follows === null
        ? undefined
        : await fold.db
            .selectFrom('record_import')
            .select('series_id')
            .where('case_id', '=', fold.key.caseId)
            .where('compartment_id', '=', fold.key.compartmentId)
            .where('import_id', '=', body.follows)
            .executeTakeFirst();
    const row = {
      ...standing(fold),
      ...decided(fold, actor, ordinal),
      import_id: importId,
      // What was erased since begins a series of its own.
      series_id: before?.series_id ?? importId,
      follows: body.follows,
      document_id: body.documentId,
      rendition_id: body.renditionId,
      mapping: body.mapping,
      counts: body.counts,
    };
    await insertRows(fold.db, 'record_import', [row]);
  }
};

type Taken = FoldItem<'records.taken'>;

export const recordsTaken: Projector<'records.taken'> = async (fold, items) => {
  const texts = await renditionTexts(fold, [...new Set(items.map(({ body }) => body.renditionId))]);
  for (const item of items) {
    const seriesId = await seriesOf(fold, item.body);
    await endRows(fold, seriesId, item.body.ended);
    const made = rowsMade(fold, item, seriesId, texts.get(item.body.renditionId) ?? '');
    for (const table of [
      'entity',
      'record_entity',
      'claim',
      'link',
      'entity_fact',
      'record_row',
      'record_batch',
    ] as const)
      for (let i = 0; i < made[table].length; i += 2000)
        await insertRows(fold.db, table, made[table].slice(i, i + 2000));
  }
  // Of a long table once, with its last rows: what search knows of it does not change row by row.
  await indexDocuments(
    fold,
    items.flatMap(({ body }) => (body.isLast ? [body.documentId] : [])),
  );
};

/** The series as its import has it: another than was recorded, where the version that it went on from was erased. */
async function seriesOf(fold: Fold, { importId, seriesId }: Taken['body']): Promise<string> {
  const row = await fold.db
    .selectFrom('record_import')
    .select('series_id')
    .where('case_id', '=', fold.key.caseId)
    .where('compartment_id', '=', fold.key.compartmentId)
    .where('import_id', '=', importId)
    .executeTakeFirst();
  return row?.series_id ?? seriesId;
}

/** Ends what rows of a series made, but for their claims: the version that they stand in still says so. */
async function endRows(fold: Fold, seriesId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const { caseId, compartmentId } = fold.key;
  await sql`
    with ended as (
      update record_row set to_seq = ${fold.seq}
      where case_id = ${caseId} and compartment_id = ${compartmentId} and series_id = ${seriesId}
        and key = any (${[...keys]}::text[]) and to_seq is null
      returning link_ids, fact_ids),
    links as (
      update link set to_seq = ${fold.seq}
      where case_id = ${caseId} and compartment_id = ${compartmentId} and to_seq is null
        and link_id in (select unnest(link_ids) from ended))
    update entity_fact set to_seq = ${fold.seq}
    where case_id = ${caseId} and compartment_id = ${compartmentId} and to_seq is null
      and fact_id in (select unnest(fact_ids) from ended)`.execute(fold.db);
}

type Rows = Record<string, unknown>[];

/** All rows that an item makes; ids go up from its entities, which come first, to its rows. */
function rowsMade(fold: Fold, { body, actor, ordinal }: Taken, seriesId: string, text: string) {
  const { documentId, renditionId, importId } = body;
  let n = 0;
  const nextId = () => recordId(fold.nonce, ordinal, ++n);
  const of = standing(fold);
  const by = decided(fold, actor, ordinal);
  const fact = (
    id: string,
    entityId: string,
    { property, value, span }: RecordRow['facts'][number] | (typeof body.entities)[number]['facts'][number],
  ) => ({
    ...of,
    ...by,
    fact_id: id,
    entity_id: entityId,
    property,
    value,
    document_id: documentId,
    rendition_id: renditionId,
    span,
    words: text.slice(...span),
    note: null,
  });
  const named = body.entities.map((entity) => ({ entity, id: nextId() }));
  const facts: Rows = named.flatMap(({ entity, id }) => entity.facts.map((one) => fact(nextId(), id, one)));
  const claims: Rows = [];
  const links: Rows = [];
  const rows: Rows = [];
  for (const row of body.rows) {
    const claimId = nextId();
    claims.push({
      ...of,
      claim_id: claimId,
      document_id: documentId,
      rendition_id: renditionId,
      basis: 'record',
      local_id: '',
      place: row.cells[0]![0],
      n: 0,
      source: [],
      cue: [],
      content: row.cells,
      source_words: '',
      cue_words: '',
      content_words: wordsOf(text, row.cells),
      kind: 'unattributed',
      stance: body.stance,
      polarity: 'asserts',
      speaker: { name: null, mention: '', why: `row ${row.line} of a table`, candidates: [] },
      estimative: [],
      by_rule: 'record',
      score: 1,
    });
    const linkIds = row.links.map((link) => {
      const linkId = nextId();
      links.push({
        ...of,
        link_id: linkId,
        kind: link.kind,
        from_id: link.from,
        to_id: link.to,
        item: link.item,
        time: link.time,
        arrives: link.arrives,
        claim_ids: [claimId],
        contradicted_by: [],
        actor_id: actor.accountId,
        actor_name: actor.name,
        accepted_at: fold.recordedAt,
        origin_seq: fold.seq,
        origin_ordinal: ordinal,
      });
      return linkId;
    });
    const factIds = row.facts.map((one) => {
      const factId = nextId();
      facts.push(fact(factId, one.entityId, one));
      return factId;
    });
    rows.push({
      ...of,
      row_id: nextId(),
      series_id: seriesId,
      import_id: importId,
      line: row.line,
      key: row.key,
      says: row.says,
      claim_id: claimId,
      link_ids: linkIds,
      fact_ids: factIds,
    });
  }
  const known = (key: string, entityId: string, isMade: boolean) => ({
    ...of,
    series_id: seriesId,
    import_id: importId,
    key,
    entity_id: entityId,
    is_made: isMade,
  });
  return {
    entity: named.map(({ entity, id }) => ({ ...of, entity_id: id, schema: entity.schema, name: entity.name })) as Rows,
    record_entity: [
      ...named.map(({ entity, id }) => known(entity.key, id, true)),
      ...body.known.map(({ key, entityId }) => known(key, entityId, false)),
    ] as Rows,
    claim: claims,
    link: links,
    entity_fact: facts,
    record_row: rows,
    record_batch: [{ ...of, ordinal, import_id: importId, up_to: body.upTo, is_last: body.isLast }] as Rows,
  };
}
