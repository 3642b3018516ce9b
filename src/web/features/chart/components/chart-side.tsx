import type { Chart } from '#api/schemas/chart';
import type { Selection } from '../../../lib/case-focus.ts';
import { countText, numberText } from '../../../lib/count-text.ts';
import { whenText } from '../../../lib/dates.ts';
import { nameOf, type Picture, type PictureMark } from '../drawn-picture.ts';
import type { Hit } from './chart-canvas.tsx';
import { ChartTable } from './chart-table.tsx';
import { LinkPanel } from './link-panel.tsx';
import { Deeds, EntityPanel, GroupPanel, HandPanel, SeveralPanel, type Common } from './mark-panel.tsx';

type Props = {
  readonly chart: Chart;
  readonly picture: Picture;
  readonly selected: Selection;
  readonly since: string | null;
  readonly isFetching: boolean;
  readonly lit: ReadonlySet<string>;
  readonly byId: ReadonlyMap<string, PictureMark>;
  /** Marks that are selected. */
  readonly ids: readonly string[];
  /** What is chosen next is added to what is selected, so that the table stays to choose from. */
  readonly isSeveral: boolean;
  readonly drawn: ReadonlySet<string>;
  readonly common: Common;
  readonly onSelect: (hit: Hit) => void;
  readonly onNothing: () => void;
  readonly onShow: (ids: readonly string[]) => void;
  readonly onLink: (from: string, to: string) => void;
  readonly onOpenGroup: (group: string, more: number) => void;
  readonly onAllLines: () => void;
};

/** Beside the picture: the table that says the same, or what is selected, opened to its words. */
export function ChartSide(props: Props) {
  const { chart, picture, selected, since, isFetching, lit, isSeveral, onSelect, onNothing, onAllLines } = props;
  if (isSeveral)
    return (
      <>
        <Choosing {...props} />
        <ChartTable picture={picture} lit={lit} onSelect={onSelect} />
      </>
    );
  if (selected.kind !== 'nothing')
    return (
      <>
        <p>
          <button type="button" className="as-link small" onClick={onNothing}>
            ← to the table
          </button>
        </p>
        <Panel {...props} />
      </>
    );
  const { totals, leftOut } = chart;
  return (
    <>
      <p className="small muted">
        {countText(totals.entities, 'entity', 'entities')}, {countText(totals.links, 'link')}
        {totals.counted === totals.links ? '' : `, ${numberText(totals.counted)} of them let through`}
        {leftOut.bundles === 0 ? null : (
          <>
            {'; '}
            {countText(leftOut.bundles, 'thinner line')} not drawn{' '}
            <button type="button" className="as-link" onClick={onAllLines}>
              draw as many as fit
            </button>
          </>
        )}
      </p>
      {since === null || isFetching ? null : <Compared chart={chart} since={since} />}
      <ChartTable picture={picture} lit={lit} onSelect={onSelect} />
    </>
  );
}

/** While several are being selected: how many are, and what can be done with them. */
function Choosing({ ids, common }: Props) {
  return (
    <div className="stack">
      <p className="small" role="status">
        <b>{countText(ids.length, 'mark')} selected.</b> What you choose next comes too; chosen again, it goes.
      </p>
      <Deeds {...common} list={ids.length > 1 ? ['group', 'several'] : ['several']} isSeveral />
    </div>
  );
}

/** What the comparison found in all, before the table says it line by line. */
function Compared({ chart, since }: { chart: Chart; since: string }) {
  const fresh = chart.bundles.reduce((sum, one) => sum + one.newInside, 0);
  const changed = chart.bundles.filter((one) => one.basisThen !== null).length;
  const { gone } = chart;
  return (
    <p className="small" role="status">
      Beside {whenText(since)}: <b>+ {countText(fresh, 'link')}</b> new here, △ {countText(changed, 'line')} resting on
      something else, − {countText(gone.links, 'link')}
      {gone.entities === 0 ? '' : ` and ${countText(gone.entities, 'entity', 'entities')}`} no more.
    </p>
  );
}

function Panel({ selected, byId, ids, drawn, common, onSelect, onShow, onLink, onOpenGroup }: Props) {
  const name = (id: string) => {
    const mark = byId.get(id);
    return mark === undefined ? '' : nameOf(mark);
  };
  if (selected.kind === 'link') {
    const { from, to } = selected;
    const ends = [byId.get(from), byId.get(to)];
    if (ends.some((end) => end !== undefined && end.kind !== 'entity'))
      return <p className="muted">A line to a group. Open the group to see what each link rests on.</p>;
    return <LinkPanel key={`${from} ${to}`} one={from} other={to} names={[name(from), name(to)]} />;
  }
  if (ids.length > 1) {
    const pair = ids.length === 2 && ids.every((id) => byId.get(id)?.kind === 'entity') ? ids : null;
    return <SeveralPanel {...common} names={ids.map(name)} pair={pair as readonly [string, string] | null} />;
  }
  const mark = byId.get(ids[0] ?? '');
  if (mark === undefined) return <p className="muted">What was selected is not on the chart as it is now.</p>;
  if (mark.kind === 'hand') return <HandPanel {...common} hand={mark} onSelect={onSelect} />;
  if (mark.kind === 'group')
    return <GroupPanel {...common} group={mark} onOpen={(more) => onOpenGroup(mark.id, more)} onShow={onShow} />;
  const link = (other: string) => onLink(mark.id, other);
  return <EntityPanel key={mark.id} {...common} entity={mark} drawn={drawn} onShow={onShow} onLink={link} />;
}
