import type { ItemRef } from '#domain/entry';
import type { EntitySchema } from '#domain/entity';
import { draftEntry } from '#store/draft-entry';
import { entities, type EntityRow } from '#store/link';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { storeScopeOf } from '../store-scope.ts';

/** Makes an entity by hand, in any script, with a translation of its name beside it. */
export function makeEntity(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store'>,
  input: { schema: EntitySchema; name: string; translation: string | null },
): Promise<{ ref: ItemRef; entity: EntityRow }> {
  const { compartmentId } = auth;
  const { schema, name, translation } = input;
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    const draft = draftEntry();
    const entityId = draft.add(actorRefOf(auth), { kind: 'entity.made', schema, name, translation });
    const { seq } = await tx.append(draft);
    const [entity] = await entities(tx, null, { entityIds: [entityId] });
    return { ref: { compartmentId, seq, ordinal: 0 }, entity: entity! };
  });
}
