import { caseFile } from '#store/case-file';
import { weightyEntities } from '#store/resolution';
import type { ScopedTransaction } from '#store/scope';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { notFound } from '../refusals.ts';
import { readAt } from './at.ts';
import { knownEntities, type KnownEntity } from './entity-cards.ts';
import { whoIsWho } from './who-is-who.ts';

const entitiesAtOnce = 500;

/** Everybody the reader may see, once each with those that are one with them, from the heaviest down. */
async function everybody(tx: ScopedTransaction): Promise<KnownEntity[]> {
  const who = await whoIsWho(tx, null);
  const all = new Map<string, KnownEntity>();
  let after: Parameters<typeof weightyEntities>[1]['after'];
  for (;;) {
    const rows = await weightyEntities(tx, { after, limit: entitiesAtOnce });
    const known = await knownEntities(
      tx,
      null,
      who,
      rows.map((row) => row.entity_id),
    );
    for (const { entity_id: entityId } of rows) {
      const one = known.get(who.canonicalOf(entityId));
      if (one !== undefined && !all.has(one.id)) all.set(one.id, one);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < entitiesAtOnce) return [...all.values()];
    after = { weight: last.weight, name: last.name, seq: last.from_seq, entityId: last.entity_id };
  }
}

/** The entities of the case as lines of FollowTheMoney JSON, each under the marking of the case; links stay inside. */
export function entitiesOut(
  scope: InCase,
  context: Pick<Context, 'store' | 'ftm'>,
): Promise<{ title: string; text: string; seen: readonly KnownEntity[] }> {
  return readAt(scope, context, undefined, async (tx, cut) => {
    const file = await caseFile(tx, cut);
    if (file === undefined) throw notFound();
    const seen = await everybody(tx);
    const lines = seen.map((one) => {
      const called = one.members.flatMap((row) => [row.name, ...(row.translation === null ? [] : [row.translation])]);
      const out = {
        ids: one.members.map((row) => row.entity_id),
        schema: one.members[0]!.schema,
        names: [...new Set(called)],
        aliases: [...new Set([...one.names.map((row) => row.name), ...one.marked.map((row) => row.words)])],
        facts: one.facts.map(({ property, value }) => ({ property, value })),
      };
      return `${JSON.stringify(context.ftm.lineOf(out, file.marking, file.title))}\n`;
    });
    return { title: file.title, text: lines.join(''), seen };
  });
}
