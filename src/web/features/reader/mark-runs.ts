import type { Span } from '#domain/span';
import type { Block } from './split-blocks.ts';

export type MarkKind = 'source' | 'cue' | 'content' | 'estimative' | 'mention' | 'found' | 'drafted';

/** Words that carry a meaning on screen. `depth` is how deep a claim is nested: 0 at the top. */
export type Mark = {
  readonly start: number;
  readonly end: number;
  readonly kind: MarkKind;
  readonly claimId: string | null;
  readonly depth: number;
};

/** A stretch of text under the same marks. */
export type Run = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly marks: readonly Mark[];
};

/** What marking needs of a claim. */
export type MarkedClaim = {
  readonly claimId: string;
  readonly parentId: string | null;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly estimative: readonly Span[];
};

/** Each claim's depth below claims of the same list; a parent that is not listed counts as none, a loop as the top. */
export function depthsOf(claims: readonly Pick<MarkedClaim, 'claimId' | 'parentId'>[]): ReadonlyMap<string, number> {
  const parents = new Map(claims.map((claim) => [claim.claimId, claim.parentId]));
  const depths = new Map<string, number>();
  for (const claim of claims) {
    let depth = 0;
    const seen = new Set([claim.claimId]);
    for (let at = claim.parentId; at !== null && parents.has(at) && !seen.has(at); at = parents.get(at) ?? null) {
      seen.add(at);
      depth += 1;
    }
    depths.set(claim.claimId, depth);
  }
  return depths;
}

/** Every mark of these claims. */
export function marksOf(claims: readonly MarkedClaim[]): readonly Mark[] {
  const depths = depthsOf(claims);
  return claims.flatMap((claim) => {
    const depth = depths.get(claim.claimId) ?? 0;
    const of = (kind: MarkKind, spans: readonly Span[]): Mark[] =>
      spans.map(([start, end]) => ({ start, end, kind, claimId: claim.claimId, depth }));
    return [
      ...of('source', claim.source),
      ...of('cue', claim.cue),
      ...of('content', claim.content),
      ...of('estimative', claim.estimative),
    ];
  });
}

/** For each block the marks that touch it; blocks without any are left out. */
export function marksByBlock(blocks: readonly Block[], marks: readonly Mark[]): ReadonlyMap<number, readonly Mark[]> {
  const byBlock = new Map<number, Mark[]>();
  for (const mark of marks) {
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (blocks[middle]!.end <= mark.start) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < blocks.length && blocks[at]!.start < mark.end; at += 1) {
      const list = byBlock.get(at);
      if (list === undefined) byBlock.set(at, [mark]);
      else list.push(mark);
    }
  }
  return byBlock;
}

/**
 * The words of `[start, end)` as runs, in order, joined giving the text back. A boundary inside a surrogate pair or
 * before a combining mark moves back to where the character begins, so that no letter is drawn in two pieces.
 */
export function runsOf(text: string, start: number, end: number, marks: readonly Mark[]): readonly Run[] {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start && mark.end > mark.start);
  const snap = (offset: number) => characterStart(text, Math.min(Math.max(offset, start), end), start, end);
  const snapped = inside.map((mark) => ({ mark, from: snap(mark.start), to: snap(mark.end) }));
  const cuts = [...new Set([start, end, ...snapped.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  const runs: Run[] = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const from = cuts[at]!;
    const to = cuts[at + 1]!;
    const here = snapped.filter((one) => one.from <= from && one.to >= to && one.from < one.to).map((one) => one.mark);
    runs.push({ start: from, end: to, text: text.slice(from, to), marks: here });
  }
  return runs;
}

/** The claim that words belong to: the innermost, the shortest of equals; asked again, the next one outwards. */
export function claimAt(marks: readonly Mark[], selected: string | null): string | null {
  const lengths = new Map<string, { depth: number; length: number }>();
  for (const mark of marks) {
    if (mark.claimId === null) continue;
    const length = mark.end - mark.start;
    const known = lengths.get(mark.claimId);
    if (known === undefined || length < known.length) lengths.set(mark.claimId, { depth: mark.depth, length });
  }
  const order = [...lengths]
    .sort(([, a], [, b]) => b.depth - a.depth || a.length - b.length)
    .map(([claimId]) => claimId);
  if (order.length === 0) return null;
  const at = selected === null ? -1 : order.indexOf(selected);
  return order[(at + 1) % order.length]!;
}

function characterStart(text: string, offset: number, low: number, high: number): number {
  let at = offset;
  while (at > low && at < high && (splitsPair(text, at) || /^[\p{M}\u200d]/u.test(text.slice(at, at + 2)))) at -= 1;
  return at;
}

function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
