import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { Timeline, TimelineEvent } from '#api/schemas/timeline';
import { timelinePicture, type LaneInput } from '#engines/chart/timeline-picture';
import type { TimeView } from '#engines/chart/timeline-ticks';
import { panned, showing, viewOf, zoomed } from '#engines/chart/timeline-view';
import { announce } from '../../../lib/announce.ts';
import { useCase } from '../../../lib/case-context.ts';
import { entitiesInFocus, isInWindow } from '../../../lib/case-focus.ts';
import { useFocus } from '../../../lib/case-focus-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { isTyping } from '../../../lib/is-typing.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { timelineQuery, type TimelineQuestion } from '../api/read-timeline.ts';
import { labelIn, spokenText } from '../event-words.ts';
import { timelineCommandOf, type TimelineCommand } from '../timeline-keys.ts';
import { laneFrom, stepFrom, type Spot } from '../timeline-walk.ts';
import { EventPanel } from './event-panel.tsx';
import { EventsTable } from './events-table.tsx';
import { TimelineLegend } from './timeline-legend.tsx';
import { gutter, TimelinePicture } from './timeline-picture.tsx';
import { TimelineTools, type TimelineChoice } from './timeline-tools.tsx';
import { TimeStrip } from './time-strip.tsx';
import './timeline.css';

/** With more marks in view than this, only a mark that is pointed at or selected has words beside it. */
const mostLabels = 90;
const letter = 6.1;

/** What happened when: a picture by lanes, the table that says the same, and the claims behind each thing. */
export function TimelinePage() {
  const { caseId, asOf } = useCase();
  const { focus } = useFocus();
  const [choice, setChoice] = useState<TimelineChoice>({
    lanesBy: 'entity',
    lanes: 16,
    kind: null,
    onlySelected: false,
  });
  const [view, setView] = useState<TimeView | null>(null);
  const entities = choice.onlySelected ? [...entitiesInFocus(focus)] : [];
  const ask: TimelineQuestion = {
    ...(asOf === null ? {} : { asOf }),
    since: focus.since,
    lanesBy: choice.lanesBy,
    lanes: choice.lanes,
    kinds: choice.kind === null ? null : [choice.kind],
    entities,
  };
  const whole = useQuery(timelineQuery(caseId, { ...ask, window: null }));
  // A case with more than a picture holds is asked for the part that is looked at.
  const part = whole.data === undefined || whole.data.isWhole ? null : partOf(focus.window, view, whole.data);
  const inPart = useQuery({ ...timelineQuery(caseId, { ...ask, window: part }), enabled: part !== null });
  return (
    <WithQuery query={whole} what="the timeline">
      {(data) => (
        <TimelineView
          data={part === null ? data : (inPart.data ?? data)}
          range={data.range}
          view={view}
          onView={setView}
          choice={choice}
          onChoice={setChoice}
          isFetching={whole.isFetching || inPart.isFetching}
        />
      )}
    </WithQuery>
  );
}

/** A stretch a little larger than what is seen, on steps, so that a small move asks nothing new. */
function partOf(kept: TimeView | null, view: TimeView | null, data: Timeline): TimeView | null {
  const seen = view ?? data.range;
  if (seen === null) return kept;
  const step = 2 ** Math.floor(Math.log2((seen.to - seen.from) / 4));
  const from = Math.max(Math.floor(seen.from / step - 1) * step, kept?.from ?? -Infinity);
  const to = Math.min(Math.ceil(seen.to / step + 1) * step, kept?.to ?? Infinity);
  return from < to ? { from, to } : kept;
}

type ViewProps = {
  readonly data: Timeline;
  readonly range: Timeline['range'];
  readonly view: TimeView | null;
  readonly onView: (view: TimeView | null) => void;
  readonly choice: TimelineChoice;
  readonly onChoice: (choice: TimelineChoice) => void;
  readonly isFetching: boolean;
};

