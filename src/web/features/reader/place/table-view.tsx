import { useEffect, useMemo, useRef, useState } from 'react';
import { delimitedTable } from '#engines/places/delimited-table';
import type { PlaceSegment } from '#engines/places/segment';
import { columnLetters, type SheetTable, type TableCell } from '#engines/places/sheet-table';
import { workbookTables } from '#engines/places/workbook-tables';
import { numberText } from '../../../lib/count-text.ts';
import { useVirtual } from '../../../lib/use-virtual.ts';
import { claimAt, runsOf, type Mark } from '../mark-runs.ts';

type Props = {
  readonly text: string;
  readonly map: readonly PlaceSegment[];
  readonly marks: readonly Mark[];
  readonly lit: string | null;
  readonly offset: number | null;
  readonly shine: number;
  readonly onPick: (claimId: string) => void;
};

const ROW = 28;
/** Further columns are told of, and stand in the text. */
const MOST_COLUMNS = 200;

/** A table as rows and columns, its first row kept in sight; the cell that is sought is marked in its row. */
export function TableView({ text, map, ...rest }: Props) {
  const { offset, shine } = rest;
  const tables = useMemo(() => {
    const sheets = workbookTables(text, map);
    const one = sheets.length > 0 ? null : delimitedTable(text);
    return one === null ? sheets : [one];
  }, [text, map]);
  // A sheet that somebody chose stays until words elsewhere are asked for.
  const [turned, setTurned] = useState<{ readonly shine: number; readonly at: number } | null>(null);
  const chosen = turned?.shine === shine ? turned.at : (tableAt(tables, offset) ?? turned?.at ?? 0);
  const table = tables[chosen];
  if (table === undefined) return <p className="page-wait muted">This table has no rows.</p>;
  return (
    <div className="place-frame">
      <div className="place-bar small">
        {tables.length < 2 ? null : (
          <div role="tablist" aria-label="Sheets" className="sheet-tabs">
            {tables.map((one, at) => (
              <button
                key={one.name}
                type="button"
                role="tab"
                aria-selected={at === chosen}
                className="sheet-tab"
                dir="auto"
                onClick={() => setTurned({ shine, at })}
              >
                {one.name}
              </button>
            ))}
          </div>
        )}
        <i className="grow" />
        <span className="muted nowrap">
          {numberText(table.rows)} rows, {numberText(table.columns)} columns
          {table.columns > MOST_COLUMNS ? `; the first ${MOST_COLUMNS} are shown` : ''}
        </span>
      </div>
      <Rows key={chosen} table={table} text={text} {...rest} />
    </div>
  );
}

/** Index of the table that holds an offset; a span before the first row of a sheet stands in its name. */
function tableAt(tables: readonly SheetTable[], offset: number | null): number | null {
  if (offset === null) return null;
  const at = tables.findIndex((table) => table.rowAt(offset) !== null);
  return at < 0 ? null : at;
}

type RowsProps = Omit<Props, 'map'> & { readonly table: SheetTable };

