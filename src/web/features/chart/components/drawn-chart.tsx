import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { looksOf, viewOfAll, type View } from '#engines/chart/scene';
import type { Chart, ViewHead } from '#api/schemas/chart';
import { announce } from '../../../lib/announce.ts';
import { useCase } from '../../../lib/case-context.ts';
import type { useFocus } from '../../../lib/case-focus-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { may } from '../../../lib/may.ts';
import { problemOf } from '../../../lib/problem.ts';
import { tell } from '../../../lib/tell.ts';
import { fetchNeighbours } from '../api/list-neighbours.ts';
import { fetchView } from '../api/views.ts';
import { bundleText, fairText } from '../bundle-words.ts';
import { cameraOf, resized, viewOfCamera } from '../camera.ts';
import type { ChartCommand } from '../chart-keys.ts';
import { noteOn, placesOf, viewOf, type ChartAction, type ChartState } from '../chart-state.ts';
import { changesOf, drawnOf, nameOf, pictureAfter } from '../drawn-picture.ts';
import { download, pngOf, svgOf } from '../export-sheet.ts';
import { nextMark } from '../next-mark.ts';
import { sheetTextOf } from '../sheet-text.ts';
import { useChartKeys } from '../use-chart-keys.ts';
import { useLayout } from '../use-layout.ts';
import { useSize } from '../use-size.ts';
import { ChartCanvas, zoomed, type Hit } from './chart-canvas.tsx';
import { ChartLegend } from './chart-legend.tsx';
import { ChartSide } from './chart-side.tsx';
import { ChartTools, type Opened } from './chart-tools.tsx';
import type { Found } from './find-box.tsx';
import { GroupDialog } from './group-dialog.tsx';
import { SaveDialog } from './save-dialog.tsx';
import { TimeBrush } from './time-brush.tsx';
import { ViewsDialog } from './views-dialog.tsx';

type DrawnProps = {
  readonly chart: Chart;
  /** What is shown is still the chart before: the one that was asked for is on its way. */
  readonly isFetching: boolean;
  readonly state: ChartState;
  readonly dispatch: (action: ChartAction) => void;
} & Pick<ReturnType<typeof useFocus>, 'focus'> & { readonly look: ReturnType<typeof useFocus>['dispatch'] };

