import { boundedDistance } from './bounded-distance.ts';
import type { Domain, FieldKind, RecordTable } from './record-table.ts';

/** How two values of a field stand to each other, as small numbers. */
export const levels = ['missing', 'exact', 'close', 'near', 'far', 'swapped'] as const;
export type Level = (typeof levels)[number];
export const MISSING = 0;
export const EXACT = 1;
export const CLOSE = 2;
export const NEAR = 3;
export const FAR = 4;
export const SWAPPED = 5;

export type LevelReader = (i: number, j: number, into: Uint8Array) => void;

/** Pairs of fields whose values may have changed places: given and family name, two lines of an address. */
export function swapsOf({ fields }: RecordTable): readonly (readonly [number, number])[] {
  const at = (role: string) => fields.findIndex((field) => field.role === role);
  return [[at('given'), at('family')] as const, [at('street'), at('line')] as const].filter(
    ([a, b]) => a >= 0 && b >= 0,
  );
}

/** A function that writes the level of each field for two records. */
export function levelReader(table: RecordTable): LevelReader {
  const { fields, values, domains } = table;
  const swaps = swapsOf(table);
  const count = fields.length;
  const kinds = fields.map(({ kind }) => kind);
  const own = fields.map(({ domain }) => domains[domain]!);
  return (i, j, into) => {
    for (let f = 0; f < count; f++) {
      const x = values[f]![i]!;
      const y = values[f]![j]!;
      into[f] = x === 0 || y === 0 ? MISSING : x === y ? EXACT : levelOf(kinds[f]!, own[f]!, x, y);
    }
    for (const [a, b] of swaps) {
      if (into[a]! < FAR && into[b]! < FAR) continue;
      const [xa, xb, ya, yb] = [values[a]![i]!, values[b]![i]!, values[a]![j]!, values[b]![j]!];
      // One of the two must be the same to the letter: two slips and a swap are more likely somebody else.
      if (xa !== yb && xb !== ya) continue;
      if (isAlike(own[a]!, xa, yb) && isAlike(own[a]!, xb, ya)) {
        into[a] = SWAPPED;
        into[b] = SWAPPED;
      }
    }
  };
}

const isAlike = (domain: Domain, x: number, y: number): boolean =>
  x !== 0 && y !== 0 && (x === y || levelOf('name', domain, x, y) === CLOSE);

function levelOf(kind: FieldKind, { starts, units }: Domain, x: number, y: number): number {
  if (kind === 'category') return FAR;
  const [xs, xe, ys, ye] = [starts[x]!, starts[x + 1]!, starts[y]!, starts[y + 1]!];
  const shorter = Math.min(xe - xs, ye - ys);
  if (kind === 'date') return dateLevel(units, xs, ys, shorter);
  if (kind === 'code') {
    const most = shorter < 2 ? 0 : shorter < 7 ? 1 : 2;
    const distance = boundedDistance(units, xs, xe, units, ys, ye, most);
    return distance > most ? FAR : distance === 1 ? CLOSE : NEAR;
  }
  const longer = Math.max(xe - xs, ye - ys);
  const most = longer < 3 ? 0 : longer < 5 ? 1 : longer < 9 ? 2 : kind === 'text' && longer > 14 ? 4 : 3;
  const distance = most === 0 ? 9 : boundedDistance(units, xs, xe, units, ys, ye, most);
  if (distance === 1) return CLOSE;
  if (distance <= most) return NEAR;
  // An initial, a short form, the first of two words.
  return shorter > 0 && isBeginning(units, xs, ys, shorter) && (shorter === 1 || shorter >= 3) ? NEAR : FAR;
}

function isBeginning(units: Uint16Array, x: number, y: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (units[x + k] !== units[y + k]) return false;
  return true;
}

const ZERO = 48;

/** Eight digits each: close where one differs or two changed places, near where year and month or month and day agree. */
function dateLevel(units: Uint16Array, x: number, y: number, length: number): number {
  if (length < 8) return FAR;
  const at = (start: number, k: number) => units[start + k]!;
  const isBlank = (start: number, k: number) => at(start, k) === ZERO && at(start, k + 1) === ZERO;
  let apart = 0;
  for (let k = 0; k < 8; k++) if (at(x, k) !== at(y, k)) apart++;
  const sameYear = equalDigits(units, x, y, 0, 4);
  const [lacksMonth, lacksDay] = [isBlank(x, 4) || isBlank(y, 4), isBlank(x, 6) || isBlank(y, 6)];
  if (lacksMonth) return sameYear ? NEAR : FAR;
  const sameMonth = equalDigits(units, x, y, 4, 2);
  if (lacksDay) return sameYear && sameMonth ? CLOSE : FAR;
  if (apart === 1) return CLOSE;
  if (sameYear && at(x, 4) === at(y, 6) && at(x, 5) === at(y, 7) && at(x, 6) === at(y, 4) && at(x, 7) === at(y, 5))
    return CLOSE;
  if (apart === 2) {
    for (let k = 0; k < 7; k++) {
      if (at(x, k) !== at(y, k)) return at(x, k) === at(y, k + 1) && at(x, k + 1) === at(y, k) ? CLOSE : NEAR;
    }
  }
  const sameDay = equalDigits(units, x, y, 6, 2);
  return (sameYear && sameMonth) || (sameYear && sameDay) || (sameMonth && sameDay) ? NEAR : FAR;
}

function equalDigits(units: Uint16Array, x: number, y: number, from: number, length: number): boolean {
  for (let k = from; k < from + length; k++) if (units[x + k] !== units[y + k]) return false;
  return true;
}
