/** Right, predicted and wanted counts under names; several documents add into one. */
export class Tally {
  readonly #counts = new Map<string, [right: number, predicted: number, wanted: number]>();

  add(name: string, right: number, predicted: number, wanted: number): void {
    const counts = this.#counts.get(name) ?? [0, 0, 0];
    this.#counts.set(name, [counts[0] + right, counts[1] + predicted, counts[2] + wanted]);
  }

  /** For a share of what was matched: right of so many. */
  share(name: string, right: boolean): void {
    this.add(name, right ? 1 : 0, 1, 1);
  }

  merge(other: Tally): void {
    for (const [name, counts] of other.#counts) this.add(name, ...counts);
  }

  names(): string[] {
    return [...this.#counts.keys()];
  }

  /** Precision, recall and F1 in per cent with the counts; all null where there was nothing. */
  of(name: string): Measured {
    const [right, predicted, wanted] = this.#counts.get(name) ?? [0, 0, 0];
    if (predicted + wanted === 0) return { precision: null, recall: null, f1: null, right, predicted, wanted };
    const precision = predicted === 0 ? 0 : (100 * right) / predicted;
    const recall = wanted === 0 ? 0 : (100 * right) / wanted;
    return { precision, recall, f1: (200 * right) / (predicted + wanted), right, predicted, wanted };
  }
}

export type Measured = {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  readonly right: number;
  readonly predicted: number;
  readonly wanted: number;
};
