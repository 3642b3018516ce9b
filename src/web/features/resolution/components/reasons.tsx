import type { LikenessReason } from '#api/schemas/resolution';

type Props = { readonly reasons: readonly LikenessReason[]; readonly contradictions: readonly LikenessReason[] };

/** What speaks for one bearer and what against, in words; what cannot both be true stands first. */
export function Reasons({ reasons, contradictions }: Props) {
  const hard = new Set(contradictions.map((one) => one.words));
  const against = reasons.filter((one) => one.weight < 0 && !hard.has(one.words));
  const speaks = reasons.filter((one) => one.weight >= 0 && !hard.has(one.words));
  return (
    <div className="reasons">
      {contradictions.length === 0 ? null : (
        <div role="group" className="reasons-part tone-denied" aria-label="Contradictions">
          <h4>
            <span aria-hidden="true">⊘</span> Cannot both be true
          </h4>
          <List of={contradictions} />
        </div>
      )}
      <div role="group" className="reasons-part" aria-label="Likenesses">
        <h4>
          <span aria-hidden="true">+</span> Speaks for it
        </h4>
        {speaks.length === 0 ? <p className="faint">nothing but the name</p> : <List of={speaks} />}
      </div>
      {against.length === 0 ? null : (
        <div role="group" className="reasons-part" aria-label="Differences">
          <h4>
            <span aria-hidden="true">−</span> Speaks against it
          </h4>
          <List of={against} />
        </div>
      )}
    </div>
  );
}

function List({ of }: { of: readonly LikenessReason[] }) {
  return (
    <ul>
      {of.slice(0, 12).map((one, i) => (
        <li key={`${one.words} ${i}`} dir="auto">
          {one.words}
        </li>
      ))}
    </ul>
  );
}
