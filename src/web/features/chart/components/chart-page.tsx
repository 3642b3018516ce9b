import { Button, Menu, Modal, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { chartGroupings, type ChartGrouping } from '#domain/saved-view';
import { sceneOf, viewOfAll, type View } from '#engines/chart/scene';
import type { Chart, ViewHead } from '#api/schemas/chart';
import { announce } from '../../../lib/announce.ts';
import { useCase } from '../../../lib/case-context.ts';
import { useFocus } from '../../../lib/case-focus-context.ts';
import { countText, numberText } from '../../../lib/count-text.ts';
import { exactText } from '../../../lib/dates.ts';
import { isTyping } from '../../../lib/is-typing.ts';
import { may } from '../../../lib/may.ts';
import { problemOf } from '../../../lib/problem.ts';
import { tell } from '../../../lib/tell.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { chartQuery } from '../api/read-chart.ts';
import { fetchView } from '../api/views.ts';
import { bundleText, fairText, spanText } from '../bundle-words.ts';
import { chartCommandOf, type ChartCommand } from '../chart-keys.ts';
import { chartAfter, emptyChart, noteOn, placesOf, viewOf } from '../chart-state.ts';
import { drawnOf, nameOf, pictureAfter } from '../drawn-picture.ts';
import { download, pngOf, svgOf } from '../export-sheet.ts';
import { nextMark } from '../next-mark.ts';
import { labelMeasure } from '../paint-scene.ts';
import { useLayout } from '../use-layout.ts';
import { useSize } from '../use-size.ts';
import { ChartCanvas, zoomed, type Hit } from './chart-canvas.tsx';
import { ChartLegend } from './chart-legend.tsx';
import { ChartTable } from './chart-table.tsx';
import { FindBox } from './find-box.tsx';
import { LinkPanel } from './link-panel.tsx';
import { EntityPanel, GroupPanel, HandPanel, SeveralPanel } from './mark-panel.tsx';
import { SaveDialog } from './save-dialog.tsx';
import { TimeBrush } from './time-brush.tsx';
import { ViewsDialog } from './views-dialog.tsx';
import '../chart.css';

const groupingWords: Record<ChartGrouping, string> = {
  community: 'grouped by links',
  type: 'grouped by type',
  time: 'grouped by year',
};

/** The chart of a case: the picture, the table that says the same, and the time below. */
export function ChartPage() {
  const { caseId, asOf } = useCase();
  const { focus, dispatch: look } = useFocus();
  const [state, dispatch] = useReducer(chartAfter, emptyChart);
  const { groupBy, individuals, kinds, shown, opened } = state.now;
  const ask = {
    ...(asOf === null ? {} : { asOf }),
    since: focus.since,
    window: focus.window,
    kinds: kinds === null ? null : [...kinds],
    groupBy,
    individuals,
    shown: [...shown],
    opened: [...opened],
  };
  const query = useQuery(chartQuery(caseId, ask));
  return (
    <WithQuery query={query} what="the chart">
      {(chart) =>
        chart.totals.entities === 0 ? (
          <EmptyState title={asOf === null ? 'Nothing is drawn yet' : 'Nothing was drawn then'}>
            In the Reader, select a claim and press l: the link that it proposes is drawn once somebody relies on it.
          </EmptyState>
        ) : (
          <Drawn chart={chart} state={state} dispatch={dispatch} focus={focus} look={look} />
        )
      }
    </WithQuery>
  );
}

type DrawnProps = {
  readonly chart: Chart;
  readonly state: typeof emptyChart;
  readonly dispatch: (action: Parameters<typeof chartAfter>[1]) => void;
} & Pick<ReturnType<typeof useFocus>, 'focus'> & { readonly look: ReturnType<typeof useFocus>['dispatch'] };

function Drawn({ chart, state, dispatch, focus, look }: DrawnProps) {
  const { caseId, asOf, detail, session } = useCase();
  const navigate = useNavigate();
  const { now } = state;
  const { selected } = focus;
  const { ref, width, height } = useSize();
  const picture = useMemo(() => pictureAfter(chart, now), [chart, now]);
  const { marks, bundles } = useMemo(() => drawnOf(picture, now), [picture, now]);
  const places = useMemo(() => placesOf(state), [state]);
  useLayout({ state, dispatch, marks, bundles, aspect: height === 0 ? 0 : width / height });
  const [chosen, setChosen] = useState<Pick<View, 'scale' | 'shiftX' | 'shiftY'> | null>(null);
  const [dialog, setDialog] = useState<'save' | 'views' | 'group' | null>(null);
  const [noting, setNoting] = useState<string | null>(null);
  const finder = useRef<HTMLInputElement>(null);
  const side = useRef<HTMLElement>(null);
  const drawn = useMemo(() => new Set(marks.map((mark) => mark.id)), [marks]);
  const whole = viewOfAll(
    marks.flatMap((mark) => (places[mark.id] === undefined ? [] : [places[mark.id]!])),
    { width, height },
  );
  const view: View = chosen === null ? whole : { ...chosen, width, height };
  const byId = useMemo(() => new Map(picture.marks.map((mark) => [mark.id, mark])), [picture]);
  const name = (id: string) => {
    const mark = byId.get(id);
    return mark === undefined ? '' : nameOf(mark);
  };
  const ids =
    selected.kind === 'entities' ? selected.ids : selected.kind === 'group' ? [selected.id] : ([] as readonly string[]);
  const lit = useMemo(() => {
    if (selected.kind === 'entities') return new Set(selected.ids);
    if (selected.kind === 'group') return new Set([selected.id]);
    if (selected.kind === 'nothing') return new Set<string>();
    const ends = [selected.from, selected.to];
    return new Set(
      picture.bundles.flatMap((one) => (ends.includes(one.from) && ends.includes(one.to) ? [one.id] : [])),
    );
  }, [selected, picture]);
  const scene = useMemo(
    () => sceneOf({ marks, bundles, places, view: { ...whole }, lit: new Set(), measure: labelMeasure() }),
    // The legend follows what is drawn, not where.
    // oxlint-disable-next-line react/exhaustive-deps
    [marks, bundles, places, width, height],
  );

  const select = (hit: Hit | null, isMore = false) => {
    setNoting(null);
    if (hit === null) return look({ do: 'select', selected: { kind: 'nothing' } });
    if (hit.kind === 'mark') {
      announce(name(hit.id));
      if (isMore) return look({ do: 'toggle', id: hit.id });
      const isGroup = byId.get(hit.id)?.kind === 'group';
      return look({
        do: 'select',
        selected: isGroup ? { kind: 'group', id: hit.id } : { kind: 'entities', ids: [hit.id] },
      });
    }
    const bundle = picture.bundles.find((one) => one.id === hit.id);
    if (bundle === undefined) return;
    const fair = bundle.fairness === null ? '' : `; ${fairText(bundle.fairness)}`;
    announce(
      `${bundleText(bundle)}, ${name(bundle.from)} to ${name(bundle.to)}, ${bundle.basis ?? 'to a group'}${fair}`,
    );
    look({ do: 'select', selected: { kind: 'link', from: bundle.from, to: bundle.to, linkId: null } });
  };
  const stepLink = (by: 1 | -1) => {
    const anchor = selected.kind === 'link' ? selected.from : ids[0];
    const own = picture.bundles.filter((one) => anchor === undefined || one.from === anchor || one.to === anchor);
    const at = own.findIndex((one) => lit.has(one.id));
    const next = own[(at + by + own.length) % Math.max(1, own.length)];
    if (next !== undefined) select({ kind: 'link', id: next.id });
  };
  const intoPanel = () => side.current?.querySelector<HTMLElement>('.chart-title, button')?.focus();
  const openHit = (hit: Hit) => {
    if (hit.kind === 'mark' && byId.get(hit.id)?.kind === 'group')
      dispatch({ do: 'open group', group: hit.id, more: 12 });
    else select(hit);
  };
  const run = (command: ChartCommand): void => {
    const one = ids[0];
    switch (command.do) {
      case 'go': {
        const next = nextMark(
          marks.map((mark) => mark.id),
          places,
          one ?? (selected.kind === 'link' ? selected.from : ''),
          command.to,
        );
        return next === null ? undefined : select({ kind: 'mark', id: next });
      }
      case 'link':
        return stepLink(command.by);
      case 'zoom':
        if (command.by === 'all') return setChosen(null);
        return setChosen(zoomed(view, command.by === 'in' ? 1.25 : 0.8, width / 2, height / 2));
      case 'open':
        return selected.kind === 'group' ? openHit({ kind: 'mark', id: selected.id }) : intoPanel();
      case 'expand': {
        const near = picture.bundles.flatMap((b) =>
          ids.includes(b.from) ? [b.to] : ids.includes(b.to) ? [b.from] : [],
        );
        for (const id of near) if (byId.get(id)?.kind === 'group') dispatch({ do: 'open group', group: id, more: 12 });
        return intoPanel();
      }
      case 'hide':
        if (ids.length === 0) return;
        dispatch({ do: 'hide', ids });
        announce('Hidden; u brings it back');
        return look({ do: 'select', selected: { kind: 'nothing' } });
      case 'bring back':
        return dispatch({ do: 'unhide', ids: now.hidden });
      case 'pin':
        return dispatch({ do: 'pin', ids, at: places });
      case 'group':
        if (one !== undefined && ids.length === 1 && byId.get(one)?.kind === 'hand')
          return dispatch({ do: 'ungroup', id: one });
        return ids.length > 1 ? setDialog('group') : tell('Select several first: Shift and click.');
      case 'note':
        return one === undefined ? undefined : setNoting(one);
      case 'find':
        return finder.current?.focus();
      case 'arrange':
        setChosen(null);
        return dispatch({ do: 'arrange' });
      case 'undo':
      case 'redo':
        return dispatch({ do: command.do });
      case 'save':
        return mayReview ? setDialog('save') : undefined;
      case 'views':
        return setDialog('views');
      case 'table':
        look({ do: 'select', selected: { kind: 'nothing' } });
        return side.current?.focus();
      case 'let go':
        return look({ do: 'let go' });
    }
  };
  const runLatest = useRef(run);
  useEffect(() => {
    runLatest.current = run;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const onPicture = event.target instanceof Element && event.target.closest('.chart-canvas') !== null;
      const command = chartCommandOf(event, {
        typing: isTyping(event.target),
        onPicture: onPicture || event.target === document.body,
      });
      if (command === null) return;
      event.preventDefault();
      runLatest.current(command);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);

  const mayReview = asOf === null && may(detail, 'review');
  const saved = viewOf(state, {
    asOf,
    since: focus.since,
    window: focus.window,
    camera: { x: Math.round(view.shiftX), y: Math.round(view.shiftY), scale: view.scale },
    drawn: [...drawn],
  });
  const openView = async (head: ViewHead, how: 'now' | 'as it stood') => {
    setDialog(null);
    try {
      const { view: kept } = await fetchView(caseId, head.viewId);
      dispatch({ do: 'restore', view: kept });
      look({ do: 'restore', focus: { selected: { kind: 'nothing' }, window: kept.window, since: kept.since } });
      setChosen({ scale: kept.camera.scale, shiftX: kept.camera.x, shiftY: kept.camera.y });
      const at = kept.asOf ?? (how === 'as it stood' ? head.savedAt : null);
      if (at !== asOf) void navigate({ to: '.', search: (before) => ({ ...before, asOf: at ?? undefined }) });
      tell(`View: ${head.name}`);
    } catch (error) {
      tell(`${problemOf(error).what} ${problemOf(error).next}`);
    }
  };
  const save = async (form: 'svg' | 'png') => {
    const lines = picture.bundles.flatMap((one) =>
      one.fairness === null
        ? []
        : [
            `${name(one.from)} → ${name(one.to)}, ${bundleText(one)}: ${one.basis ?? 'grouped'}; ${fairText(one.fairness)}`,
          ],
    );
    const made = exactText(new Date().toISOString());
    const text = {
      title: detail.title,
      marking: detail.marking,
      dates: [
        asOf === null ? `as of ${made}` : `as it stood on ${exactText(asOf)}, made ${made}`,
        ...(focus.window === null ? [] : [`events of ${spanText(focus.window.from, focus.window.to - 1)}`]),
        `by ${session.account.name}`,
      ],
      fairness: lines,
    };
    const svg = svgOf({ marks, bundles, places, view, text });
    const blob = form === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pngOf(svg);
    download(blob, `chart.${form}`);
  };

  const common = {
    note: ids[0] === undefined ? null : noteOn(now, ids[0]),
    isPinned: ids.length > 0 && ids.every((id) => now.pinned.includes(id)),
    isNoting: noting !== null && noting === ids[0],
    onNote: (text: string | null) => {
      if (text !== null && noting !== null) dispatch({ do: 'note', id: noting, text });
      setNoting(null);
    },
    onCommand: run,
  };
  const show = (more: readonly string[]) => {
    dispatch({ do: 'show', ids: more });
    if (more[0] !== undefined) look({ do: 'select', selected: { kind: 'entities', ids: [more[0]] } });
  };
  const panel = () => {
    if (selected.kind === 'link') {
      const ends = [byId.get(selected.from), byId.get(selected.to)];
      if (ends.some((end) => end !== undefined && end.kind !== 'entity'))
        return <p className="muted">A line to a group. Open the group to see what each link rests on.</p>;
      const names = [name(selected.from), name(selected.to)] as const;
      return (
        <LinkPanel key={`${selected.from} ${selected.to}`} one={selected.from} other={selected.to} names={names} />
      );
    }
    if (ids.length > 1) return <SeveralPanel {...common} names={ids.map(name)} />;
    const mark = byId.get(ids[0] ?? '');
    if (mark === undefined) return null;
    if (mark.kind === 'hand') return <HandPanel {...common} hand={mark} onSelect={select} />;
    if (mark.kind === 'group') {
      const open = (more: number) => dispatch({ do: 'open group', group: mark.id, more });
      return <GroupPanel {...common} group={mark} onOpen={open} onShow={show} />;
    }
    const link = (other: string) =>
      look({ do: 'select', selected: { kind: 'link', from: mark.id, to: other, linkId: null } });
    return <EntityPanel key={mark.id} {...common} entity={mark} drawn={drawn} onShow={show} onLink={link} />;
  };
  const label = `Chart of ${countText(marks.length, 'mark')} and ${countText(bundles.length, 'line')}; arrows go from mark to mark, j and k along links, Enter opens. The table beside it says the same.`;

  return (
    <div className="chart-page">
      <h1 className="visually-hidden">Chart</h1>
      <div className="chart-tools" role="toolbar" aria-label="Chart">
        <FindBox field={finder} onFound={(id) => show([id])} />
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
          data={[...new Set([20, 40, 100, 300, now.individuals])].map((n) => ({
            value: String(n),
            label: `first ${n}`,
          }))}
          onChange={(value) => dispatch({ do: 'individuals', count: Number(value) })}
        />
        <Button size="xs" variant="default" disabled={state.past.length === 0} onClick={() => run({ do: 'undo' })}>
          Undo
        </Button>
        <Button size="xs" variant="default" disabled={state.future.length === 0} onClick={() => run({ do: 'redo' })}>
          Redo
        </Button>
        {now.hidden.length === 0 ? null : (
          <button type="button" className="as-link small" onClick={() => run({ do: 'bring back' })}>
            {numberText(now.hidden.length)} hidden: bring back
          </button>
        )}
        <i className="grow" />
        {mayReview ? (
          <Button size="xs" variant="default" onClick={() => setDialog('save')}>
            Save view
          </Button>
        ) : null}
        <Button size="xs" variant="default" onClick={() => setDialog('views')}>
          Views
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="xs" variant="default">
              Export
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void save('svg')}>As SVG</Menu.Item>
            <Menu.Item onClick={() => void save('png')}>As PNG</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className="chart-stage" ref={ref}>
        {width === 0 ? null : (
          <ChartCanvas
            marks={marks}
            bundles={bundles}
            places={places}
            view={view}
            lit={lit}
            label={label}
            told={(hit) => {
              const bundle = picture.bundles.find((one) => one.id === hit.id);
              if (hit.kind === 'mark' || bundle === undefined) return name(hit.id).slice(0, 300);
              const fair = bundle.fairness === null ? '' : ` · ${fairText(bundle.fairness)}`;
              return `${bundleText(bundle)}: ${bundle.basis ?? 'to a group'}${fair}`;
            }}
            onView={setChosen}
            onSelect={select}
            onOpen={openHit}
            onMove={(id, to) => dispatch({ do: 'move', id, to })}
          />
        )}
      </div>
      <ChartLegend scene={scene} />
      <TimeBrush times={chart.times} window={focus.window} onBrush={(window) => look({ do: 'brush', window })} />
      <aside className="chart-side" ref={side} tabIndex={-1} aria-label="What the chart says, in words">
        {selected.kind === 'nothing' ? (
          <>
            <p className="small muted">
              {countText(chart.totals.entities, 'entity', 'entities')}, {countText(chart.totals.links, 'link')}
              {chart.leftOut.bundles === 0 ? '' : `; ${numberText(chart.leftOut.bundles)} thinner lines are not drawn`}
              {focus.since === null ? '' : `; ${countText(chart.gone.links, 'link')} stands no more`}
            </p>
            <ChartTable picture={picture} lit={lit} onSelect={select} />
          </>
        ) : (
          <>
            <p>
              <button type="button" className="as-link small" onClick={() => select(null)}>
                ← to the table
              </button>
            </p>
            {panel()}
          </>
        )}
      </aside>
      {dialog === 'save' ? <SaveDialog caseId={caseId} view={saved} onClose={() => setDialog(null)} /> : null}
      {dialog === 'views' ? (
        <ViewsDialog
          caseId={caseId}
          mayUndo={mayReview}
          onOpen={(head, how) => void openView(head, how)}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'group' ? (
        <GroupDialog
          onClose={() => setDialog(null)}
          onName={(given) => {
            dispatch({ do: 'group', name: given, members: ids });
            look({ do: 'select', selected: { kind: 'nothing' } });
            setDialog(null);
          }}
        />
      ) : null}
    </div>
  );
}

function GroupDialog({ onName, onClose }: { onName: (name: string) => void; onClose: () => void }) {
  const [name, setName] = useState('');
  const send = useCallback(() => onName(name), [name, onName]);
  return (
    <Modal opened onClose={onClose} title="Group these" size="sm">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <TextInput
          label="Name of the group"
          value={name}
          maxLength={200}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className="actions">
          <Button type="submit" disabled={name.trim() === ''}>
            Group
          </Button>
        </div>
      </form>
    </Modal>
  );
}
