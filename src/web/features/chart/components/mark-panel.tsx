import { Button, Textarea } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { ChartEntity, ChartGroup, Neighbour } from '#api/schemas/chart';
import { shapes } from '#engines/chart/chart-style';
import { useCase } from '../../../lib/case-context.ts';
import { countText, numberText } from '../../../lib/count-text.ts';
import { useReturnFocus } from '../../../lib/use-return-focus.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { neighboursQuery } from '../api/list-neighbours.ts';
import type { ChartCommand } from '../chart-keys.ts';
import { nameOf, pluralOf, type HandMark } from '../drawn-picture.ts';
import type { Hit } from './chart-canvas.tsx';

export type Common = {
  readonly note: string | null;
  readonly isPinned: boolean;
  readonly isNoting: boolean;
  readonly onNote: (text: string | null) => void;
  readonly onCommand: (command: ChartCommand) => void;
};

type EntityProps = Common & {
  readonly entity: ChartEntity;
  /** Ids of marks on the picture. */
  readonly drawn: ReadonlySet<string>;
  readonly onShow: (ids: readonly string[]) => void;
  readonly onLink: (other: string) => void;
};

/** Somebody or something: its names, its part in the flows as counts, its neighbours, and what to do with it. */
export function EntityPanel({ entity, drawn, onShow, onLink, ...common }: EntityProps) {
  const { caseId, asOf } = useCase();
  const query = useInfiniteQuery(neighboursQuery(caseId, entity.id, asOf));
  const shown = query.data?.pages.flatMap((page) => page.neighbours) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <div className="stack">
      <div>
        <h2 className="chart-title" tabIndex={-1} dir="auto">
          {nameOf(entity)}
        </h2>
        <div className="small muted">
          {shapes[entity.schema].says}
          {entity.alsoNamed.length > 0 ? (
            <>
              {' · also '}
              <bdi>{entity.alsoNamed.join(', ')}</bdi>
            </>
          ) : null}
        </div>
        <div className="small">
          {countText(entity.flowsIn, 'flow')} in, {numberText(entity.flowsOut)} out, with{' '}
          {countText(entity.counterparts, 'counterpart')}; {countText(entity.relations, 'relation')}
          {entity.isNew ? '; new since then' : entity.isChanged ? '; names joined or parted since then' : ''}
          {entity.loops > 0 ? `; ${countText(entity.loops, 'link')} between its own names` : ''}
        </div>
      </div>
      <Deeds {...common} list={['expand', 'hide', 'pin', 'note', 'several']} />
      <TraceLinks entityId={entity.id} />
      <NoteField {...common} />
      {query.data === undefined ? (
        query.error === null ? (
          <Loading what="its neighbours" />
        ) : (
          <ProblemNotice error={query.error} retry={() => void query.refetch()} />
        )
      ) : shown.length === 0 ? (
        <p className="small muted">Nothing is linked with it yet. A link is drawn once somebody relies on a claim.</p>
      ) : (
        <table className="sheet chart-table">
          <caption>{countText(total, 'neighbour')}</caption>
          <thead>
            <tr>
              <th scope="col">Linked with</th>
              <th scope="col">In</th>
              <th scope="col">Out</th>
              <th scope="col">Rel.</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <NeighbourRow
                key={one.entity.entityId}
                of={one}
                isDrawn={drawn.has(one.entity.entityId)}
                onShow={onShow}
                onLink={onLink}
              />
            ))}
          </tbody>
        </table>
      )}
      {query.hasNextPage ? (
        <button type="button" className="as-link" onClick={() => void query.fetchNextPage()}>
          {query.isFetchingNextPage ? 'Fetching …' : 'More neighbours'}
        </button>
      ) : null}
    </div>
  );
}

type NeighbourProps = { readonly of: Neighbour; readonly isDrawn: boolean } & Pick<EntityProps, 'onShow' | 'onLink'>;

function NeighbourRow({ of, isDrawn, onShow, onLink }: NeighbourProps) {
  const { entity } = of;
  return (
    <tr>
      <td>
        <button type="button" className="bare chart-name" onClick={() => onLink(entity.entityId)}>
          <bdi className="chart-clamp">{entity.name}</bdi>
        </button>
        {isDrawn ? null : (
          <div>
            <button type="button" className="as-link small" onClick={() => onShow([entity.entityId])}>
              show<span className="visually-hidden"> {entity.name}</span> on the chart
            </button>
          </div>
        )}
      </td>
      <td className="chart-count">{numberText(of.flowsIn)}</td>
      <td className="chart-count">{numberText(of.flowsOut)}</td>
      <td className="chart-count">{numberText(of.relations)}</td>
    </tr>
  );
}

type GroupProps = Common & {
  readonly group: ChartGroup;
  readonly onOpen: (more: number) => void;
  readonly onShow: (ids: readonly string[]) => void;
};

/** What was folded together: how many of what, the first of them, and the way to let them out. */
export function GroupPanel({ group, onOpen, onShow, ...common }: GroupProps) {
  return (
    <div className="stack">
      <div>
        <h2 className="chart-title" tabIndex={-1} dir="auto">
          {nameOf(group)}
        </h2>
        <div className="small muted">{whyTogether[group.by]}</div>
        <div className="small">
          {group.bySchema
            .map(({ schema, count }) => countText(count, shapes[schema].says, pluralOf(schema)))
            .join(', ')}
          {group.newInside > 0 ? `; ${numberText(group.newInside)} new` : ''}
        </div>
      </div>
      <div className="row">
        <Button size="xs" onClick={() => onOpen(12)}>
          Let the first {Math.min(12, group.size)} out
        </Button>
        {group.size > 12 ? (
          <Button size="xs" variant="default" onClick={() => onOpen(100)}>
            {Math.min(100, group.size)}
          </Button>
        ) : null}
      </div>
      <Deeds {...common} list={['hide', 'pin', 'note']} />
      <NoteField {...common} />
      <ul className="chart-members">
        {group.first.map((one) => (
          <li key={one.id}>
            <bdi className="chart-clamp">{one.name}</bdi>{' '}
            <button type="button" className="as-link small" onClick={() => onShow([one.id])}>
              show<span className="visually-hidden"> {one.name}</span>
            </button>
          </li>
        ))}
        {group.size > group.first.length ? (
          <li className="muted">and {numberText(group.size - group.first.length)} more</li>
        ) : null}
      </ul>
    </div>
  );
}

