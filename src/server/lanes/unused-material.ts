import type { UnusedItem, UnusedScheduleKind } from '#exchange/papers/unused-material';
import type { PersonStanding } from '#exchange/papers/person-standing';
import type { DisclosureState } from '#domain/lane-states';
import type { StepFact } from '#domain/machine';
import type { PresentedFairness } from '../reads/claim-types.ts';
import type { LaneFile } from './lane-file.ts';
import { judgedAgain, mayHelpDefence } from './step-facts.ts';
import type { StandingThing } from './standing-thing.ts';

const scheduledBy: Readonly<Record<string, UnusedScheduleKind>> = {
  'schedule as non-sensitive': 'non-sensitive',
  'schedule as sensitive': 'sensitive',
  'schedule as highly sensitive': 'highly sensitive',
};

const textOf = (value: StepFact | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;

/** What travels with a person into a document, from what is on file of them. */
export function personStanding(name: string, fairness: PresentedFairness | undefined): PersonStanding {
  const reported = fairness?.statuses.find((one) => one.reported !== null)?.reported ?? null;
  const verified = fairness?.statuses.find((one) => one.verified !== null)?.verified ?? null;
  return {
    name,
    answer: fairness?.denials[0]?.words.content ?? null,
    reported: reported?.status ?? null,
    reportedBy: textOf(reported?.words),
    verified: verified?.status ?? null,
    verifiedBy: verified?.record ?? null,
  };
}

/** One thing of material as schedules list it; on which schedule it was put last, since it was last reviewed again. */
export function unusedItemOf(file: LaneFile, thing: StandingThing, about: readonly PersonStanding[]): UnusedItem {
  const { row, fields, steps, state } = thing;
  const again = steps.findLastIndex(({ command }) => command === 'review again');
  const since = steps.slice(again + 1);
  const put = since.findLast(({ command }) => scheduledBy[command] !== undefined);
  const isBlock = fields['method'] === 'block';
  const size = fields['blockSize'];
  const isMarked = mayHelpDefence(file, thing);
  return {
    id: row.thing_id,
    schedule: put === undefined ? null : (scheduledBy[put.command] ?? null),
    state: state as DisclosureState,
    description: textOf(fields['description']),
    date: textOf(fields['date']),
    origin: textOf(fields['madeBy']),
    location: textOf(fields['location']),
    isOwnProduct: fields['ownProduct'] === true,
    seriousPrejudice: textOf(fields['seriousPrejudice']),
    mayHelpDefence: isMarked ? (textOf(fields['helpsDefenceWhy']) ?? 'marked on its words while reading') : null,
    presumption: textOf(fields['presumption']),
    block: isBlock
      ? {
          searchTerms: textOf(fields['searchTerms']) ?? '',
          dipSample: textOf(fields['dipSample']) ?? '',
          size: typeof size === 'number' ? Math.trunc(size) : 1,
        }
      : null,
    reasons: textOf(since.at(-1)?.fields['reasons']),
    isDueAgain: judgedAgain(file, thing),
    about,
  };
}
