import { Fragment, memo, useState } from 'react';
import type { ChartBundle, GoneLink } from '#api/schemas/chart';
import { shapes } from '#engines/chart/chart-style';
import { countText, numberText } from '../../../lib/count-text.ts';
import { LinkStroke } from '../../../ui/link-stroke.tsx';
import { bundleText, fairText } from '../bundle-words.ts';
import { changesOf, isNewMark, isPartial, nameOf, sizeOf, type Picture, type PictureMark } from '../drawn-picture.ts';
import type { Hit } from './chart-canvas.tsx';

type Props = {
  readonly picture: Picture;
  readonly lit: ReadonlySet<string>;
  readonly onSelect: (hit: Hit) => void;
};

const atFirst = 150;

/** The same as the picture, in words and rows: whom it shows, and every link with what it rests on and who denies it. */
export const ChartTable = memo(function ChartTable({ picture, lit, onSelect }: Props) {
  const [all, setAll] = useState(false);
  const names = new Map(picture.marks.map((mark) => [mark.id, nameOf(mark)]));
  // Beside a past moment, what changed comes first.
  const marksFirst = changedFirst(
    picture.marks,
    (mark) => isNewMark(mark) || (mark.kind === 'entity' && mark.isChanged),
  );
  const linesFirst = changedFirst(picture.bundles, (bundle) => changesOf(bundle).length > 0);
  const cut = <T,>(rows: readonly T[]) => (all ? rows : rows.slice(0, atFirst));
  const more = Math.max(picture.marks.length, picture.bundles.length) > atFirst && !all;
  return (
    <div className="chart-tables">
      <table className="sheet chart-table">
        <caption>{countText(picture.marks.length, 'mark')}, those with most counterparts in the flows first</caption>
        <thead>
          <tr>
            <th scope="col">Who and what</th>
            <th scope="col">
              <abbr title="Flows to them">In</abbr>
            </th>
            <th scope="col">
              <abbr title="Flows from them">Out</abbr>
            </th>
            <th scope="col">
              <abbr title="Relations">Rel.</abbr>
            </th>
          </tr>
        </thead>
        <tbody>
          {cut(marksFirst).map((mark) => (
            <MarkRow key={mark.id} mark={mark} isLit={lit.has(mark.id)} onSelect={onSelect} />
          ))}
        </tbody>
      </table>
      <table className="sheet chart-table">
        <caption>{countText(picture.bundles.length, 'line')}, each with what it rests on</caption>
        <thead>
          <tr>
            <th scope="col">Links</th>
            <th scope="col">Rests on</th>
          </tr>
        </thead>
        <tbody>
          {cut(linesFirst).map((bundle) => (
            <BundleRow
              key={bundle.id}
              bundle={bundle}
              from={names.get(bundle.from) ?? ''}
              to={names.get(bundle.to) ?? ''}
              isLit={lit.has(bundle.id)}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
      {more ? (
        <button type="button" className="as-link" onClick={() => setAll(true)}>
          Show all {numberText(picture.marks.length)} marks and {numberText(picture.bundles.length)} lines
        </button>
      ) : null}
      {picture.gone.length === 0 ? null : <GoneTable gone={picture.gone} />}
    </div>
  );
});

function changedFirst<T>(rows: readonly T[], isChanged: (row: T) => boolean): readonly T[] {
  const changed = rows.filter(isChanged);
  return changed.length === 0 ? rows : [...changed, ...rows.filter((row) => !isChanged(row))];
}

/** What stood at the moment compared with and stands no more, in the words of then. */
function GoneTable({ gone }: { gone: readonly GoneLink[] }) {
  return (
    <table className="sheet chart-table">
      <caption>{countText(gone.length, 'link')} that stood then and stand no more</caption>
      <thead>
        <tr>
          <th scope="col">Link</th>
          <th scope="col">Kind</th>
        </tr>
      </thead>
      <tbody>
        {gone.map((one) => (
          <tr key={one.linkId}>
            <td>
              <span aria-hidden="true">− </span>
              <bdi className="chart-clamp">{one.from}</bdi>
              <span className="muted"> → </span>
              <bdi className="chart-clamp">{one.to}</bdi>
            </td>
            <td className="small">
              {one.kind}
              {one.time === null ? '' : `, ${one.time}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { readonly isLit: boolean; readonly onSelect: (hit: Hit) => void };

function MarkRow({ mark, isLit, onSelect }: RowProps & { readonly mark: PictureMark }) {
  return (
    <tr className={isLit ? 'on' : undefined}>
      <td>
        <button
          type="button"
          className="bare chart-name"
          aria-pressed={isLit}
          onClick={() => onSelect({ kind: 'mark', id: mark.id })}
        >
          <span dir="auto" className="chart-clamp">
            {nameOf(mark)}
          </span>
        </button>
        <div className="small muted">
          {mark.kind === 'entity' ? shapes[mark.schema].says : `group of ${numberText(sizeOf(mark))}`}
          {isNewMark(mark) ? ' · + new' : ''}
          {mark.kind === 'entity' && mark.isChanged ? ' · △ names joined or parted' : ''}
        </div>
      </td>
      {mark.kind === 'entity' ? (
        <>
          <td className="chart-count">{numberText(mark.flowsIn)}</td>
          <td className="chart-count">{numberText(mark.flowsOut)}</td>
          <td className="chart-count">{numberText(mark.relations)}</td>
        </>
      ) : (
        <td colSpan={3} />
      )}
    </tr>
  );
}

type BundleProps = RowProps & { readonly bundle: ChartBundle; readonly from: string; readonly to: string };

function BundleRow({ bundle, from, to, isLit, onSelect }: BundleProps) {
  return (
    <tr className={isLit ? 'on' : undefined}>
      <td>
        <button
          type="button"
          className="bare chart-name"
          aria-pressed={isLit}
          onClick={() => onSelect({ kind: 'link', id: bundle.id })}
        >
          <bdi className="chart-clamp">{from}</bdi>
          <span className="muted"> {bundle.directed ? '→' : '—'} </span>
          <bdi className="chart-clamp">{to}</bdi>
        </button>
        <div className="small muted">{bundleText(bundle)}</div>
        {changesOf(bundle).length === 0 ? null : (
          <div className="small chart-change">{changesOf(bundle).join(' · ')}</div>
        )}
      </td>
      <td>
        <RestsOn bundle={bundle} />
      </td>
    </tr>
  );
}

/** Basis, how much of it was looked at, and what fairness asks for. */
export function RestsOn({ bundle }: { bundle: ChartBundle }) {
  if (bundle.basis === null) return <span className="muted small">a group: open it to see</span>;
  return (
    <Fragment>
      <div className="nowrap small">
        <LinkStroke basis={bundle.basis} /> {bundle.basis}
      </div>
      {isPartial(bundle) ? (
        <div className="small muted">
          by {numberText(bundle.looked)} of {numberText(bundle.count)}
        </div>
      ) : null}
      {bundle.denied > 0 && bundle.basis !== 'alleged and denied' ? (
        <div className="small tone-denied">⊘ {numberText(bundle.denied)} denied</div>
      ) : null}
      {bundle.fairness === null ? null : <div className="small fair-line">{fairText(bundle.fairness)}</div>}
    </Fragment>
  );
}
