import type { ResolveData } from '../resolve-data.ts';
import { alignWords, type Alignment } from './align-words.ts';
import { acronymOf, spells } from './acronym.ts';
import { likeness, spelt } from './compare-words.ts';
import { calibrated } from './calibrate.ts';
import type { Name, NameKind, Part, Way } from './name.ts';
import { pairReason } from './pair-reason.ts';

/** One written reason; `weight` above 0 speaks for one bearer, below 0 against. */
export type Reason = { readonly words: string; readonly weight: number };
export type Comparison = { readonly score: number; readonly reasons: readonly Reason[] };

/** Scores two read names from 0 to 1 and says why; never throws, and looks at a bounded number of words. */
export function compareNames(a: Name, b: Name, data: ResolveData): Comparison {
  const reasons: Reason[] = [];
  const score = probabilityOf(compare(a, b, data, reasons), a, b, data);
  if (areUnlike(a, b))
    reasons.push({ words: `unlike kinds: ${bearerWords[bearerOf(a)]} and ${bearerWords[bearerOf(b)]}`, weight: -1 });
  for (const words of new Set([...a.limits, ...b.limits].map((limit) => limit.words)))
    reasons.push({ words, weight: -1 });
  for (const note of new Set([...a.notes, ...b.notes])) reasons.push({ words: note, weight: 0 });
  return { score, reasons };
}

/** The score of `compareNames` alone, for ranking many candidates. */
export const scoreNames = (a: Name, b: Name, data: ResolveData): number =>
  probabilityOf(compare(a, b, data, null), a, b, data);

function probabilityOf(raw: number, a: Name, b: Name, { calibration, weight }: ResolveData): number {
  let score = calibrated(raw, a.kind === 'person' && b.kind === 'person' ? calibration.persons : calibration.bodies);
  if (areUnlike(a, b)) score *= weight.otherKind;
  for (const { most } of a.limits) score = Math.min(score, most);
  for (const { most } of b.limits) score = Math.min(score, most);
  return score;
}

/** The score, and the likeness it was made of: that puts names in order where the line to probabilities is flat. */
export function rateNames(a: Name, b: Name, data: ResolveData): { readonly score: number; readonly likeness: number } {
  const likeness = compare(a, b, data, null);
  const score = probabilityOf(likeness, a, b, data);
  return { score, likeness: a.limits.length + b.limits.length > 0 ? Math.min(likeness, score) : likeness };
}

const bearerWords: Readonly<Record<NameKind, string>> = {
  person: 'a person',
  organisation: 'a body',
  thing: 'a ship, aircraft or vehicle',
  unknown: 'a bearer of any kind',
};

/** What bears the name; one that holds a legal form is a body's, whatever its kind was said to be open to. */
export const bearerOf = (name: Name): NameKind =>
  name.kind === 'unknown' && name.parts.some(({ role }) => role === 'legal form') ? 'organisation' : name.kind;

function areUnlike(a: Name, b: Name): boolean {
  const [left, right] = [bearerOf(a), bearerOf(b)];
  return left !== right && left !== 'unknown' && right !== 'unknown';
}

function compare(a: Name, b: Name, data: ResolveData, reasons: Reason[] | null): number {
  if (a.ways.length === 0 || b.ways.length === 0) {
    return 0;
  }
  const isBody = a.kind !== 'person' || b.kind !== 'person';
  if (a.ways.length === 1 && b.ways.length === 1)
    return clamp(compareWays(a.ways[0]!, b.ways[0]!, isBody, data, reasons));
  let best = -1;
  let bestReasons: Reason[] = [];
  for (const wayA of a.ways)
    for (const wayB of b.ways) {
      const found: Reason[] | null = reasons === null ? null : [];
      const score = compareWays(wayA, wayB, isBody, data, found);
      if (score > best) {
        best = score;
        bestReasons = found ?? [];
      }
    }
  reasons?.push(...bestReasons);
  return clamp(best);
}

const clamp = (score: number): number => (score > 1 ? 1 : score > 0 ? score : 0);

