import { sql } from 'kysely';
import { textsOf } from '../text.ts';
import type { Fold } from './fold.ts';

/** The texts of renditions, by rendition id; an erased text is absent, and the words of its claims are then empty. */
export async function renditionTexts(
  fold: Fold,
  renditionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (renditionIds.length === 0) return new Map();
  const renditions = await fold.db
    .selectFrom('rendition')
    .select(['rendition_id', 'sha256'])
    .where('case_id', '=', fold.key.caseId)
    .where('compartment_id', '=', fold.key.compartmentId)
    .where('rendition_id', '=', sql<string>`any (${renditionIds}::uuid[])`)
    .execute();
  const texts = await textsOf(
    fold.db,
    fold.key,
    renditions.map((row) => row.sha256),
  );
  return new Map(renditions.map((row) => [row.rendition_id, texts.get(row.sha256.toString('hex')) ?? '']));
}
