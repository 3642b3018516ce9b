import type { Offence, OffenceElement, Ruling } from '#domain/offence';

export type ElementNow = {
  readonly element: OffenceElement;
  /** The ruling that gives it its present wording, or null where it stands as first written. */
  readonly ruling: Ruling | null;
};

/** How an element reads on a day: each ruling given by then replaces title and text, the latest last. */
export function readsOn(offence: Offence, element: OffenceElement, rulings: readonly Ruling[], on: string): ElementNow {
  const given = rulings
    .filter((ruling) => ruling.date <= on)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  let now: ElementNow = { element, ruling: null };
  for (const ruling of given) {
    const change = ruling.changes.find((one) => one.offenceId === offence.id && one.elementId === element.id);
    if (change === undefined) continue;
    const { source, as_of, status } = ruling;
    now = { element: { ...element, title: change.title, text: change.text, source, as_of, status }, ruling };
  }
  return now;
}