function compareWays(a: Way, b: Way, isBody: boolean, data: ResolveData, reasons: Reason[] | null): number {
  if (a.content.length === 0 || b.content.length === 0) return generalOnly(a, b, data, reasons);
  const { weight } = data;
  const acronym = isBody ? (acronymOf(a, b) ?? acronymOf(b, a)) : null;
  if (acronym !== null) {
    reasons?.push({ words: `“${acronym.text}” is what the first letters of the other spell`, weight: 0.5 });
    return weight.acronym;
  }
  const { pairs, leftOver, rightOver } = isBody
    ? withAcronyms(alignWords(a, b, data), weight.acronym)
    : alignWords(a, b, data);
  let sum = 0;
  let total = 0;
  let doubt = 1;
  let matched = 0;
  for (const { left, right, sim } of pairs) {
    const w = (left.weight + right.weight) / 2;
    sum += w * sim;
    total += w;
    doubt *= doubtOf(sim, w, weight.sameWord, weight.conflict);
    if (sim >= weight.sameWord) matched++;
    const differs =
      left.gender !== null && right.gender !== null && left.gender !== right.gender && sim >= weight.sameWord;
    if (differs) doubt *= weight.patronymicGender;
    if (reasons !== null) {
      reasons.push(pairReason(left, right, sim, weight.sameWord, data));
      if (differs) reasons.push({ words: `“${left.text}” and “${right.text}” differ in gender`, weight: -0.5 });
    }
  }
  const whole = wholeLikeness(a, b, matched < pairs.length || (leftOver.length > 0 && rightOver.length > 0));
  let score = total === 0 ? 0 : (sum / total) * doubt;
  score *= overPenalty(leftOver, rightOver, isBody, a, b, data, reasons);
  if (isBody) {
    if (
      (leftOver.length > 0 || rightOver.length > 0) &&
      pairs.every(({ left, right }) => left.term !== null && right.term !== null)
    ) {
      score *= weight.generalOnly;
      reasons?.push({ words: 'only general words are shared', weight: -0.5 });
    }
    score *= legalPenalty(a, b, data, reasons);
  } else {
    if (
      matched <= 1 &&
      Math.min(a.content.length, b.content.length) === 1 &&
      Math.max(a.content.length, b.content.length) > 1
    ) {
      score *= weight.singleWord;
      reasons?.push({ words: 'one side is a single word', weight: -0.4 });
    }
    score *= orderPenalty(a, b, pairs, data, reasons);
    const [only] = pairs;
    if (pairs.length === 1 && a.content.length === 1 && b.content.length === 1) {
      // All that is left of both is one common word: "Abu Ahmad" and "Ahmad Sayyed".
      if (only!.left.weight < 0.8 && !sameParts(a, b)) {
        score *= weight.singleWord;
        reasons?.push({ words: 'only one common word is shared', weight: -0.4 });
      } else if (only!.sim < soleWord && only!.left.script === only!.right.script) {
        score *= weight.singleWord;
        reasons?.push({ words: 'nothing else stands beside a word that is only similar', weight: -0.4 });
      }
    }
  }
  if (whole > score) {
    if (reasons !== null) {
      reasons.length = 0;
      reasons.push({ words: 'the same when written together', weight: 1 });
    }
    return whole;
  }
  return score;
}

/** A word without another beside it is taken for the same only from this likeness on: "Alun" is not "Leon". */
const soleWord = 0.8;

const sameParts = (a: Way, b: Way): boolean =>
  a.parts.length === b.parts.length && a.parts.every(({ sound }) => b.parts.some((part) => part.sound === sound));

/** Words left over in a row on one side that spell a word left over on the other are set against it. */
function withAcronyms(alignment: Alignment, sim: number): Alignment {
  const { pairs, leftOver, rightOver } = alignment;
  const short = leftOver.length === 1 ? leftOver[0]! : rightOver.length === 1 ? rightOver[0]! : null;
  const others = leftOver.length === 1 ? rightOver : leftOver;
  if (short === null || !spells(short, others)) return alignment;
  const spelt = { ...short, text: others.map(({ text }) => text).join(' ') };
  const pair = leftOver.length === 1 ? { left: short, right: spelt } : { left: spelt, right: short };
  return { pairs: [...pairs, { ...pair, sim, i: 0, j: 0 }], leftOver: [], rightOver: [] };
}

/** Nothing for words that are alike, down to the price of a conflict for words that are not; less for words that tell little. */
function doubtOf(sim: number, w: number, same: number, conflict: number): number {
  const high = same + 0.07;
  if (sim >= high) return 1;
  const low = same - 0.09;
  const share = sim <= low ? 1 : (high - sim) / (high - low);
  return 1 - (1 - conflict) * share * Math.min(1, w / 0.35);
}

