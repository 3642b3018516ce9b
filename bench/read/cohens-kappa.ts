/** Agreement of two judges beyond chance on the same cases (Cohen 1960); null for no case or where chance alone agrees on all. */
export function cohensKappa(cases: readonly (readonly [first: string, second: string])[]): number | null {
  const counts = new Map<string, [number, number]>();
  let agreed = 0;
  for (const [first, second] of cases) {
    if (first === second) agreed++;
    for (const [side, value] of [first, second].entries()) {
      const count = counts.get(value) ?? [0, 0];
      count[side === 0 ? 0 : 1]++;
      counts.set(value, count);
    }
  }
  const total = cases.length;
  const byChance = [...counts.values()].reduce((sum, [a, b]) => sum + (a * b) / (total * total), 0);
  return total === 0 || byChance === 1 ? null : (agreed / total - byChance) / (1 - byChance);
}
