import type { Claim } from '#api/schemas/claim';
import type { EntitySchema } from '#domain/entity';
import type { DemoManifest } from '../demo/load-manifest.ts';
import { reliedNames, type DemoCited, type DemoLink, type DemoResolution } from '../demo/relied-form.ts';
import type { Decided, ShelfFor } from './decide-demo.ts';
import { oneLine, type DemoShelf } from './demo-shelf.ts';
import { linksOfTable } from './demo-table.ts';

/** Requests under way at one time: each waits for the disk more than for anything else. */
const atOnce = 8;

/**
 * Accepts the links of the demo case, each as the person who relies on it and after reading its words rightly, and takes
 * its decisions on who is who. What stands is passed by.
 */
export async function relyDemo(
  { relied, accounts }: DemoManifest,
  shelfFor: ShelfFor,
  main: string,
  onProgress: (text: string) => void,
): Promise<Decided> {
  const decided: Decided = { made: 0, before: 0, skipped: [] };
  const rows: DemoLink[] = [];
  for (const table of relied.tables)
    rows.push(...linksOfTable(table, (await (await shelfFor(table.by)).document(table.document))?.text ?? ''));
  const links = [...relied.links, ...rows];
  if (links.length === 0) return decided;
  const people = accounts.map((one) => one.key).filter((key) => links.some((one) => one.by === key));
  const standing = new Set<string>();
  for (const key of people) {
    const { client, caseId } = await shelfFor(key);
    for (const one of (await client.call('listLinks', { params: { caseId } })).links)
      standing.add(keyOf({ ...one, from: one.from.name, to: one.to.name }));
  }
  const entityIds = await namedEntities(await shelfFor(people[0]!), reliedNames(relied), main);

  let begun = 0;
  await sideBySide(links, async (link) => {
    onProgress(`link ${(begun += 1)} of ${links.length}`);
    if (standing.has(keyOf(link))) decided.before += 1;
    else if (await rely(await shelfFor(link.by), link, entityIds, decided.skipped)) decided.made += 1;
  });
  for (const one of relied.resolutions) {
    if (await resolve(await shelfFor(one.by), one, entityIds)) decided.made += 1;
    else decided.before += 1;
  }
  return decided;
}

const keyOf = ({ kind, from, to, item, time }: Pick<DemoLink, 'kind' | 'from' | 'to' | 'item' | 'time'>): string =>
  JSON.stringify([kind, from, to, item, time]);

async function sideBySide<T>(list: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const left = list.values();
  const lane = async () => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** Ids of the entities of the main compartment by name; those that are missing are made. */
async function namedEntities(
  { client, caseId }: DemoShelf,
  schemas: ReadonlyMap<string, EntitySchema>,
  main: string,
): Promise<ReadonlyMap<string, string>> {
  const { entities } = await client.call('listEntities', { params: { caseId } });
  const ids = new Map(entities.filter((one) => one.compartmentId === main).map((one) => [one.name, one.entityId]));
  await sideBySide(
    [...schemas].filter(([name]) => !ids.has(name)),
    async ([name, schema]) => {
      const { entity } = await client.call('makeEntity', { params: { caseId }, body: { schema, name } });
      ids.set(name, entity.entityId);
    },
  );
  return ids;
}

/** False where words that it rests on are not to be found, which is said. */
async function rely(
  shelf: DemoShelf,
  link: DemoLink,
  entityIds: ReadonlyMap<string, string>,
  skipped: string[],
): Promise<boolean> {
  const cite = async (words: readonly DemoCited[]): Promise<Claim[]> => {
    const claims: Claim[] = [];
    for (const one of words) {
      const claim = await shelf.cite(one, link.reason);
      if (claim === null) skipped.push(`${one.document}: “${oneLine(one.quote)}”`);
      else claims.push(claim);
    }
    return claims;
  };
  const [rests, against] = [await cite(link.rests), await cite(link.against)];
  if (rests.length < link.rests.length || against.length < link.against.length) return false;
  const { kind, item, time, arrives, lowerBound } = link;
  const [from, to] = [link.from, link.to].map((name) => ({ entityId: entityIds.get(name)! }));
  await shelf.client.call('relyOn', {
    params: { caseId: shelf.caseId },
    body: {
      kind,
      from: from!,
      to: to!,
      item,
      time,
      arrives,
      lowerBound,
      claimIds: rests.map((one) => one.claimId),
      contradictedBy: against.map((one) => one.claimId),
    },
  });
  return true;
}

/** False where somebody has decided on the two before. */
async function resolve(
  { client, caseId }: DemoShelf,
  { left, right, decision, note }: DemoResolution,
  entityIds: ReadonlyMap<string, string>,
): Promise<boolean> {
  const [leftId, rightId] = [entityIds.get(left)!, entityIds.get(right)!];
  const { decisions } = await client.call('getEntity', { params: { caseId, entityId: leftId } });
  if (decisions.some((one) => [one.left.entityId, one.right.entityId].includes(rightId))) return false;
  await client.call('decideResolution', { params: { caseId }, body: { leftId, rightId, decision, note } });
  return true;
}