function overPenalty(
  left: readonly Part[],
  right: readonly Part[],
  isBody: boolean,
  a: Way,
  b: Way,
  data: ResolveData,
  reasons: Reason[] | null,
): number {
  const { weight } = data;
  if (left.length === 0 && right.length === 0) return 1;
  const heavier = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.weight, 0);
  const l = heavier(left);
  const r = heavier(right);
  let factor = 1;
  if (left.length > 0 && right.length > 0) {
    const across = isBody && a.content[0]!.script !== b.content[0]!.script;
    const clash = Math.min(1, Math.min(l, r) / 0.35);
    const numbers = left.some(isNumber) && right.some(isNumber);
    const onlyNumbers = numbers && !isBody && left.every(isNumber) && right.every(isNumber);
    if (numbers) factor *= onlyNumbers ? weight.numberAlone : weight.number;
    if (!numbers || left.length + right.length > 2)
      factor *= 1 - (1 - (across ? weight.acrossConflict : weight.conflict)) * clash;
    reasons?.push({
      words: `${numbers ? 'numbers differ: ' : ''}“${textOf(left)}” on one side, “${textOf(right)}” on the other`,
      weight: -clash,
    });
  } else {
    const rest = left.length > 0 ? left : right;
    if (rest.some(isNumber))
      factor *= rest.some((part) => isNumber(part) && !/\d/.test(part.own)) ? weight.series : weight.numberMissing;
    reasons?.push({
      words: `“${textOf(rest)}” on one side only`,
      weight: Math.round(-10 * (1 - factor) - Math.abs(l - r)) / 10,
    });
  }
  const further = Math.abs(l - r);
  if (further > 0) factor *= weight.extraWord ** (further / 0.7);
  return factor;
}

const isNumber = (part: Part): boolean => part.role === 'number';

const textOf = (parts: readonly Part[]): string => parts.map((part) => part.text).join(' ');

function legalPenalty(a: Way, b: Way, data: ResolveData, reasons: Reason[] | null): number {
  const left = a.parts.filter((part) => part.role === 'legal form');
  const right = b.parts.filter((part) => part.role === 'legal form');
  if (left.length === 0 || right.length === 0 || left.some((x) => right.some((y) => x.term === y.term))) return 1;
  reasons?.push({ words: `legal forms differ: ${textOf(left)}, ${textOf(right)}`, weight: -0.2 });
  return data.weight.legalForm;
}

function orderPenalty(a: Way, b: Way, pairs: Alignment['pairs'], data: ResolveData, reasons: Reason[] | null): number {
  let factor = 1;
  if (a.sonAt > 0 && b.sonAt > 0) {
    const father = pairs.find((pair) => pair.i === a.sonAt);
    const son = pairs.find((pair) => pair.i === a.sonAt - 1);
    if (father?.j === b.sonAt - 1 && son?.j === b.sonAt) {
      factor *= data.weight.sonOfTurned;
      reasons?.push({ words: 'father and son have changed places', weight: -0.6 });
      return factor;
    }
  }
  if (isTurned(a, b, pairs)) {
    factor *= data.weight.orderTurned;
    reasons?.push({ words: 'the words stand in another order', weight: -0.1 });
  }
  return factor;
}

/** Whether words that carry no sign of what is the family name stand in another order; Han, Hangul and kana put it first anyway. */
function isTurned(a: Way, b: Way, pairs: Alignment['pairs']): boolean {
  const isPlain = ({ role, script }: Part): boolean =>
    role === 'word' && script !== 'Hani' && script !== 'Hang' && script !== 'Kana';
  if (pairs.length < 2 || !a.content.every(isPlain) || !b.content.every(isPlain)) return false;
  const inOrder = [...pairs].sort((x, y) => x.i - y.i);
  return inOrder.some(({ j }, n) => n > 0 && j < inOrder[n - 1]!.j);
}

/** Likeness of all words written together, asked only where words stay unmatched; 0 below 0.85. */
function wholeLikeness(a: Way, b: Way, isWanted: boolean): number {
  if (
    !isWanted ||
    a.whole.length < 5 ||
    b.whole.length < 5 ||
    a.whole.length > 40 ||
    Math.abs(a.whole.length - b.whole.length) > 3
  )
    return 0;
  if (a.content[0]!.script !== b.content[0]!.script) return 0;
  if (a.content.length === b.content.length) return 0;
  return spelt(a.whole, b.whole, 0.85) * 0.9;
}

function generalOnly(a: Way, b: Way, data: ResolveData, reasons: Reason[] | null): number {
  const same = a.parts.length === b.parts.length && a.parts.every((part, n) => likeness(part, b.parts[n]!, data) === 1);
  reasons?.push({
    words: same ? 'only general words, and the same ones' : 'no word that tells one name from another',
    weight: -0.5,
  });
  return same ? 0.6 : 0;
}
