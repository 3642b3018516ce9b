/*
 * Where marks stand: forces after Fruchterman and Reingold (1991), cooled over a fixed number of steps, with gravity by
 * the shape of the picture, a pull along lines that those with many share out among them (as in ForceAtlas2, Jacomy et
 * al. 2014: without it a dense picture falls into one lump), and a last pass that parts what overlaps. What already has a place keeps it exactly: only new
 * marks move, and they begin beside their neighbours, so that a picture stays the one that somebody knows. Begins from a
 * spiral in the order given, so the same input gives the same places. Limits: every pair is looked at, which is right for
 * the at most 2,000 marks of a picture and wrong for more.
 */
import { seeded } from './seeded.ts';

export type LayoutNode = {
  readonly id: string;
  /** Half the room that the mark and its label take, in the unit of the places. */
  readonly reach: number;
  /** A place that it keeps; null where it has none yet. */
  readonly at: readonly [number, number] | null;
};

export type LayoutLink = { readonly from: string; readonly to: string; readonly count: number };

export type LayoutAsk = {
  readonly nodes: readonly LayoutNode[];
  readonly links: readonly LayoutLink[];
  /** Width over height of where it is shown. */
  readonly aspect: number;
  readonly seed: number;
};

export type Places = Readonly<Record<string, readonly [number, number]>>;

const ideal = 120;
const wholeWork = 60_000_000;
const partWork = 40_000_000;
/** So many lines of a mark pull with their whole force; more share it. */
const few = 4;

/** A place for every node; places are round numbers around the origin, about 120 between neighbours. */
export function layoutOf({ nodes, links, aspect, seed }: LayoutAsk): Places {
  const n = nodes.length;
  const index = new Map(nodes.map((node, i) => [node.id, i]));
  const edges = edgesOf(links, index);
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  const fixed = Uint8Array.from(nodes, (node) => (node.at === null ? 0 : 1));
  begin(nodes, edges, x, y, aspect, seed);
  const free = fixed.filter((one) => one === 0).length;
  if (free > 0) {
    const steps = Math.max(40, Math.min(320, Math.floor(wholeWork / Math.max(1, free * n))));
    relax({ nodes, edges, x, y, fixed, aspect }, steps, free === n);
    if (free === n) middle(x, y);
    part(nodes, x, y, fixed);
  }
  return Object.fromEntries(
    nodes.map((node, i) => [node.id, node.at ?? ([Math.round(x[i]!), Math.round(y[i]!)] as const)]),
  );
}

type Edge = { readonly a: number; readonly b: number; readonly pull: number };

function edgesOf(links: readonly LayoutLink[], index: ReadonlyMap<string, number>): readonly Edge[] {
  const edges = links.flatMap(({ from, to, count }) => {
    const [a, b] = [index.get(from), index.get(to)];
    return a === undefined || b === undefined || a === b ? [] : [{ a, b, pull: 1 + Math.log2(Math.max(1, count)) / 4 }];
  });
  const lines = new Float64Array(index.size);
  for (const { a, b } of edges) {
    lines[a]! += 1;
    lines[b]! += 1;
  }
  return edges.map(({ a, b, pull }) => ({ a, b, pull: (pull * few) / Math.max(few, (lines[a]! + lines[b]!) / 2) }));
}

/** New nodes begin at the middle of their placed neighbours, the others on a spiral, first things inmost. */
function begin(
  nodes: readonly LayoutNode[],
  edges: readonly Edge[],
  x: Float64Array,
  y: Float64Array,
  aspect: number,
  seed: number,
): void {
  const random = seeded(seed);
  const placed = Uint8Array.from(nodes, (node) => (node.at === null ? 0 : 1));
  nodes.forEach((node, i) => {
    if (node.at !== null) [x[i], y[i]] = [node.at[0], node.at[1]];
  });
  const around = nodes.map((): number[] => []);
  for (const { a, b } of edges) {
    around[a]!.push(b);
    around[b]!.push(a);
  }
  const hasPlaced = placed.includes(1);
  const outside = hasPlaced ? Math.max(...nodes.map((_, i) => (placed[i] === 1 ? Math.hypot(x[i]!, y[i]!) : 0))) : 0;
  let turn = 0;
  for (let round = 0; round < 3; round++)
    for (let i = 0; i < nodes.length; i++) {
      if (placed[i] === 1) continue;
      const near = hasPlaced ? around[i]!.filter((j) => placed[j] === 1) : [];
      if (near.length === 0 && hasPlaced && round < 2) continue;
      const angle = turn * 2.399963 + random() * 0.01;
      const away = near.length > 0 ? ideal * (0.7 + random() * 0.3) : outside + ideal * 0.55 * Math.sqrt(turn + 1);
      turn += 1;
      const middleOf = (of: Float64Array) => near.reduce((sum, j) => sum + of[j]!, 0) / Math.max(1, near.length);
      x[i] = middleOf(x) + Math.cos(angle) * away * Math.sqrt(aspect);
      y[i] = middleOf(y) + (Math.sin(angle) * away) / Math.sqrt(aspect);
      if (hasPlaced) placed[i] = 1;
    }
}

