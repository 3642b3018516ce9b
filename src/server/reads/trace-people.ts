import type { Reached } from '#api/schemas/trace';
import type { ReachAnswer } from '#engines/trace/case-questions';
import { instantOf } from '../presenters/instant.ts';
import { presentDates } from '../presenters/present-when.ts';
import type { RoutesAnswer } from './trace-routes.ts';
import type { TraceFile } from './trace-links.ts';

/** Those reached, in the order given; of the same moment, in the order of the alphabet. */
export function presentReached(answers: readonly ReachAnswer[], file: TraceFile): Reached[] {
  const at = (one: ReachAnswer) => presentDates({ first: one.at, last: one.at });
  return answers
    .flatMap((one, place) => {
      const entity = file.entities.get(one.entityId);
      return entity === undefined ? [] : [{ one, entity, place }];
    })
    .toSorted((x, y) =>
      x.one.at !== y.one.at
        ? x.place - y.place
        : x.entity.name < y.entity.name
          ? -1
          : x.entity.name > y.entity.name
            ? 1
            : x.place - y.place,
    )
    .map(({ one, entity }) => ({
      entity,
      when: at(one),
      surelyBy: one.surelyAt === null || Math.abs(one.surelyAt) >= 8.64e15 ? null : instantOf(one.surelyAt),
      hops: one.hops,
    }));
}

/** Why there is no route, from what is reached last and who could last have sent. */
export function noRouteOf(answer: RoutesAnswer, file: TraceFile, names: { from: string; to: string }) {
  const lastReached = presentReached(answer.lastReached, file);
  const lastSenders = presentReached(answer.lastSenders, file);
  const [reached, sender] = [lastReached[0], lastSenders[0]];
  const words = [
    reached === undefined
      ? `No dated flow leaves ${names.from} in this time.`
      : `From ${names.from}, ${reached.entity.name} is reached last, ${reached.when.words}.`,
    sender === undefined
      ? `No dated flow leads to ${names.to} in this time.`
      : `${sender.entity.name} could last have sent to ${names.to}, ${sender.when.words}.`,
    'What is missing is a dated flow between those whom the one side reaches and those from whom the other is reached, in that order of time.',
    ...(answer.undated.count > 0 ? ['Flows without a date may be what is missing.'] : []),
  ].join(' ');
  return { lastReached, lastSenders, words };
}