/** A chart that has something to draw: what is chosen, selected and typed comes together here. */
export function DrawnChart({ chart, isFetching, state, dispatch, focus, look }: DrawnProps) {
  const { caseId, asOf, detail, session } = useCase();
  const navigate = useNavigate();
  const { now } = state;
  const { selected } = focus;
  const { ref, width, height } = useSize();
  const picture = useMemo(() => pictureAfter(chart, now), [chart, now]);
  const { marks, bundles } = useMemo(() => drawnOf(picture, now), [picture, now]);
  const places = useMemo(() => placesOf(state), [state]);
  const { isAtWork: isPlacing } = useLayout({
    state,
    dispatch,
    marks,
    bundles,
    aspect: height === 0 ? 0 : width / height,
  });
  const isAtWork = isPlacing || isFetching;
  const [chosen, setChosen] = useState<View | null>(null);
  const mayReview = asOf === null && may(detail, 'review');
  const [dialog, setDialog] = useState<'save' | 'views' | 'group' | null>(null);
  const [opened, setOpened] = useState<Opened>(null);
  const [noting, setNoting] = useState<string | null>(null);
  /** What is chosen next is added to what is selected. */
  const [isSeveral, setIsSeveral] = useState(false);
  const finder = useRef<HTMLInputElement>(null);
  const side = useRef<HTMLElement>(null);
  const drawn = useMemo(() => new Set(marks.map((mark) => mark.id)), [marks]);
  const whole = viewOfAll(
    marks.flatMap((mark) => (places[mark.id] === undefined ? [] : [places[mark.id]!])),
    { width, height },
  );
  const view: View = chosen === null ? whole : resized(chosen, { width, height });
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
  // The legend names what is drawn and nothing else.
  const used = useMemo(() => looksOf(marks, bundles), [marks, bundles]);

  const select = (hit: Hit | null, isMore = false) => {
    setNoting(null);
    if (hit === null) return look({ do: 'select', selected: { kind: 'nothing' } });
    if (hit.kind === 'mark') {
      announce(name(hit.id));
      if (isMore || isSeveral) return look({ do: 'toggle', id: hit.id });
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
  const selectLatest = useRef(select);
  useEffect(() => {
    selectLatest.current = select;
  });
  // The same function at every drawing, so that the table is not made anew while a hand carries the picture.
  const selectStable = useCallback((hit: Hit) => selectLatest.current(hit), []);
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
  /** Groups beside it open, and its neighbours that are not drawn come out: one step, and undo takes it back. */
  const expand = async () => {
    const near = picture.bundles.flatMap((b) => (ids.includes(b.from) ? [b.to] : ids.includes(b.to) ? [b.from] : []));
    const entities = ids.filter((id) => byId.get(id)?.kind === 'entity');
    try {
      const found = await Promise.all(entities.map((id) => fetchNeighbours(caseId, id, asOf)));
      const fresh = found.flat().filter((id) => !drawn.has(id));
      if (fresh.length > 0) dispatch({ do: 'show', ids: fresh });
      else if (entities.length === 0)
        for (const id of ids) if (byId.get(id)?.kind === 'group') dispatch({ do: 'open group', group: id, more: 12 });
      const all = entities.length > 0 && fresh.length === 0;
      announce(all ? 'All its neighbours are drawn' : `${countText(fresh.length, 'neighbour')} drawn; u takes it back`);
      if (all && near.length > 0) intoPanel();
    } catch (error) {
      tell(`${problemOf(error).what} ${problemOf(error).next}`);
    }
  };
  const run = (command: ChartCommand): void => {
    const one = ids[0];
    switch (command.do) {
      case 'go': {
        const next = nextMark(
          marks.flatMap((mark) => (isSeveral && lit.has(mark.id) && mark.id !== ids.at(-1) ? [] : [mark.id])),
          places,
          (isSeveral ? ids.at(-1) : one) ?? (selected.kind === 'link' ? selected.from : ''),
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
      case 'expand':
        return void expand();
      case 'hide':
        if (ids.length === 0) return;
        dispatch({ do: 'hide', ids });
        setIsSeveral(false);
        announce('Hidden; u brings it back');
        return look({ do: 'select', selected: { kind: 'nothing' } });
      case 'bring back':
        return dispatch({ do: 'unhide', ids: now.hidden });
      case 'pin':
        return dispatch({ do: 'pin', ids, at: places });
      case 'several':
        setIsSeveral(!isSeveral);
        return announce(isSeveral ? 'What you choose next is selected alone' : 'What you choose next comes too');
      case 'group':
        if (one !== undefined && ids.length === 1 && byId.get(one)?.kind === 'hand')
          return dispatch({ do: 'ungroup', id: one });
        return ids.length > 1 ? setDialog('group') : tell('Select several first: press m, or hold Shift and click.');
      case 'note':
        return one === undefined ? undefined : setNoting(one);
      case 'find':
        return finder.current?.focus();
      case 'filter':
      case 'compare':
        return setOpened(command.do);
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
        setIsSeveral(false);
        return look({ do: 'let go' });
    }
  };
  useChartKeys(run);

  const saved = viewOf(state, {
    asOf,
    since: focus.since,
    window: focus.window,
    camera: cameraOf(view),
    // What is hidden keeps its place too, for when it is brought back.
    drawn: [...new Set([...drawn, ...chart.marks.map((mark) => mark.id)])],
  });
  const openView = async (head: ViewHead, how: 'now' | 'as it stood') => {
    setDialog(null);
    try {
      const { view: kept } = await fetchView(caseId, head.viewId);
      dispatch({ do: 'restore', view: kept });
      look({ do: 'restore', focus: { selected: { kind: 'nothing' }, window: kept.window, since: kept.since } });
      setChosen(viewOfCamera(kept.camera, { width, height }));
      const at = kept.asOf ?? (how === 'as it stood' ? head.savedAt : null);
      if (at !== asOf) void navigate({ to: '.', search: (before) => ({ ...before, asOf: at ?? undefined }) });
      tell(`View: ${head.name}`);
    } catch (error) {
      tell(`${problemOf(error).what} ${problemOf(error).next}`);
    }
  };
  const save = async (form: 'svg' | 'png') => {
    const text = sheetTextOf({
      picture,
      choice: now,
      title: detail.title,
      marking: detail.marking,
      by: session.account.name,
      asOf,
      since: focus.since,
      window: focus.window,
      leftOut: chart.leftOut.bundles,
      madeAt: new Date().toISOString(),
    });
    const svg = svgOf({ marks, bundles, places, view, text });
    try {
      const blob = form === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pngOf(svg);
      download(blob, `chart.${form}`);
    } catch {
      tell('This browser cannot make a PNG of this size. Export it as SVG.');
    }
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
    const [first] = more;
    if (first === undefined) return;
    if (!isSeveral) look({ do: 'select', selected: { kind: 'entities', ids: [first] } });
    else if (!ids.includes(first)) look({ do: 'toggle', id: first });
  };
  const showFound = ({ entityId, schema }: Found) => {
    // Whoever is asked for by name is drawn, whatever the filter leaves out.
    if (now.schemata !== null && !now.schemata.includes(schema))
      dispatch({ do: 'schemata', schemata: [...now.schemata, schema] });
    show([entityId]);
  };
  const label = `Chart of ${countText(marks.length, 'mark')} and ${countText(bundles.length, 'line')}; arrows go from mark to mark, j and k along links, Enter opens. The table beside it says the same.`;

  return (
    <div className="chart-page">
      <h1 className="visually-hidden">Chart</h1>
      <ChartTools
        state={state}
        dispatch={dispatch}
        finder={finder}
        since={focus.since}
        until={asOf}
        opened={opened}
        mayReview={mayReview}
        isAtWork={isAtWork}
        onOpened={setOpened}
        onSince={(since) => look({ do: 'compare', since })}
        onFound={showFound}
        onRun={run}
        onExport={(form) => void save(form)}
      />
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
              const changes = changesOf(bundle).map((one) => `, ${one}`);
              return `${bundleText(bundle)}: ${bundle.basis ?? 'to a group'}${changes.join('')}${fair}`;
            }}
            onView={setChosen}
            onSelect={select}
            onOpen={openHit}
            onMove={(id, to) => dispatch({ do: 'move', id, to })}
          />
        )}
      </div>
      <ChartLegend used={used} />
      <TimeBrush times={chart.times} window={focus.window} onBrush={(window) => look({ do: 'brush', window })} />
      <aside className="chart-side" ref={side} tabIndex={-1} aria-label="What the chart says, in words">
        <ChartSide
          chart={chart}
          picture={picture}
          selected={selected}
          since={focus.since}
          isFetching={isFetching}
          lit={lit}
          byId={byId}
          ids={ids}
          isSeveral={isSeveral}
          drawn={drawn}
          common={common}
          onSelect={selectStable}
          onNothing={() => select(null)}
          onShow={show}
          onLink={(from, to) => look({ do: 'select', selected: { kind: 'link', from, to, linkId: null } })}
          onOpenGroup={(group, more) => dispatch({ do: 'open group', group, more })}
          onAllLines={() => dispatch({ do: 'lines', lines: 'all' })}
        />
      </aside>
      {dialog === 'save' ? (
        <SaveDialog caseId={caseId} view={saved} isAtWork={isAtWork} onClose={() => setDialog(null)} />
      ) : null}
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
            setIsSeveral(false);
            setDialog(null);
          }}
        />
      ) : null}
    </div>
  );
}
