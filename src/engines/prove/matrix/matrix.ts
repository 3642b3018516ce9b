import type { Doctrine } from '#domain/doctrine';
import type { Period } from '#domain/evidence-item';
import type { LegalStatus } from '#domain/legal-status';
import type { Offence, OffenceCondition, OffenceElement, Ruling } from '#domain/offence';
import type { CellRef, ProofFact, RequestAnswer } from '#domain/proof-fact';
import type { DoctrineStatus } from '#domain/sourced';
import { inForceOn, type InForceAnswer } from './in-force.ts';
import { itemStanding, type ItemStanding } from './item-standing.ts';
import { bestState, type CellState, judgeCell, weakestState } from './judge-cell.ts';
import { daysBetween, isPeriod } from './periods.ts';
import { cellKey, proofFileAsOf, type ProofFile } from './proof-file.ts';
import { readsOn } from './reads-now.ts';

/*
 * The matrix of suspects, offences and elements on any day, folded from dated facts. An item counts for an element where
 * somebody judged that it supports it as the element reads now, it can be used, it covers the material dates, and it has a
 * committed witness or is an exhibit with an unbroken chain. From that follow four states (judge-cell.ts), each with its
 * reasons in words and the items it rests on. Limits: whether an item supports an element is for people to judge; a cell
 * says what evidence there is for a point and nothing of guilt; nothing is added up, over elements or over a person.
 */

export type CellRequest = {
  readonly id: string;
  readonly to: string;
  readonly words: string;
  readonly made: string;
  readonly replyBy: string;
  /** Days since it was made, on the day of the matrix; null once it was answered. */
  readonly ageDays: number | null;
  readonly isOverdue: boolean;
  readonly answer: { readonly on: string; readonly answer: RequestAnswer; readonly words: string } | null;
};

export type Cell = CellRef & {
  readonly key: string;
  /** The condition that it is a part of, or null for an element of the offence itself. */
  readonly conditionId: string | null;
  readonly title: string;
  readonly text: string;
  readonly state: CellState;
  readonly why: readonly string[];
  readonly uncovered: readonly Period[];
  /** What the state rests on; all that bears on it is in `items`. */
  readonly itemIds: readonly string[];
  readonly items: readonly ItemStanding[];
  readonly requests: readonly CellRequest[];
  readonly flags: readonly string[];
  /** The ruling that gave the element its present wording. */
  readonly ruling: { readonly id: string; readonly name: string; readonly date: string } | null;
  readonly source: string;
  readonly status: DoctrineStatus;
  /** Which dates it must cover, and whether that reading was found in a source. */
  readonly dates: OffenceElement['dates'];
};

export type ConditionVerdict = {
  readonly conditionId: string;
  readonly title: string;
  readonly state: CellState;
  readonly ways: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: CellState;
    readonly parts: readonly string[];
  }[];
  readonly status: DoctrineStatus;
};

/** What travels with a suspect wherever the row is shown. */
export type Standing = {
  readonly name: string;
  /** Their own words, or that it was not put to them: silence is no denial. */
  readonly answer: string;
  readonly reported: LegalStatus | null;
  readonly verified: LegalStatus | null;
};

export type MatrixRow = {
  readonly suspectId: string;
  readonly offenceId: string;
  readonly standing: Standing;
  readonly offence: Pick<Offence, 'short' | 'title' | 'modelled' | 'status' | 'source' | 'notes'>;
  readonly foreignPower: Offence['foreignPower'];
  /** The day on which the offence was chosen, with these dates. */
  readonly chosen: string;
  readonly material: Period;
  readonly inForce: InForceAnswer;
  /** Why there are no cells; null where there are. */
  readonly refused: { readonly why: string; readonly next: string } | null;
  readonly cells: readonly Cell[];
  readonly conditions: readonly ConditionVerdict[];
};

export type Matrix = {
  readonly on: string;
  readonly edition: string;
  /** Shown with every matrix and every export of one. */
  readonly caution: string;
  readonly rows: readonly MatrixRow[];
};

const caution =
  'A cell says what evidence is held for a point to prove. It says nothing of whether anyone did anything, and cells are not added up.';

type Place = {
  readonly file: ProofFile;
  readonly offence: Offence;
  readonly rulings: readonly Ruling[];
  readonly suspectId: string;
  /** The material dates on which the offence was in force. */
  readonly material: Period;
  readonly intercept: DoctrineStatus;
};

