import type { Place, Places } from './chart-state.ts';

/** The nearest mark that lies that way; sideways counts double, so that arrows go where they point. Null where none does. */
export function nextMark(
  ids: readonly string[],
  places: Places,
  from: string,
  to: 'left' | 'right' | 'up' | 'down',
): string | null {
  const at = places[from];
  if (at === undefined) return ids[0] ?? null;
  let best: { id: string; far: number } | null = null;
  for (const id of ids) {
    const there = places[id];
    if (there === undefined || id === from) continue;
    const [ahead, aside] = along(at, there, to);
    if (ahead <= 0) continue;
    const far = ahead + aside * 2;
    if (best === null || far < best.far) best = { id, far };
  }
  return best?.id ?? null;
}

function along(at: Place, there: Place, to: 'left' | 'right' | 'up' | 'down'): [number, number] {
  const [dx, dy] = [there[0] - at[0], there[1] - at[1]];
  if (to === 'left' || to === 'right') return [to === 'left' ? -dx : dx, Math.abs(dy)];
  return [to === 'up' ? -dy : dy, Math.abs(dx)];
}
