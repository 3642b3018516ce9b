/*
 * The pattern's nodes are numbered as they appear: the first flow goes from 1 to 2, whatever comes besides is 3. Rows and
 * columns stand as in figure 1 of Paranjape et al. 2017.
 */
type Step = `${1 | 2 | 3}${1 | 2 | 3}`;

const rows: readonly Step[] = ['32', '23', '31', '13', '21', '12'];
const columns: readonly Step[] = ['12', '21', '13', '31', '23', '32'];

/** Place in the 36 counts of three flows given by their ends, in order; any three numbers may name the nodes. */
export function motifClass(
  a: readonly [number, number],
  b: readonly [number, number],
  c: readonly [number, number],
): number {
  const name = (node: number) => (node === a[0] ? 1 : node === a[1] ? 2 : 3);
  const step = (ends: readonly [number, number]) => `${name(ends[0])}${name(ends[1])}` as Step;
  return rows.indexOf(step(b)) * 6 + columns.indexOf(step(c));
}