function Rows({ table, text, marks, lit, offset, shine, onPick }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const columns = Math.min(table.columns, MOST_COLUMNS);
  const soughtRow = offset === null ? null : table.rowAt(offset);
  const widths = useMemo(() => widthsOf(table, columns, soughtRow), [table, columns, soughtRow]);
  const sought = useMemo(
    () =>
      soughtRow === null || offset === null
        ? null
        : (table.cellsOf(soughtRow).find(({ start, end }) => start <= offset && offset < end) ?? null),
    [table, soughtRow, offset],
  );
  const virtual = useVirtual({
    count: Math.max(0, table.rows - 1),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingStart: 2 * ROW,
  });

  useEffect(() => {
    if (soughtRow === null || scroller.current === null) return;
    if (soughtRow > 0) virtual.scrollToIndex(soughtRow - 1, { align: 'center' });
    const left = widths.slice(0, (sought?.column ?? 1) - 1).reduce((sum, width) => sum + width, 0);
    scroller.current.scrollLeft = Math.max(0, left - 200);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [soughtRow, sought, shine]);

  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const total = widths.reduce((sum, width) => sum + width, 56);
  const cells = (row: number) => {
    const byColumn = new Map(table.cellsOf(row).map((cell) => [cell.column, cell]));
    return Array.from({ length: columns }, (_, at) => {
      const cell = byColumn.get(at + 1);
      const props = { text, cell, marks, lit, sought: cell !== undefined && cell.start === sought?.start, onPick };
      return row === 0 ? <HeadCell key={at} {...props} /> : <Cell key={at} {...props} />;
    });
  };
  const header =
    sought === null || soughtRow === 0 ? undefined : table.cellsOf(0).find(({ column }) => column === sought.column);
  return (
    <>
      <div className="table-pane" ref={scroller} tabIndex={0} role="region" aria-label="Table">
        <table style={{ width: total }} aria-rowcount={table.rows}>
          <colgroup>
            <col style={{ width: 56 }} />
            {widths.map((width, at) => (
              // oxlint-disable-next-line no-array-index-key
              <col key={at} style={{ width }} />
            ))}
          </colgroup>
          <thead>
            <tr className="table-letters">
              <td />
              {widths.map((_, at) => (
                // oxlint-disable-next-line no-array-index-key
                <td key={at} className={sought?.column === at + 1 ? 'table-on' : undefined}>
                  {columnLetters(at + 1)}
                </td>
              ))}
            </tr>
            <tr aria-rowindex={1} className={soughtRow === 0 ? 'table-row-on' : undefined}>
              <td className="table-number">{table.numberOf(0)}</td>
              {cells(0)}
            </tr>
          </thead>
          <tbody>
            {before > 0 ? <tr aria-hidden="true" style={{ height: before }} /> : null}
            {items.map(({ index }) => (
              <tr
                key={index}
                aria-rowindex={index + 2}
                className={soughtRow === index + 1 ? 'table-row-on' : undefined}
              >
                <th scope="row" className="table-number">
                  {table.numberOf(index + 1)}
                </th>
                {cells(index + 1)}
              </tr>
            ))}
            {after > 0 ? <tr aria-hidden="true" style={{ height: after }} /> : null}
          </tbody>
        </table>
      </div>
      {sought === null || soughtRow === null ? null : (
        <div className="table-sought small" role="status">
          <b>
            {columnLetters(sought.column)}
            {table.numberOf(soughtRow)}
          </b>
          {header === undefined ? null : (
            <span className="muted" dir="auto">
              {header.words}
            </span>
          )}
          <span dir="auto">{sought.words}</span>
        </div>
      )}
    </>
  );
}

type CellProps = {
  readonly text: string;
  readonly cell: TableCell | undefined;
  readonly marks: readonly Mark[];
  readonly lit: string | null;
  readonly sought: boolean;
  readonly onPick: (claimId: string) => void;
};

function HeadCell(props: CellProps) {
  if (props.cell === undefined) return <td />;
  return (
    <th scope="col" dir="auto" title={props.cell.words} className={props.sought ? 'table-cell-on' : undefined}>
      <Words {...props} cell={props.cell} />
    </th>
  );
}

function Cell(props: CellProps) {
  const { cell, marks, lit, sought, onPick } = props;
  if (cell === undefined) return <td />;
  const pick = () => {
    const claimId = claimAt(
      marks.filter((mark) => mark.start < cell.end && mark.end > cell.start),
      lit,
    );
    if (claimId !== null) onPick(claimId);
  };
  return (
    <td dir="auto" title={cell.words} className={sought ? 'table-cell-on' : undefined} onClick={pick}>
      <Words {...props} cell={cell} />
    </td>
  );
}

function Words({ text, cell, marks, lit }: CellProps & { readonly cell: TableCell }) {
  const here = marks.filter((mark) => mark.start < cell.end && mark.end > cell.start);
  if (here.length === 0) return cell.words;
  return runsOf(text, cell.start, cell.end, here).map((run) => (
    <span
      key={run.start}
      className={[
        ...new Set(
          run.marks.flatMap(({ kind, claimId }) => [kind, ...(claimId !== null && claimId === lit ? ['lit'] : [])]),
        ),
      ].join(' ')}
    >
      {run.text}
    </span>
  ));
}

/** As wide as what stands in the first rows and in the one that is sought, within bounds. */
function widthsOf(table: SheetTable, columns: number, sought: number | null): readonly number[] {
  const widths = Array.from({ length: columns }, () => 56);
  const rows = Array.from({ length: Math.min(table.rows, 200) }, (_, row) => row);
  for (const row of sought === null ? rows : [...rows, sought])
    for (const { column, words } of table.cellsOf(row))
      if (column <= columns) widths[column - 1] = Math.max(widths[column - 1]!, Math.min(320, 20 + words.length * 7.5));
  return widths;
}
