import { namesOfTie, referencesOf } from '#domain/lane-references';
import { recordId } from '../draft-entry.ts';
import { insertRows } from '../insert-rows.ts';
import { standing, type Fold, type FoldItem, type Projector } from './fold.ts';

const decided = (fold: Fold, { actor, ordinal }: Pick<FoldItem, 'actor' | 'ordinal'>) => ({
  ...standing(fold),
  ordinal,
  actor_id: actor.accountId,
  actor_name: actor.name,
  decided_at: fold.recordedAt,
});

export const laneFiled: Projector<'lane.filed'> = async (fold, items) => {
  const rows = items.map((item) => ({
    ...decided(fold, item),
    thing_id: recordId(fold.nonce, item.ordinal),
    kind: item.body.thing,
    title: item.body.title,
    about: item.body.about,
    fields: item.body.fields,
    claim_ids: item.body.claimIds,
    state: item.body.state,
  }));
  await insertRows(fold.db, 'lane_thing', rows);
};

export const laneStepped: Projector<'lane.stepped'> = async (fold, items) => {
  const rows = items.map((item) => ({
    ...decided(fold, item),
    step_id: recordId(fold.nonce, item.ordinal),
    thing_id: item.body.thingId,
    command: item.body.command,
    from_state: item.body.from,
    to_state: item.body.to,
    fields: item.body.fields,
    flags: item.body.flags,
    edition: item.body.edition,
  }));
  await insertRows(fold.db, 'lane_step', rows);
};

export const laneFact: Projector<'lane.fact'> = async (fold, items) => {
  const rows = items.map((item) => ({
    ...decided(fold, item),
    fact_id: recordId(fold.nonce, item.ordinal),
    on_day: item.body.fact.on,
    kind: item.body.fact.kind,
    fact: item.body.fact,
    ...referencesOf(item.body.fact),
  }));
  await insertRows(fold.db, 'lane_fact', rows);
};

export const laneTied: Projector<'lane.tied'> = async (fold, items) => {
  const rows = items.map((item) => ({
    ...decided(fold, item),
    tie_id: recordId(fold.nonce, item.ordinal),
    kind: item.body.tie.kind,
    tie: item.body.tie,
    names: namesOfTie(item.body.tie),
  }));
  await insertRows(fold.db, 'lane_tie', rows);
};
