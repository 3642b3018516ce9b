/*
 * Links of a case as the store lays them side by side, taken up piece by piece while the next piece is still being read,
 * and put into one order at the end: the newest accepted first. What a reader may not see has no end here and is left out.
 */
import { parseEventTime } from '#domain/event-time';
import type { CaseGraph } from './case-graph.ts';
import { findId, type IdTable } from './id-table.ts';
import { shared } from './shared-arrays.ts';

/**
 * Rows of `uuid of the link, from, to (48), accepted (8, a double), kind * 2 + contradicted (4)`, big-endian, compartment
 * after compartment, each in the order in which its ledger has them.
 */
export const linkRowBytes = 60;
const linkRowWords = linkRowBytes / 4;
/** Between the times of links: text that no time holds. */
export const betweenTimes = '\u001f';

/** Any number of rows with the times of their links. */
export type LinkPiece = { readonly bytes: Uint8Array; readonly times: string };

type Taken = {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly kind: Uint8Array;
  readonly contradicted: Uint8Array;
  readonly earliest: Float64Array;
  readonly latest: Float64Array;
  readonly accepted: Float64Array;
  readonly ids: Uint32Array;
};

export type LinkColumns = Omit<CaseGraph, 'nodes' | 'schema'>;

/** Takes pieces up against the entities that are there; `columns` puts all of them into one order, in shared memory. */
export function linksTaker(
  entityIds: IdTable,
  nodeOfEntity: Int32Array,
): { add(piece: LinkPiece): void; columns(): { links: LinkColumns; ids: Uint32Array } } {
  const taken: Taken[] = [];
  const bounds = boundsReader();
  return {
    add: (piece) => {
      if (piece.bytes.length > 0) taken.push(takenUp(piece, entityIds, nodeOfEntity, bounds));
    },
    columns: () => inOrder(taken),
  };
}

function takenUp(
  { bytes, times }: LinkPiece,
  entityIds: IdTable,
  nodeOfEntity: Int32Array,
  bounds: ReturnType<typeof boundsReader>,
): Taken {
  // Bytes of a message need not begin where a word may.
  const { buffer } = new Uint8Array(bytes);
  const words = new Uint32Array(buffer);
  const packed = new DataView(buffer);
  const said = times.split(betweenTimes);
  const rows = bytes.length / linkRowBytes;
  const [from, to] = [new Int32Array(rows), new Int32Array(rows)];
  const [kind, contradicted] = [new Uint8Array(rows), new Uint8Array(rows)];
  const [earliest, latest, accepted] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)];
  const ids = new Uint32Array(rows * 4);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const at = row * linkRowWords;
    const [a, b] = [findId(entityIds, words, at + 4), findId(entityIds, words, at + 8)];
    // A link whose end the reader may not see is not there for them.
    if (a === -1 || b === -1) continue;
    from[count] = nodeOfEntity[a]!;
    to[count] = nodeOfEntity[b]!;
    accepted[count] = packed.getFloat64((at + 12) * 4);
    const sort = packed.getUint32((at + 14) * 4);
    kind[count] = sort >> 1;
    contradicted[count] = sort & 1;
    const span = bounds(said[row]!);
    earliest[count] = span[0];
    latest[count] = span[1];
    for (let w = 0; w < 4; w++) ids[count * 4 + w] = words[at + w]!;
    count += 1;
  }
  return { count, from, to, kind, contradicted, earliest, latest, accepted, ids };
}

/** Newest accepted first: each compartment from its end, and several put into one order. */
function inOrder(taken: readonly Taken[]): { links: LinkColumns; ids: Uint32Array } {
  const count = taken.reduce((sum, one) => sum + one.count, 0);
  const accepted = new Float64Array(count);
  let filled = 0;
  for (const one of taken) {
    accepted.set(one.accepted.subarray(0, one.count), filled);
    filled += one.count;
  }
  let isInOrder = true;
  for (let i = 1; i < count && isInOrder; i++) isInOrder = accepted[i]! >= accepted[i - 1]!;
  const place = isInOrder ? null : placesByTime(accepted);
  const links = {
    from: shared(Int32Array, count),
    to: shared(Int32Array, count),
    kind: shared(Uint8Array, count),
    earliest: shared(Float64Array, count),
    latest: shared(Float64Array, count),
    contradicted: shared(Uint8Array, count),
  };
  const ids = shared(Uint32Array, count * 4);
  let at = 0;
  for (const one of taken) {
    if (place === null) turned(one, links, count - at - one.count);
    else
      for (const name of columnNames) for (let i = 0; i < one.count; i++) links[name][place[at + i]!] = one[name][i]!;
    for (let i = 0; i < one.count; i++) {
      const to = (place === null ? count - 1 - at - i : place[at + i]!) * 4;
      for (let w = 0; w < 4; w++) ids[to + w] = one.ids[i * 4 + w]!;
    }
    at += one.count;
  }
  return { links, ids };
}

const columnNames = ['from', 'to', 'kind', 'earliest', 'latest', 'contradicted'] as const;

/** Whole columns at a time, from their end: several times as quick as one value after another. */
function turned(one: Taken, links: LinkColumns, to: number): void {
  for (const name of columnNames) links[name].set(one[name].subarray(0, one.count).toReversed(), to);
}

function placesByTime(accepted: Float64Array): Uint32Array {
  const count = accepted.length;
  const order = Uint32Array.from({ length: count }, (_, i) => count - 1 - i);
  order.sort((x, y) => accepted[y]! - accepted[x]!);
  const place = new Uint32Array(count);
  for (let i = 0; i < count; i++) place[order[i]!] = i;
  return place;
}

/** Reads each way of writing a time once; `NaN` where it has no place in time. */
function boundsReader(): (time: string) => readonly [number, number] {
  const none = [Number.NaN, Number.NaN] as const;
  const known = new Map<string, readonly [number, number]>([['', none]]);
  return (time) => {
    const before = known.get(time);
    if (before !== undefined) return before;
    const read = parseEventTime(time);
    const bounds = read === null ? none : ([read.earliest ?? -Infinity, read.latest ?? Infinity] as const);
    if (known.size < 100_000) known.set(time, bounds);
    return bounds;
  };
}
