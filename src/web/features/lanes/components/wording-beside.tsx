import type { LaneThing } from '../api/things.ts';
import { valueText } from '../field-words.ts';

const textOf = (of: LaneThing, name: string): string | null => valueText(of.fields[name] ?? null);

/** The original and what is to be said instead, side by side: neither is ever without the other. */
export function WordingBeside({ of }: { of: LaneThing }) {
  const isIntercept = of.fields['origin'] === 'intercept';
  return (
    <section className="wording" aria-label="Wording">
      {isIntercept ? (
        <p className="lane-hold">
          <span aria-hidden="true">⚠ </span>
          What comes from interception never passes. Its handling is still recorded for the prosecutor.
        </p>
      ) : null}
      <table className="sheet">
        <caption className="visually-hidden">The two wordings side by side</caption>
        <thead>
          <tr>
            <th scope="col">Original</th>
            <th scope="col">Sanitised</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td dir="auto">{textOf(of, 'original') ?? <span className="muted">not on record</span>}</td>
            <td dir="auto">{textOf(of, 'sanitisedWording') ?? <span className="muted">not written yet</span>}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
