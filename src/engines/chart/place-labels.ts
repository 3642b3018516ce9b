export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** One label with the boxes it may stand in, the best first. */
export type LabelAsk = { readonly places: readonly Box[] };

const cell = 48;

/**
 * Gives each label the first of its places that touches no obstacle and no label placed before it; null where none is
 * free. Give those that matter first. A grid of cells keeps it quick for thousands.
 */
export function placeLabels(asks: readonly LabelAsk[], obstacles: readonly Box[]): readonly (Box | null)[] {
  const taken = new Map<number, Box[]>();
  const cells = ({ x, y, width, height }: Box): readonly number[] => {
    const list: number[] = [];
    for (let i = Math.floor(x / cell); i <= Math.floor((x + width) / cell); i++)
      for (let j = Math.floor(y / cell); j <= Math.floor((y + height) / cell); j++) list.push(i * 100_003 + j);
    return list;
  };
  const take = (box: Box) => {
    for (const key of cells(box)) {
      const list = taken.get(key);
      if (list === undefined) taken.set(key, [box]);
      else list.push(box);
    }
  };
  const isFree = (box: Box) => !cells(box).some((key) => taken.get(key)?.some((other) => overlaps(box, other)));
  for (const box of obstacles) take(box);
  return asks.map(({ places }) => {
    const found = places.find(isFree) ?? null;
    if (found !== null) take(found);
    return found;
  });
}

export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
