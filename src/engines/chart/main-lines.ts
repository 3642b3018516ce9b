/** What choosing lines needs to know of one: its two marks and how many links it bundles. */
export type Line = { readonly from: number; readonly to: number; readonly count: number };

export type LineChoice = {
  /** 1 for a mark that stands for one thing. */
  readonly isNode: Uint8Array;
  /** 1 for a mark that somebody asked for: all its lines to other single things stay. */
  readonly isAsked: Uint8Array;
  /** The mark of all that is left over, which everything runs to; -1 for none. Only what has no other line keeps one to it. */
  readonly rest: number;
  /** Lines in all that may be drawn. */
  readonly room: number;
};

/** Below so many lines a mark nothing is left out. */
const fewPerMark = 2.5;
const fewAtLeast = 160;
/** Lines of each mark that stay however many there are: to single things, and to groups. */
const ownToNodes = 4;
const ownToGroups = 1;

/**
 * Which lines a picture of many keeps, so that it can be read: each mark's strongest to single things and to groups, and
 * every line between what somebody asked for and another single thing. Few lines stay all. Returns one byte each.
 */
export function mainLines(
  lines: readonly Line[],
  marks: number,
  { isNode, isAsked, rest, room }: LineChoice,
): Uint8Array {
  const kept = new Uint8Array(lines.length);
  if (lines.length <= Math.min(room, Math.max(fewAtLeast, marks * fewPerMark))) return kept.fill(1);
  const left = { nodes: new Int8Array(marks).fill(ownToNodes), groups: new Int8Array(marks).fill(ownToGroups) };
  const hasLine = new Uint8Array(marks);
  let used = 0;
  const keep = (i: number) => {
    kept[i] = 1;
    used += 1;
    hasLine[lines[i]!.from] = hasLine[lines[i]!.to] = 1;
  };
  const order = strongestFirst(lines);
  const isToRest = ({ from, to }: Line) => from === rest || to === rest;
  for (const i of order) {
    if (used >= room) break;
    const { from, to } = lines[i]!;
    if (isToRest(lines[i]!)) continue;
    const isSingle = isNode[from] === 1 && isNode[to] === 1;
    if (!(isSingle && (isAsked[from] === 1 || isAsked[to] === 1)) && !takes(from, to) && !takes(to, from)) continue;
    keep(i);
  }
  for (const i of order) {
    const { from, to } = lines[i]!;
    if (used < room && isToRest(lines[i]!) && hasLine[from === rest ? to : from] === 0) keep(i);
  }
  return kept;

  /** Whether a mark still has room for a line to another of that sort. */
  function takes(mark: number, other: number): boolean {
    const own = isNode[other] === 1 ? left.nodes : left.groups;
    if (own[mark] === 0) return false;
    own[mark]! -= 1;
    return true;
  }
}

/** The strongest lines that there is room for, one byte each. */
export function strongestLines(lines: readonly Line[], room: number): Uint8Array {
  const kept = new Uint8Array(lines.length);
  if (lines.length <= room) return kept.fill(1);
  for (const i of strongestFirst(lines).slice(0, room)) kept[i] = 1;
  return kept;
}

const strongestFirst = (lines: readonly Line[]): readonly number[] =>
  lines.map((_, i) => i).sort((x, y) => lines[y]!.count - lines[x]!.count || x - y);
