import { Button, SegmentedControl } from '@mantine/core';
import { linkKinds, type LinkKind } from '#domain/link';
import { Kbd } from '../../../ui/kbd.tsx';
import type { TimelineCommand } from '../timeline-keys.ts';

export type TimelineKind = LinkKind | 'legal status' | 'happening';

export type TimelineChoice = {
  readonly lanesBy: 'entity' | 'kind';
  readonly lanes: number;
  readonly kind: TimelineKind | null;
  readonly onlySelected: boolean;
};

type Props = {
  readonly choice: TimelineChoice;
  readonly onChoice: (choice: TimelineChoice) => void;
  readonly onRun: (command: TimelineCommand) => void;
  readonly since: string | null;
  readonly onSince: (since: string | null) => void;
  readonly gone: number;
  readonly fresh: number;
  readonly hasSelection: boolean;
  readonly isFetching: boolean;
};

const kinds: readonly TimelineKind[] = [...linkKinds, 'legal status', 'happening'];

/** What is shown and how near; every button has a key. */
export function TimelineTools({ choice, onChoice, onRun, since, onSince, ...rest }: Props) {
  const change = (part: Partial<TimelineChoice>) => onChoice({ ...choice, ...part });
  return (
    <div className="tl-tools">
      <h1 className="visually-hidden">Timeline</h1>
      <SegmentedControl
        size="xs"
        aria-label="Lanes by"
        data={[
          { value: 'entity', label: 'by who' },
          { value: 'kind', label: 'by kind' },
        ]}
        value={choice.lanesBy}
        onChange={(value) => change({ lanesBy: value as TimelineChoice['lanesBy'] })}
      />
      <label className="tl-field small">
        <span className="muted">only</span>
        <select
          className="field"
          value={choice.kind ?? ''}
          onChange={(event) =>
            change({ kind: event.currentTarget.value === '' ? null : (event.currentTarget.value as TimelineKind) })
          }
        >
          <option value="">everything</option>
          {kinds.map((kind) => (
            <option key={kind}>{kind}</option>
          ))}
        </select>
      </label>
      <label className="tl-field small">
        <span className="muted">new since</span>
        <input
          type="date"
          className="field"
          value={since === null ? '' : since.slice(0, 10)}
          onChange={(event) => {
            const day = event.currentTarget.value;
            onSince(day === '' ? null : `${day}T23:59:59.999Z`);
          }}
        />
      </label>
      {since === null ? null : (
        <span className="small" role="status">
          + {rest.fresh} new, {rest.gone} gone
        </span>
      )}
      {rest.hasSelection || choice.onlySelected ? (
        <label className="tl-field small">
          <input
            type="checkbox"
            checked={choice.onlySelected}
            onChange={(event) => change({ onlySelected: event.currentTarget.checked })}
          />
          only what is selected
        </label>
      ) : null}
      <i className="grow" />
      {rest.isFetching ? (
        <span className="small muted late" role="status">
          fetching …
        </span>
      ) : null}
      <Button.Group>
        <Button size="compact-sm" variant="default" onClick={() => onRun({ do: 'pan', by: -0.4 })} aria-label="Earlier">
          ‹
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onRun({ do: 'zoom', by: 2 })} aria-label="Farther">
          −
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onRun({ do: 'all' })}>
          All
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onRun({ do: 'zoom', by: 0.5 })} aria-label="Nearer">
          +
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onRun({ do: 'pan', by: 0.4 })} aria-label="Later">
          ›
        </Button>
      </Button.Group>
      <Button size="compact-sm" variant="default" onClick={() => onRun({ do: 'brush' })}>
        Keep to what is in view&nbsp;
        <Kbd of="b" />
      </Button>
    </div>
  );
}
