import { useState } from 'react';
import type { ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { numberText } from '../../../lib/count-text.ts';
import { fieldText, holds, toggled } from '../narrow-query.ts';

type Facets = NonNullable<ReplyOf<Operations['search']>['facets']>;

const fields = [
  ['type', 'type', 'Type'],
  ['stance', 'stance', 'Stance'],
  ['speaker', 'speaker', 'Speaker'],
  ['month', 'date', 'Date'],
  ['language', 'language', 'Language'],
  ['origin', 'origin', 'Origin'],
] as const;

const shownAtFirst = 6;

/** Months of more than a year are counted by year: one click then leads on to the months. */
function byYear(months: Facets['month']): Facets['month'] {
  const years = new Map<string, number>();
  for (const { value, documents } of months)
    years.set(value.slice(0, 4), (years.get(value.slice(0, 4)) ?? 0) + documents);
  if (years.size < 2) return months;
  return [...years].map(([value, documents]) => ({ value, label: value, documents }));
}

type Props = {
  readonly facets: Facets;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** More were found than are counted. */
  readonly isPart: boolean;
};

/** What the documents found are, each value a way to narrow the search to it. */
export function FacetList({ facets, query, onQuery, isPart }: Props) {
  return (
    <>
      {isPart ? <p className="small muted">Counted among the 10,000 received last.</p> : null}
      {fields.map(([facet, field, label]) => (
        <Facet
          key={facet}
          field={field}
          label={label}
          values={facet === 'month' ? byYear(facets.month) : facets[facet]}
          query={query}
          onQuery={onQuery}
        />
      ))}
    </>
  );
}

type FacetProps = {
  readonly field: string;
  readonly label: string;
  readonly values: Facets['type'];
  readonly query: string;
  readonly onQuery: (query: string) => void;
};

function Facet({ field, label, values, query, onQuery }: FacetProps) {
  const [isOpen, setOpen] = useState(false);
  const chosen = values.filter((one) => holds(query, fieldText(field, one.value)));
  if (values.length === 0 || (values.length === 1 && chosen.length === 0 && field === 'language')) return null;
  const shown = isOpen ? values : values.slice(0, shownAtFirst);
  return (
    <fieldset className="found-facet">
      <legend>{label}</legend>
      {shown.map((one) => {
        const part = fieldText(field, one.value);
        return (
          <button
            key={one.value}
            type="button"
            className="found-value"
            aria-pressed={holds(query, part)}
            onClick={() => onQuery(toggled(query, part))}
          >
            <span className="clip" dir="auto">
              {one.label}
            </span>
            <span className="count">{numberText(one.documents)}</span>
          </button>
        );
      })}
      {values.length > shownAtFirst ? (
        <button type="button" className="as-link small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'fewer' : `${values.length - shownAtFirst} more`}
        </button>
      ) : null}
    </fieldset>
  );
}