type State = {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly Edge[];
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly fixed: Uint8Array;
  readonly aspect: number;
};

function relax({ nodes, edges, x, y, fixed, aspect }: State, steps: number, isWhole: boolean): void {
  const n = nodes.length;
  const dx = new Float64Array(n);
  const dy = new Float64Array(n);
  const joined = new Uint8Array(n);
  for (const { a, b } of edges) joined[a] = joined[b] = 1;
  const strong = ideal * ideal;
  const hottest = isWhole ? ideal * 1.4 : ideal * 0.4;
  for (let step = 0; step < steps; step++) {
    dx.fill(0);
    dy.fill(0);
    for (let i = 0; i < n; i++)
      for (let j = i + 1; j < n; j++) {
        if (fixed[i] === 1 && fixed[j] === 1) continue;
        let gx = x[i]! - x[j]!;
        let gy = y[i]! - y[j]!;
        let square = gx * gx + gy * gy;
        if (square > strong * 64) continue;
        if (square < 1) {
          // Two at one place are parted by their numbers, not by chance.
          gx = ((i * 7 + j * 13) % 11) - 5.5;
          gy = ((i * 5 + j * 3) % 7) - 3.5;
          square = gx * gx + gy * gy;
        }
        const push = strong / square;
        dx[i]! += gx * push;
        dy[i]! += gy * push;
        dx[j]! -= gx * push;
        dy[j]! -= gy * push;
      }
    for (const { a, b, pull } of edges) {
      const gx = x[a]! - x[b]!;
      const gy = y[a]! - y[b]!;
      const force = (Math.hypot(gx, gy) / ideal) * pull;
      dx[a]! -= gx * force;
      dy[a]! -= gy * force;
      dx[b]! += gx * force;
      dy[b]! += gy * force;
    }
    const heat = hottest * (1 - step / steps) ** 1.5 + 0.5;
    for (let i = 0; i < n; i++) {
      if (fixed[i] === 1) continue;
      // What nothing joins is held a little tighter, so that it does not drift off.
      const gravity = isWhole ? (joined[i] === 1 ? 0.55 : 1.6) : 0;
      const fx = dx[i]! - (x[i]! * gravity) / aspect;
      const fy = dy[i]! - y[i]! * gravity * aspect;
      const far = Math.hypot(fx, fy);
      if (far === 0) continue;
      const move = Math.min(far, heat) / far;
      x[i]! += fx * move;
      y[i]! += fy * move;
    }
  }
}

function middle(x: Float64Array, y: Float64Array): void {
  for (const of of [x, y]) {
    const centre = (Math.min(...of) + Math.max(...of)) / 2;
    for (let i = 0; i < of.length; i++) of[i]! -= centre;
  }
}

/** Pushes overlapping marks apart, flatly where labels lie: labels are wider than high. */
function part(nodes: readonly LayoutNode[], x: Float64Array, y: Float64Array, fixed: Uint8Array): void {
  const n = nodes.length;
  const rounds = Math.max(30, Math.min(400, Math.floor(partWork / (n * n))));
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (let i = 0; i < n; i++)
      for (let j = i + 1; j < n; j++) {
        if (fixed[i] === 1 && fixed[j] === 1) continue;
        const wide = nodes[i]!.reach + nodes[j]!.reach;
        const gx = x[i]! - x[j]!;
        const gy = y[i]! - y[j]!;
        const high = 64;
        if (Math.abs(gx) >= wide || Math.abs(gy) >= high) continue;
        const [byX, byY] = [wide - Math.abs(gx), high - Math.abs(gy)];
        const share = fixed[i] === 1 || fixed[j] === 1 ? 1 : 0.5;
        const turn = (gap: number) => (gap > 0 || (gap === 0 && i % 2 === 0) ? 1 : -1);
        moved = true;
        const of = byY <= byX ? y : x;
        const by = (byY <= byX ? byY * turn(gy) : byX * turn(gx)) * share;
        if (fixed[i] === 0) of[i]! += by;
        if (fixed[j] === 0) of[j]! -= by;
      }
    if (!moved) return;
  }
}