const whyTogether: Record<ChartGroup['by'], string> = {
  community:
    'folded together because they are linked more with each other than with others; it finds nothing about them',
  type: 'folded together by type',
  time: 'folded together by the year of their first dated link',
  alone: 'nothing is linked with them yet',
  rest: 'what is left, in groups too small to draw',
};

type HandProps = Common & { readonly hand: HandMark; readonly onSelect: (hit: Hit) => void };

/** A group that people made. */
export function HandPanel({ hand, ...common }: HandProps) {
  return (
    <div className="stack">
      <div>
        <h2 className="chart-title" tabIndex={-1} dir="auto">
          {hand.name}
        </h2>
        <div className="small muted">grouped by hand on this chart</div>
      </div>
      <Deeds {...common} list={['group', 'hide', 'pin', 'note']} isHand />
      <NoteField {...common} />
      <ul className="chart-members">
        {hand.members.map((one) => (
          <li key={one.id}>
            <bdi className="chart-clamp">{nameOf(one)}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Several at once. */
export function SeveralPanel({
  names,
  pair,
  ...common
}: Common & { readonly names: readonly string[]; readonly pair: readonly [string, string] | null }) {
  return (
    <div className="stack">
      <h2 className="chart-title" tabIndex={-1}>
        {countText(names.length, 'mark')} selected
      </h2>
      <Deeds {...common} list={['group', 'several', 'expand', 'hide', 'pin']} />
      {pair === null ? null : (
        <div className="chart-traces small">
          <TraceLink search={{ from: pair[0], to: pair[1] }}>
            trace from {names[0]} to {names[1]}
          </TraceLink>
          <TraceLink search={{ from: pair[1], to: pair[0] }}>the other way</TraceLink>
        </div>
      )}
      <ul className="chart-members">
        {names.map((name, i) => (
          <li key={i}>
            <bdi className="chart-clamp">{name}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How something could have travelled from here, or have come to be here. */
function TraceLinks({ entityId }: { entityId: string }) {
  return (
    <div className="chart-traces small">
      <TraceLink search={{ from: entityId }}>trace from here</TraceLink>
      <TraceLink search={{ to: entityId }}>trace to here</TraceLink>
      <EntityLink entityId={entityId} />
    </div>
  );
}

function TraceLink({ search, children }: { search: { from?: string; to?: string }; children: ReactNode }) {
  const { caseId } = useCase();
  return (
    <Link to="/cases/$caseId/trace" params={{ caseId }} search={(before) => ({ ...search, asOf: before.asOf })}>
      {children}
    </Link>
  );
}

function EntityLink({ entityId }: { entityId: string }) {
  const { caseId } = useCase();
  return (
    <Link
      to="/cases/$caseId/entities/$entityId"
      params={{ caseId, entityId }}
      search={(before) => ({ asOf: before.asOf })}
    >
      where each thing comes from
    </Link>
  );
}

const deeds = {
  expand: { key: 'e', says: 'expand' },
  hide: { key: 'x', says: 'hide' },
  pin: { key: 'p', says: 'pin' },
  note: { key: 't', says: 'note' },
  group: { key: 'g', says: 'group' },
  several: { key: 'm', says: 'select more' },
} as const;
type Deed = keyof typeof deeds;

type DeedsProps = Common & {
  readonly list: readonly Deed[];
  readonly isHand?: boolean;
  readonly isSeveral?: boolean;
};

/** What can be done with what is selected, each with its key. */
export function Deeds({ list, onCommand, isPinned, isHand = false, isSeveral = false }: DeedsProps) {
  const says = (deed: Deed) => {
    if (deed === 'several' && isSeveral) return 'that is all';
    if (deed === 'pin' && isPinned) return 'unpin';
    return deed === 'group' && isHand ? 'ungroup' : deeds[deed].says;
  };
  return (
    <div className="keys">
      {list.map((deed) => (
        <button key={deed} type="button" className="deed" onClick={() => onCommand({ do: deed })}>
          <Kbd of={deeds[deed].key} /> {says(deed)}
        </button>
      ))}
    </div>
  );
}

function NoteField({ note, isNoting, onNote }: Common) {
  if (!isNoting)
    return note === null ? null : (
      <p className="chart-note" dir="auto">
        {note}
      </p>
    );
  return <NoteEditor note={note} onNote={onNote} />;
}

function NoteEditor({ note, onNote }: Pick<Common, 'note' | 'onNote'>) {
  const [text, setText] = useState(note ?? '');
  useReturnFocus();
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onNote(text);
      }}
    >
      <Textarea
        label="Note on this mark"
        description="Kept with the view, when you save it"
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        data-autofocus
        autoFocus
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onNote(null);
        }}
      />
      <div className="row">
        <Button size="xs" type="submit">
          Keep the note
        </Button>
        <Button size="xs" variant="default" onClick={() => onNote(null)}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