function requestsOf(file: ProofFile, key: string): CellRequest[] {
  return (file.requests.get(key) ?? []).map(({ requestId: id, to, words, on: made, replyBy, answer }) => ({
    id,
    to,
    words,
    made,
    replyBy,
    ageDays: answer === null ? daysBetween(made, file.on) : null,
    isOverdue: answer === null && file.on > replyBy,
    answer: answer === null ? null : { on: answer.on, answer: answer.answer, words: answer.words },
  }));
}

function cellOf(place: Place, original: OffenceElement, conditionId: string | null): Cell {
  const { file, offence, rulings, suspectId, material, intercept } = place;
  const { element, ruling } = readsOn(offence, original, rulings, file.on);
  const ref = { suspectId, offenceId: offence.id, elementId: element.id };
  const key = cellKey(ref);
  const measure = { element, material, rulingName: ruling?.name ?? null, rulingDate: ruling?.date ?? null, intercept };
  const items = (file.bearings.get(key) ?? [])
    .filter(({ bearing }) => bearing !== 'nothing')
    .flatMap((bears) => {
      const found = file.items.get(bears.itemId);
      return found === undefined ? [] : [itemStanding(file, found, bears, measure)];
    });
  const disputes = (file.disputes.get(key) ?? []).map(({ words }) => words);
  return {
    ...ref,
    key,
    conditionId,
    title: element.title,
    text: element.text,
    ...judgeCell(element, material, items, disputes),
    items,
    requests: requestsOf(file, key),
    flags: [...new Set(items.flatMap(({ flags }) => flags))],
    ruling: ruling === null ? null : { id: ruling.id, name: ruling.name, date: ruling.date },
    source: element.source,
    status: element.status,
    dates: element.dates,
  };
}

function verdictOf({ id, title, ways, status }: OffenceCondition, cells: readonly Cell[]): ConditionVerdict {
  const stateOf = (part: string) => cells.find((cell) => cell.elementId === part)?.state ?? 'gap';
  const judged = ways.map((way) => ({ ...way, state: weakestState(way.parts.map(stateOf)) }));
  return { conditionId: id, title, state: bestState(judged.map(({ state }) => state)), ways: judged, status };
}

function standingOf(file: ProofFile, suspectId: string): Standing {
  const suspect = file.suspects.get(suspectId);
  return {
    name: suspect?.name ?? suspectId,
    answer: suspect?.answer ?? 'not yet put to them',
    reported: suspect?.status?.reported ?? null,
    verified: suspect?.status?.verified ?? null,
  };
}

function rowOf(doctrine: Doctrine, file: ProofFile, choice: ProofFile['choices'][number]): MatrixRow[] {
  const { suspectId, offenceId, material, on: chosen } = choice;
  const offence = doctrine.offences.find(({ id }) => id === offenceId);
  if (offence === undefined) return [];
  const { short, title, modelled, status, source, notes, foreignPower } = offence;
  const inForce = inForceOn(offence, material);
  const refused = !isPeriod(material)
    ? { why: 'The material dates are out of order.', next: 'Give the first day and then the last.' }
    : inForce.part === null
      ? { why: inForce.words, next: inForce.next ?? '' }
      : null;
  const base = {
    suspectId,
    offenceId,
    standing: standingOf(file, suspectId),
    offence: { short, title, modelled, status, source, notes },
    foreignPower,
    chosen,
    material,
    inForce,
    refused,
  };
  if (refused !== null || inForce.part === null) return [{ ...base, cells: [], conditions: [] }];
  const rulings = [...doctrine.rulings, ...file.rulings.map(({ ruling }) => ruling)];
  const intercept = doctrine.gate.rules.find(({ id }) => id === 'intercept')?.status ?? 'unverified';
  const place: Place = { file, offence, rulings, suspectId, material: inForce.part, intercept };
  const shared = doctrine.conditions.filter(({ id }) => offence.conditions.includes(id));
  const cells = [
    ...offence.elements.map((element) => cellOf(place, element, null)),
    ...shared.flatMap(({ id, elements }) => elements.map((element) => cellOf(place, element, id))),
  ];
  return [{ ...base, cells, conditions: shared.map((condition) => verdictOf(condition, cells)) }];
}

/** The matrix as it was on a day `YYYY-MM-DD`, from what had been recorded by its end. */
export function matrixAsOf(doctrine: Doctrine, facts: readonly ProofFact[], on: string): Matrix {
  const file = proofFileAsOf(facts, on);
  return {
    on,
    edition: doctrine.edition,
    caution,
    rows: file.choices.flatMap((choice) => rowOf(doctrine, file, choice)),
  };
}
