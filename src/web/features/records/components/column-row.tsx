import type { Mapping, TableColumn } from '#api/schemas/records';
import { entityProperties } from '#domain/entity-property';
import type { ColumnPart, RowShape } from '#domain/record-mapping';
import { numberText } from '../../../lib/count-text.ts';
import { partChoices, propertyWords } from '../part-words.ts';

type Use = Mapping['columns'][number];
type Props = {
  readonly column: TableColumn;
  readonly use: Use;
  readonly shape: RowShape;
  /** What is asked of this column before rows can be taken. */
  readonly asked: string | null;
  readonly onMend: (change: Partial<Use>) => void;
};

const datesIn = ({ part, property }: Use): boolean =>
  ['since', 'until', 'when', 'ends'].includes(part) || (part === 'fact' && property?.endsWith('Date') === true);

/** One column: what it holds, what it is taken for, and how its cells are read. */
export function ColumnRow({ column, use, shape, asked, onMend }: Props) {
  const named = `“${column.header}”`;
  const id = `asked-${column.column}`;
  const asks = asked === null ? {} : { 'aria-describedby': id, 'aria-invalid': true };
  return (
    <tr className={use.part === 'left out' ? 'records-left' : undefined}>
      <th scope="row" dir="auto">
        {column.header}
        <div className="small muted">
          {column.holds}, {numberText(column.filled)} filled
        </div>
      </th>
      <td className="small records-samples" dir="auto">
        {column.samples.map((sample) => (
          <div key={sample} className="clip" title={sample}>
            {sample}
          </div>
        ))}
      </td>
      <td>
        <div className="records-reads">
          <select
            className="field"
            aria-label={`What ${named} is`}
            value={use.part}
            onChange={(event) => onMend({ part: event.currentTarget.value as ColumnPart })}
            {...(datesIn(use) ? {} : asks)}
          >
            {partChoices(shape).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          {use.part === 'fact' ? (
            <select
              className="field"
              aria-label={`What ${named} tells of them`}
              value={use.property ?? ''}
              onChange={(event) => onMend({ property: (event.currentTarget.value || null) as Use['property'] })}
            >
              <option value="">choose …</option>
              {entityProperties.map((property) => (
                <option key={property} value={property}>
                  {propertyWords(property)}
                </option>
              ))}
            </select>
          ) : null}
          {datesIn(use) ? (
            <select
              className="field"
              aria-label={`How dates in ${named} are written`}
              value={use.order ?? ''}
              onChange={(event) => onMend({ order: (event.currentTarget.value || null) as Use['order'] })}
              {...asks}
            >
              <option value="">dates as they are</option>
              <option value="day first">day before month</option>
              <option value="month first">month before day</option>
            </select>
          ) : null}
          {use.part === 'amount' ? (
            <select
              className="field"
              aria-label={`The decimal mark in ${named}`}
              value={use.decimal ?? ''}
              onChange={(event) => onMend({ decimal: (event.currentTarget.value || null) as Use['decimal'] })}
              {...asks}
            >
              <option value="">decimals as they are</option>
              <option value=".">decimal point: 1,234.5</option>
              <option value=",">decimal comma: 1.234,5</option>
            </select>
          ) : null}
          {use.part === 'from' || use.part === 'to' ? (
            <select
              className="field"
              aria-label={`What stands between several in ${named}`}
              value={use.separator ?? ''}
              onChange={(event) => onMend({ separator: (event.currentTarget.value || null) as Use['separator'] })}
            >
              <option value="">one in each cell</option>
              <option value=",">several, commas between</option>
              <option value=";">several, semicolons between</option>
              <option value="|">several, bars between</option>
              <option value="/">several, slashes between</option>
            </select>
          ) : null}
        </div>
        <div className="small muted">{column.why}</div>
        {asked === null ? null : (
          <div id={id} className="small tone-denied">
            {asked}
          </div>
        )}
      </td>
      <td>
        <input
          type="checkbox"
          aria-label={`${named} tells rows apart`}
          checked={use.isKey}
          onChange={(event) => onMend({ isKey: event.currentTarget.checked })}
        />
      </td>
    </tr>
  );
}
