import { parseEventTime } from '#domain/event-time';
import { createByteNames, type ByteNames } from './byte-names.ts';
import { buildFlowGraph, roomFor, type FlowColumns, type FlowGraph, stands } from './flow-graph.ts';
import { sortByTime } from './sort-by-time.ts';

/*
 * Reads `src dst time [duration]` lines from bytes as they come, into columns. Fields stand apart by tabs, commas or
 * spaces, whichever the first line holds, in that order; a field of a comma file may be in double quotes. A time is a
 * number in any unit, or a date (EDTF), which counts as seconds since 1970 at its first moment. Blank lines and those
 * that begin with # or % are passed over, a first line whose time is no time is a header. What is no flow is counted and
 * kept as an example: too few fields, no time, an end before the beginning.
 */

export type BadLine = { readonly line: number; readonly text: string; readonly why: string };

export type FlowFile = {
  readonly graph: FlowGraph;
  readonly names: ByteNames;
  /** Whether times were written as dates; then they are seconds since 1970. */
  readonly isDated: boolean;
  readonly lines: number;
  readonly bad: number;
  readonly examples: readonly BadLine[];
};

export type FlowFileReader = {
  /** Takes the next bytes; they may end anywhere. */
  push(bytes: Uint8Array): void;
  /** Ends the file and sorts what it held. */
  end(): FlowFile;
};

const [tab, lineFeed, carriageReturn, space, quote, comma] = [9, 10, 13, 32, 34, 44] as const;
const mostExamples = 5;
const longestExample = 120;
const mostPending = 1024;

/** Times beyond all numbers are none. */
const finite = (time: number): number => (Number.isFinite(time) ? time : NaN);

