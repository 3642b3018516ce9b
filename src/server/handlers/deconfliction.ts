import { entities } from '#store/link';
import { notices } from '#store/notice';
import { tellSides } from '../commands/tell-sides.ts';
import { acrossCases, inCase, type Handlers } from '../handler.ts';
import { noteWhat } from '../note-what.ts';
import { presentEntity } from '../presenters/present-entity.ts';
import { presentNotice } from '../presenters/present-notice.ts';
import { readAt } from '../reads/at.ts';
import { matchList } from '../reads/match-list.ts';

export const deconflictionHandlers = {
  listMatches: acrossCases(async ({ query }, across, exchange) => {
    const list = await matchList(across, exchange.context, query);
    // Noted alike wherever the officer sees, whether anything matched there or not.
    for (const { caseId, memberships } of across.cases)
      for (const { compartmentId } of memberships)
        exchange.note({ caseId, compartmentId, what: 'matches with other cases', subjects: [] });
    return list;
  }),
  tellSides: acrossCases(async ({ body }, across, { context }) => ({
    entries: await tellSides(across, context, body),
  })),
  listNotices: inCase(async ({ query }, scope, exchange) => {
    const found = await readAt(scope, exchange.context, query.asOf, async (tx, cut) => {
      const rows = await notices(tx, cut);
      const ids = [...new Set(rows.map((row) => row.entity_id))];
      const named = ids.length === 0 ? [] : await entities(tx, cut, { entityIds: ids });
      const byId = new Map(named.map((row) => [row.entity_id, presentEntity(row)]));
      return rows.flatMap((row) => {
        const entity = byId.get(row.entity_id);
        return entity === undefined ? [] : [presentNotice(row, entity)];
      });
    });
    const seen = found.map(({ entity }) => ({ compartmentId: entity.compartmentId, subjectId: entity.entityId }));
    noteWhat(exchange, scope, 'whom to speak to', seen);
    return { notices: found };
  }),
} satisfies Partial<Handlers>;