function TimelineView({ data, range, view: chosen, onView, choice, onChoice, isFetching }: ViewProps) {
  const { focus, dispatch } = useFocus();
  const { ref, width } = useElementSize();
  const [spot, setSpot] = useState<Spot | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLDivElement>(null);
  const all = useMemo(() => (range === null ? viewOf(0, 0) : viewOf(range.from, range.to)), [range]);
  const view = chosen ?? all;
  const kept = focus.window;
  const byId = useMemo(
    () => new Map([...data.events, ...data.undated.events].map((event) => [event.id, event])),
    [data],
  );
  const dated = useMemo(
    () =>
      data.events
        .filter((event) => isInWindow(kept, event.earliest, event.latest === null ? null : event.latest - 1))
        .toSorted((a, b) => beginOf(a) - beginOf(b) || (a.latest ?? Infinity) - (b.latest ?? Infinity)),
    [data, kept],
  );
  const inner = Math.max(60, width - gutter);
  const about = useMemo(
    () =>
      data.lanes.map((lane) => ({
        id: lane.id,
        label: lane.id === 'rest' ? `${countText(data.folded, 'other lane')}` : lane.label,
        isEntity: lane.entity !== null,
        count: lane.count,
      })),
    [data],
  );
  const lanes = useMemo(() => {
    const inView = dated.filter((event) => isInWindow(view, event.earliest, event.latest));
    const withLabels = inView.length <= mostLabels;
    const inputs = data.lanes.map((lane): LaneInput => ({
      id: lane.id,
      items: itemsOf(lane.events, byId, dated).map((item) => ({
        ...item,
        labelRoom: withLabels ? labelIn(byId.get(item.id)!, lane.id).length * letter + 10 : 0,
      })),
      buckets: lane.buckets.filter((one) => kept === null || (one.from < kept.to && one.to > kept.from)),
    }));
    return timelinePicture(inputs, { view, width: inner, mostRows: 14 });
  }, [data, dated, byId, view, inner, kept]);
  const lit = useMemo(() => new Set(litBy(focus.selected, dated)), [focus.selected, dated]);
  const event = spot === null ? null : (byId.get(spot.id) ?? null);
  const inBuckets = data.lanes.some((lane) => lane.buckets.length > 0);

  const select = useCallback(
    (next: Spot | null) => {
      setSpot(next);
      const found = next === null ? undefined : byId.get(next.id);
      if (found === undefined) return;
      announce(spokenText(found));
      const [from, to] = found.parties;
      const [a, b] = [from?.id ?? null, to?.id ?? null];
      if (found.linkId !== null && a !== null && b !== null)
        dispatch({ do: 'select', selected: { kind: 'link', from: a, to: b, linkId: found.linkId } });
    },
    [byId, dispatch],
  );
  const openRow = useCallback(
    (one: TimelineEvent) => {
      const lane = data.lanes.find((each) => each.events.includes(one.id))?.id ?? '';
      select({ lane, id: one.id });
      if (one.isDated)
        onView(showing(view, one.earliest ?? one.latest ?? view.from, one.latest ?? one.earliest ?? view.to));
    },
    [data, select, onView, view],
  );
  const run = (command: TimelineCommand) => {
    switch (command.do) {
      case 'step':
      case 'lane': {
        const wide = timelinePicture(
          data.lanes.map((lane) => ({ id: lane.id, items: itemsOf(lane.events, byId, dated), buckets: [] })),
          { view: all, width: inner, mostRows: 1e6 },
        );
        const next = command.do === 'step' ? stepFrom(wide, spot, command.by) : laneFrom(wide, spot, command.by);
        const found = next === null ? undefined : byId.get(next.id);
        if (found !== undefined)
          onView(showing(view, found.earliest ?? found.latest ?? view.from, found.latest ?? found.earliest ?? view.to));
        return select(next);
      }
      case 'pan':
        return onView(panned(view, command.by));
      case 'zoom':
        return onView(zoomed(view, command.by, event?.isDated ? middleOf(event) : undefined));
      case 'all':
        return onView(null);
      case 'brush':
        return dispatch({ do: 'brush', window: view });
      case 'to brush':
        return kept === null ? undefined : onView(viewOf(kept.from, kept.to));
      case 'lanes':
        return onChoice({ ...choice, lanesBy: choice.lanesBy === 'entity' ? 'kind' : 'entity' });
      case 'open':
        return document.querySelector<HTMLElement>('.tl-event a, .tl-event button')?.focus();
      case 'table':
        return table.current?.querySelector<HTMLElement>('button')?.focus();
      case 'let go':
        if (spot !== null) {
          setSpot(null);
          dispatch({ do: 'select', selected: { kind: 'nothing' } });
          stage.current?.focus();
        } else dispatch({ do: 'let go' });
    }
  };
  const obey = useEffectEvent(run);
  useEffect(() => {
    const pressed = (press: KeyboardEvent) => {
      if (press.defaultPrevented || document.querySelector('[role=dialog]') !== null) return;
      const onPicture = press.target === stage.current || press.target === document.body;
      const typing = isTyping(press.target) || (press.target as HTMLElement).getAttribute('role') === 'slider';
      const command = timelineCommandOf(press, { typing, onPicture });
      if (command === null) return;
      press.preventDefault();
      obey(command);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);

  if (data.totals.dated === 0 && data.undated.count === 0 && choice.kind === null && !choice.onlySelected)
    return (
      <>
        <h1 className="visually-hidden">Timeline</h1>
        <EmptyState title="Nothing has a place in time yet">
          Links show here once somebody relies on them, legal statuses once they are recorded, and happenings once their
          claim was read rightly. In the Reader, press a and l on a claim.
        </EmptyState>
      </>
    );
  return (
    <div className="tl">
      <div className="tl-main">
        <TimelineTools
          choice={choice}
          onChoice={onChoice}
          onRun={run}
          since={focus.since}
          onSince={(since) => dispatch({ do: 'compare', since })}
          gone={data.gone}
          fresh={dated.filter((one) => one.isNew).length}
          hasSelection={entitiesInFocus(focus).length > 0}
          isFetching={isFetching}
        />
        <div
          className="tl-stage"
          ref={stage}
          role="application"
          tabIndex={0}
          aria-label={`Timeline: ${countText(dated.length, 'dated thing')} in ${countText(lanes.length, 'lane')}. Arrows go from one to the next, Enter opens the claims; the table beside it says the same.`}
        >
          <div ref={ref} className="tl-width">
            {width === 0 ? null : (
              <TimelinePicture
                lanes={lanes}
                about={about}
                events={byId}
                labels={(id, laneId) => {
                  const one = byId.get(id);
                  return one === undefined ? '' : labelIn(one, laneId);
                }}
                view={view}
                window={kept}
                width={width}
                spot={spot}
                lit={lit}
                onView={onView}
                onBrush={(window) => dispatch({ do: 'brush', window })}
                onSelect={select}
                onLane={(id) => dispatch({ do: 'select', selected: { kind: 'entities', ids: [id] } })}
              />
            )}
          </div>
          {inBuckets ? (
            <p className="small muted tl-note">
              More than a picture holds: full lanes show counts by {data.bucketUnit}. Go nearer or keep to a part of
              time to see each.
            </p>
          ) : null}
        </div>
        <TimelineLegend />
        <TimeStrip
          times={data.overview}
          view={view}
          window={kept}
          shown={inBuckets ? data.totals.inWindow : dated.length}
          onBrush={(window) => dispatch({ do: 'brush', window })}
        />
      </div>
      <aside className="tl-side" ref={table} aria-label="The same as a table" tabIndex={-1}>
        {event === null ? null : <EventPanel event={event} onClose={() => run({ do: 'let go' })} />}
        <EventsTable
          events={dated}
          undated={data.undated.events}
          undatedCount={data.undated.count}
          more={inBuckets ? Math.max(0, data.totals.inWindow - dated.length) : 0}
          window={kept !== null}
          selected={spot?.id ?? null}
          onSelect={openRow}
        />
      </aside>
    </div>
  );
}

const beginOf = (event: TimelineEvent): number => event.earliest ?? event.latest ?? 0;

const middleOf = (event: TimelineEvent): number =>
  ((event.earliest ?? event.latest ?? 0) + (event.latest ?? event.earliest ?? 0)) / 2;

function itemsOf(ids: readonly string[], byId: ReadonlyMap<string, TimelineEvent>, dated: readonly TimelineEvent[]) {
  const shown = new Set(dated.map((event) => event.id));
  return ids.flatMap((id) => {
    const event = byId.get(id);
    if (event === undefined || !shown.has(id)) return [];
    const { earliest, latest, certain, isSoft } = event;
    return [{ id, extent: { from: earliest ?? -Infinity, to: latest ?? Infinity, certain, isSoft } }];
  });
}

/** Events on which the light falls: the selected link, or all of those selected elsewhere. */
function litBy(selected: ReturnType<typeof useFocus>['focus']['selected'], events: readonly TimelineEvent[]): string[] {
  if (selected.kind === 'entities')
    return events
      .filter((one) => one.parties.some((end) => end.id !== null && selected.ids.includes(end.id)))
      .map((one) => one.id);
  if (selected.kind !== 'link') return [];
  return events
    .filter((one) =>
      selected.linkId === null
        ? [selected.from, selected.to].every((id) => one.parties.some((end) => end.id === id))
        : one.linkId === selected.linkId,
    )
    .map((one) => one.id);
}
