import type { Bearing, EvidenceForm, Period } from '#domain/evidence-item';
import { eventTimeText } from '#domain/event-time-text';
import type { OffenceElement } from '#domain/offence';
import type { ProofFactOf } from '#domain/proof-fact';
import type { DoctrineStatus } from '#domain/sourced';
import { exhibitChain } from '../exhibits/exhibit-chain.ts';
import { type Commitment, commitmentOf } from './commitment.ts';
import { periodText, sharedDays } from './periods.ts';
import type { ItemFile, ProofFile } from './proof-file.ts';

/** `stands`: it counts. `uncommitted`: it would, but its witness has not said that they will say it. */
export type Standing = 'stands' | 'uncommitted' | 'does not count';

export type ItemStanding = {
  readonly itemId: string;
  readonly title: string;
  readonly form: EvidenceForm;
  readonly claimIds: readonly string[];
  readonly bearing: Bearing;
  readonly standing: Standing;
  readonly isWithdrawn: boolean;
  /** Why it does not count, or counts only so far; empty where it stands. */
  readonly why: readonly string[];
  /** What should be looked at and changes nothing, as a witness who is a suspect. */
  readonly flags: readonly string[];
  /** Which of the material dates it covers. */
  readonly covers: Period | null;
  readonly witness: Commitment | null;
};

/** What an item is held against: the element as it reads now, since when it reads so, and the dates that matter. */
export type Measure = {
  readonly element: OffenceElement;
  readonly rulingName: string | null;
  readonly rulingDate: string | null;
  readonly material: Period;
  /** Whether the rule that keeps interception out of evidence was read. */
  readonly intercept: DoctrineStatus;
};

const since = ({ since: day }: Commitment): string => (day === null ? '' : `, since ${eventTimeText(day)}`);

function useReasons({ item, withdrawn, admissible, gate }: ItemFile, { intercept }: Measure): string[] {
  if (withdrawn !== null) return [`withdrawn: ${withdrawn}`];
  const notRead = intercept === 'verified' ? '' : ' (not verified)';
  if (item.origin === 'intercept') return [`comes from interception, which may not be used in evidence${notRead}`];
  if (item.origin === 'intelligence' && gate?.passed !== true)
    return [gate === null ? 'is intelligence that has not passed the gate' : `the gate kept it back: ${gate.why}`];
  if (admissible === null || admissible.admissible === 'not decided')
    return ['nobody has decided whether it can be used'];
  return admissible.admissible === 'admissible' ? [] : [`cannot be used: ${admissible.why}`];
}

function dateReasons({ item }: ItemFile, { element, material }: Measure): string[] {
  if (element.dates.rule === 'none') return [];
  if (item.covers === null) return ['tells of no particular time'];
  if (sharedDays(item.covers, material) !== null) return [];
  return [`covers ${periodText(item.covers)}, none of the material dates`];
}

function exhibitReasons(file: ProofFile, { item }: ItemFile): string[] {
  if (item.exhibitId === null) return ['is no exhibit yet'];
  const chain = exhibitChain(file.movements.get(item.exhibitId) ?? []);
  const produced = file.produced.get(item.exhibitId);
  return [
    ...((produced?.witnessId ?? item.witnessId) === null ? ['no witness produces it'] : []),
    ...(chain.movements.length === 0 ? ['nothing shows who has had it'] : []),
    ...chain.faults.filter(({ fault }) => fault !== 'no reason').map(({ words }) => words),
  ];
}

/** Where an item stands for one element: every reason in words, and the state of whoever says it. */
export function itemStanding(
  file: ProofFile,
  found: ItemFile,
  bears: ProofFactOf<'item bears'>,
  measure: Measure,
): ItemStanding {
  const { item } = found;
  const { element, material, rulingDate, rulingName } = measure;
  const witnessId = (item.exhibitId === null ? null : file.produced.get(item.exhibitId)?.witnessId) ?? item.witnessId;
  const witness = witnessId === null ? null : commitmentOf(file, witnessId, item.id, element.id);
  const isStale = rulingDate !== null && bears.on < rulingDate;
  const out = [
    ...useReasons(found, measure),
    ...dateReasons(found, measure),
    ...(isStale ? [`was judged before ${rulingName} of ${eventTimeText(rulingDate)}: judge it again`] : []),
    ...(item.form === 'exhibit' ? exhibitReasons(file, found) : []),
    ...(item.form === 'statement' && witness === null ? ['nobody is named who says it'] : []),
    ...(item.form !== 'agreed fact' && witness?.position === 'will not say'
      ? [`${witness.name} will not say it${since(witness)}`]
      : []),
  ];
  const isUncommitted = item.form === 'statement' && witness !== null && witness.position !== 'will say';
  const flags = [
    ...(witnessId !== null && file.suspects.has(witnessId)
      ? [`${witness!.name} is a suspect in this case as well`]
      : []),
    ...(item.covers !== null && item.covers.from > item.covers.to ? ['its dates are out of order'] : []),
  ];
  const standing = out.length > 0 ? 'does not count' : isUncommitted ? 'uncommitted' : 'stands';
  const why = standing === 'uncommitted' ? [`${witness!.name}: ${witness!.position}${since(witness!)}`] : out;
  return {
    itemId: item.id,
    title: item.title,
    form: item.form,
    claimIds: item.claimIds,
    bearing: bears.bearing,
    standing,
    isWithdrawn: found.withdrawn !== null,
    why,
    flags,
    covers: item.covers === null ? null : sharedDays(item.covers, material),
    witness,
  };
}
