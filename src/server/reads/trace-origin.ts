import { eventTimeText } from '#domain/event-time-text';
import type { AccessAnswer, CaseAnswer } from '#engines/trace/case-questions';
import type { ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { presentDates } from '../presenters/present-when.ts';
import { firstMomentOf, stoppedEarly } from './trace-asks.ts';
import type { TraceFile } from './trace-links.ts';

type OriginReply = ReplyOf<Operations['traceOrigin']>;
type Access = OriginReply['population'][number];
type About = { readonly appearedAt: string; readonly by: number; readonly loggedSince: string | null };

const byName = (a: Access, b: Access) =>
  a.entity.name < b.entity.name
    ? -1
    : a.entity.name > b.entity.name
      ? 1
      : a.entity.entityId < b.entity.entityId
        ? -1
        : 1;

/** The whole population in the order of the alphabet, with what each would need; nobody is weighed. */
export function presentOrigin(
  answer: Extract<CaseAnswer, { op: 'origin' }>,
  file: TraceFile,
  about: About,
): Omit<OriginReply, 'item' | 'appearedWith'> {
  const present = (one: AccessAnswer): Access[] => {
    const entity = file.entities.get(one.entityId);
    if (entity === undefined) return [];
    return [
      {
        entity,
        access: one.linkIds.flatMap((id) => file.links.get(id) ?? []),
        since: one.since === null ? null : presentDates(one.since),
        route: one.route === null ? null : [...one.route],
        arrives: one.arrives === null ? null : presentDates(one.arrives),
        needs: needsOf(one, about),
      },
    ];
  };
  const when = eventTimeText(about.appearedAt);
  const missing = [
    about.loggedSince === null
      ? 'Since when uses of the item were logged is not known: that no log names somebody says nothing.'
      : `Uses of the item were logged from ${eventTimeText(about.loggedSince)} on; before that no log says who used it.`,
    ...(answer.undatedAccess === 0
      ? []
      : [
          answer.undatedAccess === 1
            ? 'One record of access has no date; whoever it names is counted.'
            : `${answer.undatedAccess} records of access have no date; whoever they name is counted.`,
        ]),
    ...(answer.undated.count === 0
      ? []
      : [
          answer.undated.count === 1
            ? 'One flow has no date and leads nowhere here.'
            : `${answer.undated.count} flows have no date and lead nowhere here.`,
        ]),
  ];
  return {
    population: answer.population.flatMap(present).toSorted(byName),
    accessLater: answer.later.flatMap(present).toSorted(byName),
    missing,
    warnings: [
      `This is everyone whom the case knows to have had access before ${when}. There may be others whom it does not know.`,
      'Nobody is left out for want of a log or of a recorded route.',
      'Nothing of this answer is kept; the question and its reason stand in the log of consultations.',
    ],
    undated: { count: answer.undated.count, linkIds: [...answer.undated.linkIds] },
    partial: answer.isWhole ? null : stoppedEarly,
  };
}

/** What would have to be so for somebody to be the origin. */
function needsOf(one: AccessAnswer, { by, loggedSince }: About): string[] {
  const { since, route } = one;
  const isLogged = loggedSince !== null && since !== null && firstMomentOf(loggedSince) <= since.first;
  return [
    ...(since === null ? ['that the access, which nobody dated, was there before'] : []),
    ...(since !== null && since.last > by && since.first <= by ? ['that the access had begun by then'] : []),
    ...(route === null ? ['that it was passed on by a way that nobody recorded'] : []),
    ...(route !== null && route.length > 0
      ? [`that the ${route.length === 1 ? 'flow' : `${route.length} flows`} on record carried this item`]
      : []),
    ...(isLogged ? ['that what the log of uses says, or leaves out, allows it'] : []),
  ];
}
