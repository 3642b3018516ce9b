import type { Model } from '@opensanctions/followthemoney';
import { ftmLine, type FtmLine, type OutgoingEntity } from './ftm-line.ts';
import { ftmModel, type FtmAdditions } from './ftm-model.ts';

/** What goes out as FollowTheMoney: one line an entity. */
export type FtmTools = {
  readonly model: () => Model;
  readonly lineOf: (of: OutgoingEntity, marking: string, dataset: string) => FtmLine;
};

/** Merges the model once, when it is first needed: it is a megabyte of JSON. */
export function ftmTools(additions: FtmAdditions): FtmTools {
  let merged: Model | undefined;
  const model = () => (merged ??= ftmModel(additions));
  return { model, lineOf: (of, marking, dataset) => ftmLine(model(), of, marking, dataset) };
}
