import { Button, Menu, Select } from '@mantine/core';
import type { RefObject } from 'react';
import { chartGroupings, type ChartGrouping, type ChartLines } from '#domain/saved-view';
import { numberText } from '../../../lib/count-text.ts';
import type { ChartCommand } from '../chart-keys.ts';
import type { ChartAction, ChartState } from '../chart-state.ts';
import { CompareControl } from './compare-control.tsx';
import { FilterControl } from './filter-control.tsx';
import { FindBox, type Found } from './find-box.tsx';

export type Opened = 'filter' | 'compare' | null;

type Props = {
  readonly state: ChartState;
  readonly dispatch: (action: ChartAction) => void;
  readonly finder: RefObject<HTMLInputElement | null>;
  readonly since: string | null;
  readonly until: string | null;
  readonly opened: Opened;
  readonly mayReview: boolean;
  /** The chart is still on its way, or its marks are being given their places. */
  readonly isAtWork: boolean;
  readonly onOpened: (opened: Opened) => void;
  readonly onSince: (since: string | null) => void;
  readonly onFound: (one: Found) => void;
  readonly onRun: (command: ChartCommand) => void;
  readonly onExport: (form: 'svg' | 'png') => void;
};

const groupingWords: Record<ChartGrouping, string> = {
  community: 'grouped by links',
  type: 'grouped by type',
  time: 'grouped by year',
};
const lineWords: Record<ChartLines, string> = { main: 'main lines', all: 'all lines' };

/** What is shown and how; every choice is a step that undo takes back. */
export function ChartTools({ state, dispatch, opened, onOpened, onRun, ...rest }: Props) {
  const { now } = state;
  return (
    <div className="chart-tools" role="toolbar" aria-label="Chart">
      <FindBox field={rest.finder} onFound={rest.onFound} />
      <Select
        size="xs"
        w={150}
        aria-label="How the rest is grouped"
        allowDeselect={false}
        value={now.groupBy}
        data={chartGroupings.map((value) => ({ value, label: groupingWords[value] }))}
        onChange={(value) => dispatch({ do: 'group by', groupBy: value as ChartGrouping })}
      />
      <Select
        size="xs"
        w={100}
        aria-label="How many stand for themselves"
        allowDeselect={false}
        value={String(now.individuals)}
        data={[...new Set([20, 40, 100, 300, now.individuals])].map((n) => ({ value: String(n), label: `first ${n}` }))}
        onChange={(value) => dispatch({ do: 'individuals', count: Number(value) })}
      />
      <Select
        size="xs"
        w={112}
        aria-label="Which lines are drawn where there are many"
        allowDeselect={false}
        value={now.lines}
        data={(['main', 'all'] as const).map((value) => ({ value, label: lineWords[value] }))}
        onChange={(value) => dispatch({ do: 'lines', lines: value as ChartLines })}
      />
      <FilterControl
        kinds={now.kinds}
        schemata={now.schemata}
        isOpen={opened === 'filter'}
        onOpen={(isOpen) => onOpened(isOpen ? 'filter' : null)}
        onKinds={(kinds) => dispatch({ do: 'kinds', kinds })}
        onSchemata={(schemata) => dispatch({ do: 'schemata', schemata })}
      />
      <CompareControl
        since={rest.since}
        until={rest.until}
        isOpen={opened === 'compare'}
        onOpen={(isOpen) => onOpened(isOpen ? 'compare' : null)}
        onChange={rest.onSince}
      />
      <Button size="xs" variant="default" disabled={state.past.length === 0} onClick={() => onRun({ do: 'undo' })}>
        Undo
      </Button>
      <Button size="xs" variant="default" disabled={state.future.length === 0} onClick={() => onRun({ do: 'redo' })}>
        Redo
      </Button>
      {now.hidden.length === 0 ? null : (
        <button type="button" className="as-link small" onClick={() => onRun({ do: 'bring back' })}>
          {numberText(now.hidden.length)} hidden: bring back
        </button>
      )}
      <i className="grow" />
      {rest.isAtWork ? (
        <span className="small muted late" role="status">
          drawing …
        </span>
      ) : null}
      {rest.mayReview ? (
        <Button size="xs" variant="default" onClick={() => onRun({ do: 'save' })}>
          Save view
        </Button>
      ) : null}
      <Button size="xs" variant="default" onClick={() => onRun({ do: 'views' })}>
        Views
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="xs" variant="default" disabled={rest.isAtWork}>
            Export
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => rest.onExport('svg')}>As SVG</Menu.Item>
          <Menu.Item onClick={() => rest.onExport('png')}>As PNG</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
