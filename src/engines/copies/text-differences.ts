/** A stretch that both texts have, or only the first, or only the second; whitespace between words goes with the word before. */
export type Difference = { readonly kind: 'same' | 'first' | 'second'; readonly text: string };

/** Beyond so many changed pieces a comparison says no more than that all of them changed. */
const mostChanges = 4000;

/*
 * What differs between two texts, piece by piece. Method: the shortest edit script (Myers 1986) over lines, and over
 * words inside lines that changed. Limits: texts that have little in common come out as two whole blocks.
 */
export function textDifferences(first: string, second: string): readonly Difference[] {
  const lines = edits(pieces(first, /[^\n]*\n|[^\n]+$/g), pieces(second, /[^\n]*\n|[^\n]+$/g));
  const result: Difference[] = [];
  for (let i = 0; i < lines.length; i++) {
    const [one, other] = [lines[i]!, lines[i + 1]];
    if (one.kind === 'first' && other?.kind === 'second') {
      for (const part of edits(words(one.text), words(other.text))) add(result, part);
      i += 1;
    } else add(result, one);
  }
  return result;
}

const pieces = (text: string, form: RegExp): string[] => text.match(form) ?? [];
const words = (text: string): string[] => pieces(text, /[\u3040-\u30ff\u3400-\u9fff]|\S+\s*|\s+/gu);

function add(list: Difference[], one: Difference): void {
  const last = list.at(-1);
  if (one.text === '') return;
  if (last?.kind === one.kind) list[list.length - 1] = { kind: one.kind, text: last.text + one.text };
  else list.push(one);
}

/** The shortest script, joined into blocks; a block taken out stands before the one put in. */
function edits(a: readonly string[], b: readonly string[]): Difference[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const result: Difference[] = [];
  add(result, { kind: 'same', text: a.slice(0, start).join('') });
  for (const one of middle(a.slice(start, endA), b.slice(start, endB))) add(result, one);
  add(result, { kind: 'same', text: a.slice(endA).join('') });
  return ordered(result);
}

function middle(a: readonly string[], b: readonly string[]): Difference[] {
  const whole: Difference[] = [
    { kind: 'first', text: a.join('') },
    { kind: 'second', text: b.join('') },
  ];
  if (a.length === 0 || b.length === 0) return whole;
  const most = Math.min(a.length + b.length, mostChanges);
  const trace: Int32Array[] = [];
  let reach = new Int32Array(2 * most + 3);
  const zero = most + 1;
  for (let changes = 0; changes <= most; changes++) {
    trace.push(reach.slice(zero - changes - 1, zero + changes + 2));
    for (let k = -changes; k <= changes; k += 2) {
      const isDown = k === -changes || (k !== changes && reach[zero + k - 1]! < reach[zero + k + 1]!);
      let x = isDown ? reach[zero + k + 1]! : reach[zero + k - 1]! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[zero + k] = x;
      if (x >= a.length && x - k >= b.length) return back(a, b, trace);
    }
    // What is kept to find the way back grows with the square of the changes.
    if (changes > 1200) break;
  }
  return whole;
}

function back(a: readonly string[], b: readonly string[], trace: readonly Int32Array[]): Difference[] {
  const result: Difference[] = [];
  let [x, y] = [a.length, b.length];
  for (let changes = trace.length - 1; changes >= 0; changes--) {
    const at = (k: number) => trace[changes]![k + changes + 1]!;
    const k = x - y;
    const isDown = k === -changes || (k !== changes && at(k - 1) < at(k + 1));
    const before = isDown ? k + 1 : k - 1;
    const [fromX, fromY] = changes === 0 ? [0, 0] : [at(before), at(before) - before];
    while (x > fromX && y > fromY) {
      result.push({ kind: 'same', text: a[x - 1]! });
      x -= 1;
      y -= 1;
    }
    if (changes === 0) break;
    if (isDown) result.push({ kind: 'second', text: b[(y -= 1)]! });
    else result.push({ kind: 'first', text: a[(x -= 1)]! });
  }
  return result.toReversed();
}

/** Between two same blocks, what is taken out comes as one before what is put in. */
function ordered(list: readonly Difference[]): Difference[] {
  const result: Difference[] = [];
  let [first, second] = ['', ''];
  const flush = () => {
    add(result, { kind: 'first', text: first });
    add(result, { kind: 'second', text: second });
    [first, second] = ['', ''];
  };
  for (const one of list) {
    if (one.kind === 'first') first += one.text;
    else if (one.kind === 'second') second += one.text;
    else {
      flush();
      add(result, one);
    }
  }
  flush();
  return result;
}
