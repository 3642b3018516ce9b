import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { eventTimeText } from '#domain/event-time-text';
import { announce } from '../../../lib/announce.ts';
import { useCase } from '../../../lib/case-context.ts';
import { isTyping } from '../../../lib/is-typing.ts';
import { may } from '../../../lib/may.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { matrixQuery, replayQuery, type CellChange, type Matrix } from '../api/matrix.ts';
import { matrixCommandOf, type MatrixCommand } from '../lanes-keys.ts';
import { cellNextTo, cellsOf, dayNextTo, daysOfChange } from '../matrix-walk.ts';
import { AlarmList } from './alarm-list.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { CellPanel, type CellDeed } from './cell-panel.tsx';
import { ChangeList } from './change-list.tsx';
import { EvidenceDialog } from './evidence-dialog.tsx';
import { JudgeDialog } from './judge-dialog.tsx';
import { MatrixBlock } from './matrix-block.tsx';
import { MatrixOverview } from './matrix-overview.tsx';
import { OffenceDialog } from './offence-dialog.tsx';
import { ReplayBar } from './replay-bar.tsx';
import { RequestDialog } from './request-dialog.tsx';
import { WitnessDialog } from './witness-dialog.tsx';

/** Suspects, offences and elements on any day: what there is for each point to prove, and what is missing. */
export function MatrixPage() {
  const { caseId, asOf } = useCase();
  const { on = null } = useSearch({ from: '/signed-in/cases/$caseId/lanes/matrix' });
  const matrix = useQuery(matrixQuery(caseId, on, asOf));
  const replay = useQuery(replayQuery(caseId, asOf)).data;
  return (
    <WithQuery query={matrix} what="the matrix">
      {(data) => (
        <MatrixView
          matrix={data}
          isLate={matrix.isPlaceholderData}
          changes={replay?.changes ?? []}
          today={replay?.until ?? data.on}
          asked={on}
        />
      )}
    </WithQuery>
  );
}

type ViewProps = {
  readonly matrix: Matrix;
  /** True while the matrix of another day stands in for the one that was asked for. */
  readonly isLate: boolean;
  readonly changes: readonly CellChange[];
  /** By the server's clock. */
  readonly today: string;
  readonly asked: string | null;
};