export function createFlowFileReader(): FlowFileReader {
  const names = createByteNames();
  const decoder = new TextDecoder();
  let capacity = 1 << 16;
  let from = new Int32Array(capacity);
  let to = new Int32Array(capacity);
  let depart = new Float64Array(capacity);
  let arrive: Float64Array | null = null;
  let count = 0;
  let lines = 0;
  let bad = 0;
  let isDated = false;
  let isFirst = true;
  let separator = 0;
  const examples: BadLine[] = [];
  let rest: Uint8Array<ArrayBufferLike> = new Uint8Array(0);
  const starts = new Int32Array(4);
  const ends = new Int32Array(4);
  /** Flows whose ends still have to be numbered, and where in the bytes those stand. */
  let pending = 0;
  const spans = new Int32Array(4 * mostPending);
  const numbered = new Int32Array(2 * mostPending);

  /** Numbers the ends of the flows that were read last; before their bytes go. */
  function nameEnds(bytes: Uint8Array): void {
    names.numberAll(bytes, spans, pending * 2, numbered);
    for (let k = 0, row = count - pending; k < pending; k++, row++) {
      from[row] = numbered[2 * k]!;
      to[row] = numbered[2 * k + 1]!;
    }
    pending = 0;
  }

  function grow(): void {
    const wider = <C extends Int32Array | Float64Array>(column: C): C => {
      const made = new (column.constructor as new (length: number) => C)(capacity);
      made.set(column);
      return made;
    };
    capacity = Math.ceil(capacity * 1.5);
    from = wider(from);
    to = wider(to);
    depart = wider(depart);
    if (arrive !== null) arrive = wider(arrive);
  }

  /** Up to four fields of the line; gives how many there are. */
  function split(bytes: Uint8Array, start: number, end: number): number {
    let n = 0;
    let at = start;
    if (separator === space) {
      for (;;) {
        while (at < end && (bytes[at] === space || bytes[at] === tab)) at++;
        if (at >= end) return n;
        const begin = at;
        while (at < end && bytes[at] !== space && bytes[at] !== tab) at++;
        if (n < 4) {
          starts[n] = begin;
          ends[n] = at;
        }
        n++;
      }
    }
    for (; at <= end; at++) {
      let begin = at;
      const isQuoted = separator === comma && bytes[at] === quote;
      if (isQuoted) for (at++; at < end && bytes[at] !== quote; at++);
      while (at < end && bytes[at] !== separator) at++;
      let stop = at;
      while (begin < stop && (bytes[begin] === space || bytes[begin] === quote)) begin++;
      while (stop > begin && (bytes[stop - 1] === space || bytes[stop - 1] === quote)) stop--;
      if (n < 4) {
        starts[n] = begin;
        ends[n] = stop;
      }
      n++;
    }
    return n;
  }

  /** The number in a field, or the first moment of a date; NaN for neither. */
  function timeIn(bytes: Uint8Array, field: number): number {
    const start = starts[field]!;
    const end = ends[field]!;
    let value = 0;
    let at = start;
    for (; at < end; at++) {
      const digit = bytes[at]! - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (at === end && end > start && end - start < 16) return value;
    const text = decoder.decode(bytes.subarray(start, end));
    if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return finite(Number(text));
    // A date in the place of a duration would be read as decades under way.
    if (field === 3) return NaN;
    const time = parseEventTime(text.replace(' ', 'T'));
    if (time?.earliest === undefined || time.earliest === null) return NaN;
    isDated = true;
    return time.earliest / 1000;
  }

  function reject(bytes: Uint8Array, start: number, end: number, why: string): void {
    bad++;
    if (examples.length < mostExamples)
      examples.push({
        line: lines,
        text: decoder.decode(bytes.subarray(start, Math.min(end, start + longestExample))),
        why,
      });
  }

  function line(bytes: Uint8Array, start: number, lineEnd: number): void {
    lines++;
    let end = lineEnd;
    if (end > start && bytes[end - 1] === carriageReturn) end--;
    if (end === start || bytes[start] === 35 || bytes[start] === 37) return;
    if (separator === 0) {
      const first = bytes.subarray(start, end);
      separator = first.includes(tab) ? tab : first.includes(comma) ? comma : space;
    }
    const fields = split(bytes, start, end);
    if (fields === 0 || (fields === 1 && starts[0] === ends[0])) return;
    const isHeader = isFirst;
    isFirst = false;
    if (fields < 3 || starts[0] === ends[0] || starts[1] === ends[1])
      return isHeader ? undefined : reject(bytes, start, end, 'needs src, dst and time');
    const at = timeIn(bytes, 2);
    if (Number.isNaN(at))
      return isHeader ? undefined : reject(bytes, start, end, 'the time is neither a number nor a date');
    const takes = fields > 3 && ends[3]! > starts[3]! ? timeIn(bytes, 3) : 0;
    if (Number.isNaN(takes)) return reject(bytes, start, end, 'the duration is no number');
    if (takes < 0) return reject(bytes, start, end, 'it ends before it begins');
    if (count === capacity) grow();
    if (pending === mostPending) nameEnds(bytes);
    spans[4 * pending] = starts[0]!;
    spans[4 * pending + 1] = ends[0]!;
    spans[4 * pending + 2] = starts[1]!;
    spans[4 * pending + 3] = ends[1]!;
    pending++;
    depart[count] = at;
    if (takes > 0 && arrive === null) {
      arrive = new Float64Array(capacity);
      arrive.set(depart.subarray(0, count));
    }
    if (arrive !== null) arrive[count] = at + takes;
    count++;
  }

  return {
    push(chunk) {
      let bytes = chunk;
      if (rest.length > 0) {
        bytes = new Uint8Array(rest.length + chunk.length);
        bytes.set(rest);
        bytes.set(chunk, rest.length);
      }
      let start = 0;
      // A byte order mark is no part of the first name.
      if (lines === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) start = 3;
      for (let end = bytes.indexOf(lineFeed, start); end >= 0; end = bytes.indexOf(lineFeed, start)) {
        line(bytes, start, end);
        start = end + 1;
      }
      nameEnds(bytes);
      rest = bytes.slice(start);
    },
    end() {
      if (rest.length > 0) line(rest, 0, rest.length);
      nameEnds(rest);
      rest = new Uint8Array(0);
      const order = sortByTime(depart, null, count);
      const capacity = roomFor(count);
      // One column after another, so that no more than one lies here twice.
      depart = inOrder(depart, order, count, capacity);
      arrive = arrive === null ? null : inOrder(arrive, order, count, capacity);
      from = inOrder(from, order, count, capacity);
      to = inOrder(to, order, count, capacity);
      const columns = plainColumns({ from, to, depart, arrive: arrive ?? depart }, count, order);
      const graph = buildFlowGraph(columns, count, names.count());
      return { graph, names, isDated, lines, bad, examples };
    },
  };
}

function inOrder<C extends Int32Array | Float64Array>(
  column: C,
  order: Int32Array | null,
  count: number,
  capacity: number,
): C {
  const made = new (column.constructor as new (length: number) => C)(capacity);
  if (order === null) made.set(column.subarray(0, count));
  else for (let k = 0; k < count; k++) made[k] = column[order[k]!]!;
  return made;
}

/**
 * Columns of flows of which nothing is known but ends and times; arrival may be the departure itself. `link` holds where
 * each stood in the file.
 */
function plainColumns(
  times: Pick<FlowColumns, 'from' | 'to' | 'depart' | 'arrive'>,
  count: number,
  order: Int32Array | null,
): FlowColumns {
  const capacity = roomFor(count);
  const link = new Int32Array(capacity);
  if (order === null) for (let k = 0; k < count; k++) link[k] = k;
  else link.set(order);
  return {
    ...times,
    departBy: times.depart,
    arriveBy: times.arrive,
    kind: new Uint8Array(capacity),
    basis: new Uint8Array(capacity),
    compartment: new Uint16Array(capacity),
    fromSeq: new Int32Array(capacity),
    toSeq: new Int32Array(capacity).fill(stands),
    link,
    tie: new Float64Array(capacity),
  };
}
