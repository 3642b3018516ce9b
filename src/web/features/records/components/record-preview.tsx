import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { RecordPreview as Preview } from '#api/schemas/records';
import { countText, numberText } from '../../../lib/count-text.ts';
import { tell } from '../../../lib/tell.ts';
import { problemOf } from '../../../lib/problem.ts';
import { propertyWords } from '../part-words.ts';

type Props = {
  readonly caseId: string;
  readonly documentId: string;
  readonly preview: Preview;
  readonly isStale: boolean;
  /** Fetches refused rows from a place on. */
  readonly more: (from: number) => Promise<Preview['refused']>;
};

/** What would be taken: counted, the first rows as what they become, and the rows left out with their reasons. */
export function RecordPreview({ caseId, documentId, preview, isStale, more }: Props) {
  const { counts, entities, known, links, rows } = preview;
  const row = (line: number, at: readonly [number, number]): ReactNode => (
    <Link
      to="/cases/$caseId/documents/$documentId"
      params={{ caseId, documentId }}
      search={(before) => ({ asOf: before.asOf, at: `${at[0]}-${at[1]}` })}
      className="as-link nowrap"
    >
      row {numberText(line)}
    </Link>
  );
  return (
    <section aria-label="What would be taken" aria-busy={isStale} className={isStale ? 'records-stale' : undefined}>
      <p role="status" className="records-counts">
        {counts.changed + counts.same + counts.gone > 0 ? (
          <>
            <b>{numberText(counts.fresh)}</b> new, <b>{numberText(counts.changed)}</b> changed,{' '}
            <b>{numberText(counts.gone)}</b> gone, <b>{numberText(counts.same)}</b> the same
          </>
        ) : (
          <>
            <b>{numberText(counts.fresh)}</b> of {countText(counts.rows, 'row')}
          </>
        )}
        {': '}
        {countText(entities, 'entity', 'entities')}
        {known > 0 ? `, ${numberText(known)} of them known to the case by their address or number` : ''},{' '}
        {countText(links, 'link')}.{' '}
        {counts.refused > 0 ? (
          <span className="tone-denied">{countText(counts.refused, 'row')} cannot be taken.</span>
        ) : (
          'Every row can be taken.'
        )}
      </p>
      {rows.length === 0 ? null : (
        <table className="sheet panel records-rows">
          <caption className="visually-hidden">The first rows as what they become</caption>
          <thead>
            <tr>
              <th>From</th>
              <th>Becomes</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.line}>
                <td>{row(one.line, one.at)}</td>
                <td dir="auto">
                  {preview.mapping.stance === 'alleged' ? <Alleged row={one} /> : <Becomes row={one} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Refused key={JSON.stringify(preview.mapping)} preview={preview} row={row} more={more} />
    </section>
  );
}

const mostLinks = 4;

/** An allegation is shown without names here: whom it names stands with their answer and legal status once it is taken. */
function Alleged({ row }: { row: Preview['rows'][number] }) {
  const kinds = [...new Set(row.links.map((link) => link.kind))];
  return (
    <span className="muted">
      {kinds.length === 0 ? 'somebody' : kinds.join(', ')}, alleged; names, answers and legal status once it is taken
    </span>
  );
}

function Becomes({ row }: { row: Preview['rows'][number] }) {
  const { entities, links } = row;
  if (links.length === 0)
    return (
      <>
        <b>{entities[0]!.name}</b> <Facts of={entities[0]!} />
      </>
    );
  const named = entities.filter((_, at) => links.some((link) => link.from === at));
  return (
    <>
      {links.slice(0, mostLinks).map((link) => (
        <div key={`${link.from} ${link.to}`}>
          <b>{entities[link.from]!.name}</b> <span className="muted">→ {link.kind} →</span>{' '}
          <b>{entities[link.to]!.name}</b>
          <span className="muted">
            {[link.item, link.time, link.arrives].filter((part) => part !== null).map((part) => ` · ${part}`)}
          </span>
        </div>
      ))}
      {links.length > mostLinks ? <div className="muted">and {numberText(links.length - mostLinks)} more</div> : null}
      {named.map((one) => (
        <Facts key={one.name} of={one} />
      ))}
    </>
  );
}

function Facts({ of }: { of: Preview['rows'][number]['entities'][number] }) {
  if (of.facts.length === 0) return null;
  return (
    <span className="small muted">
      {of.facts.map(({ property, value }) => `${propertyWords(property)}: ${value}`).join(' · ')}
    </span>
  );
}

function Refused({
  preview,
  row,
  more,
}: Pick<Props, 'preview' | 'more'> & { row: (line: number, at: readonly [number, number]) => ReactNode }) {
  const [further, setFurther] = useState<Preview['refused']>([]);
  const all = [...preview.refused, ...further];
  const left = preview.counts.refused - all.length;
  if (preview.counts.refused === 0) return null;
  return (
    <details className="records-refused">
      <summary>{countText(preview.counts.refused, 'row')} that cannot be taken, and why</summary>
      <ul>
        {all.map(({ line, at, why }) => (
          <li key={line} dir="auto">
            {row(line, at)}: {why}
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <button
          type="button"
          className="as-link"
          onClick={() =>
            void more(all.length).then(
              (next) => setFurther([...further, ...next]),
              (error: unknown) => tell(problemOf(error).what),
            )
          }
        >
          Show the next of {numberText(left)} more
        </button>
      ) : null}
    </details>
  );
}