function MatrixView({ matrix, isLate, changes, today, asked }: ViewProps) {
  const { caseId, asOf, detail } = useCase();
  const navigate = useNavigate();
  const { cell: key = null } = useSearch({ from: '/signed-in/cases/$caseId/lanes/matrix' });
  const [deed, setDeed] = useState<CellDeed | { readonly do: 'offence' } | null>(null);
  const [isListed, setListed] = useState(false);
  const shownOn = asked ?? matrix.on;
  // What is in view names its own day, also while another is on its way.
  const past = isLate ? (matrix.on === today ? null : matrix.on) : asked;
  const mayWork = asOf === null && asked === null && may(detail, 'review');
  const days = useMemo(() => daysOfChange(changes), [changes]);
  const claims = useMemo(() => new Map(matrix.claims.map((claim) => [claim.claimId, claim])), [matrix]);
  const since = useMemo(
    () => new Map(changes.filter(({ on }) => on <= (past ?? matrix.on)).map((change) => [change.key, change.on])),
    [changes, past, matrix],
  );
  const changed = useMemo(
    () => new Set(changes.filter((change) => change.on === past).map((change) => change.key)),
    [changes, past],
  );
  const placed = cellsOf(matrix).find(({ cell }) => cell.key === key) ?? null;

  const go = (part: { on?: string | null; cell?: string | null }) =>
    void navigate({
      to: '/cases/$caseId/lanes/matrix',
      params: { caseId },
      search: (before) => ({
        asOf: before.asOf,
        on: part.on === undefined ? (asked ?? undefined) : (part.on ?? undefined),
        cell: part.cell === undefined ? (key ?? undefined) : (part.cell ?? undefined),
      }),
      replace: true,
    });
  const goDay = (day: string | null) => {
    const moved = changes.filter((change) => change.on === day).length;
    announce(
      day === null ? 'The matrix of today' : `The matrix of ${eventTimeText(day)}; ${moved} changes on that day`,
    );
    go({ on: day === today ? null : day });
  };
  const choose = (next: string | null) => {
    const found = cellsOf(matrix).find(({ cell }) => cell.key === next);
    if (found !== undefined) announce(`${found.cell.title}: ${found.cell.state}. ${found.cell.why[0] ?? ''}`);
    setListed(false);
    go({ cell: next });
    document.getElementById(`cell-${next}`)?.scrollIntoView({ block: 'nearest' });
  };

  const obey = (command: MatrixCommand) => {
    if (command.do === 'cell') return choose(cellNextTo(matrix, key, command.by));
    if (command.do === 'day') {
      const day = dayNextTo(days, shownOn, command.by);
      return day === null ? announce('No change that way') : goDay(day);
    }
    if (command.do === 'now') return goDay(null);
    if (command.do === 'changes') return setListed((before) => !before);
    if (!mayWork) return announce('Nothing is recorded on a past day; press t for today');
    if (command.do === 'offence') return setDeed({ do: 'offence' });
    if (placed === null) return announce('Choose a point first, with j');
    setDeed(command.do === 'witness' ? { do: 'witness', item: null } : { do: command.do });
  };
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const command = matrixCommandOf(event, isTyping(event.target));
    if (command === null) return;
    event.preventDefault();
    obey(command);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  const close = () => setDeed(null);
  return (
    <div className="mx">
      <div className="mx-main">
        <div className="mx-bar">
          <ReplayBar on={shownOn} today={today} days={days} onDay={goDay} />
          {mayWork ? (
            <Button size="compact-sm" variant="default" onClick={() => setDeed({ do: 'offence' })}>
              Consider an offence&nbsp;
              <Kbd of="O" />
            </Button>
          ) : null}
        </div>
        <div className="mx-scroll" role="region" aria-label="Points to prove" aria-busy={isLate} tabIndex={0}>
          {past !== null ? (
            <p className="mx-past" role="status">
              As it stood on <b>{eventTimeText(past)}</b>, from what had been recorded of that day and before.
            </p>
          ) : null}
          {matrix.rows.length === 0 ? (
            <EmptyState
              title={past === null ? 'No offence is considered yet' : 'No offence was considered then'}
              does={
                mayWork ? <Button onClick={() => setDeed({ do: 'offence' })}>Consider an offence</Button> : undefined
              }
            >
              Choose a person, an offence and the dates that matter: each point that would have to be proved then stands
              here, as a gap until evidence counts for it.
            </EmptyState>
          ) : (
            <>
              <p className="mx-caution small muted">
                {matrix.caution} Law as of {eventTimeText(matrix.edition)}.
              </p>
              <MatrixOverview rows={matrix.rows} chosen={key} onChoose={choose} />
              {matrix.rows.map((row) => (
                <MatrixBlock
                  key={`${row.suspectId} ${row.offenceId}`}
                  row={row}
                  chosen={key}
                  since={since}
                  changed={changed}
                  onChoose={choose}
                />
              ))}
            </>
          )}
        </div>
      </div>
      <aside className="mx-side" aria-label="What is behind it" tabIndex={0}>
        {isListed ? (
          <ChangeList changes={changes} rows={matrix.rows} on={shownOn} onDay={goDay} />
        ) : placed === null ? (
          <>
            <div className="row">
              <h2>To be told</h2>
              <i className="grow" />
              <button type="button" className="as-link" onClick={() => setListed(true)}>
                every change <Kbd of="c" />
              </button>
            </div>
            <AlarmList
              alarms={matrix.alarms}
              known={(about) => cellsOf(matrix).some(({ cell }) => holds(cell, about))}
              onOpen={(about) => choose(cellsOf(matrix).find(({ cell }) => holds(cell, about))?.cell.key ?? null)}
            />
          </>
        ) : (
          <>
            <div className="row small">
              <button type="button" className="as-link" onClick={() => go({ cell: null })}>
                what is to be told ({matrix.alarms.length})
              </button>
              <i className="grow" />
              <button type="button" className="as-link" onClick={() => setListed(true)}>
                every change <Kbd of="c" />
              </button>
            </div>
            <CellPanel row={placed.row} cell={placed.cell} claims={claims} mayWork={mayWork} onDo={setDeed} />
          </>
        )}
      </aside>
      {deed?.do === 'offence' ? <OffenceDialog caseId={caseId} onClose={close} /> : null}
      {deed?.do === 'answer' ? <AnswerDialog caseId={caseId} requestId={deed.requestId} onClose={close} /> : null}
      {placed === null ? null : deed?.do === 'request' ? (
        <RequestDialog caseId={caseId} row={placed.row} cell={placed.cell} today={today} onClose={close} />
      ) : deed?.do === 'evidence' ? (
        <EvidenceDialog
          caseId={caseId}
          cell={placed.cell}
          items={matrix.items}
          material={placed.row.material}
          onClose={close}
        />
      ) : deed?.do === 'witness' ? (
        <WitnessDialog caseId={caseId} cell={placed.cell} item={deed.item} today={today} onClose={close} />
      ) : deed?.do === 'judge' ? (
        <JudgeDialog
          caseId={caseId}
          cell={placed.cell}
          item={deed.item}
          file={matrix.items.find(({ id }) => id === deed.item.itemId)}
          onClose={close}
        />
      ) : null}
    </div>
  );
}

/** True where an alarm about this is about the cell, or about a request of it. */
const holds = (cell: Matrix['rows'][number]['cells'][number], about: string): boolean =>
  cell.key === about || cell.requests.some(({ id }) => id === about);
