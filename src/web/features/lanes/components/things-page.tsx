import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { announce } from '../../../lib/announce.ts';
import { useCase } from '../../../lib/case-context.ts';
import { isTyping } from '../../../lib/is-typing.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { doctrineQuery } from '../api/matrix.ts';
import { thingsQuery, type LaneThing } from '../api/things.ts';
import { thingCommandOf } from '../lanes-keys.ts';
import { byPress } from '../thing-words.ts';
import { FileDialog, type FilingForm } from './file-dialog.tsx';
import { OpenCaseFromLead } from './open-case-from-lead.tsx';
import { StepDialog } from './step-dialog.tsx';
import { ThingPanel } from './thing-panel.tsx';
import { ThingsTable } from './things-table.tsx';

export type ThingsPageOf = {
  readonly title: string;
  readonly kinds: readonly LaneThing['kind'][];
  readonly empty: { readonly title: string; readonly words: string };
  /** What can be put on record here; the first by the key. */
  readonly forms: readonly FilingForm[];
};

type Props = {
  readonly of: ThingsPageOf;
  /** Above the list, as doctrine or downloads. */
  readonly above?: ReactNode;
  /** Below what is open, as the wording beside the original. */
  readonly beside?: (thing: LaneThing) => ReactNode;
};

/** A list of things of the lanes beside the one that is open; by keys throughout. */
export function ThingsPage({ of, above, beside }: Props) {
  const { caseId, asOf } = useCase();
  const navigate = useNavigate();
  const { thing: chosen = null } = useSearch({ from: '/signed-in/cases/$caseId/lanes' });
  const things = useQuery(thingsQuery(caseId, asOf));
  const doctrine = useQuery(doctrineQuery).data;
  const [filing, setFiling] = useState<FilingForm | null>(null);
  const [stepping, setStepping] = useState<string | null>(null);
  const shown = byPress((things.data ?? []).filter(({ kind }) => of.kinds.includes(kind)));
  const open = shown.find(({ thingId }) => thingId === chosen) ?? null;
  const mayWork = asOf === null;

  const choose = (thingId: string | null) => {
    const found = shown.find((one) => one.thingId === thingId);
    if (found !== undefined) announce(`${found.title}: ${found.state ?? 'on record'}`);
    document.getElementById(`thing-${thingId}`)?.scrollIntoView({ block: 'nearest' });
    void navigate({
      to: '.',
      search: (before) => ({ ...before, thing: thingId ?? undefined }),
      replace: true,
    });
  };
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const command = thingCommandOf(event, isTyping(event.target));
    if (command === null) return;
    event.preventDefault();
    if (command.do === 'thing') {
      const at = shown.findIndex(({ thingId }) => thingId === chosen);
      const next = at === -1 ? 0 : Math.min(shown.length - 1, Math.max(0, at + command.by));
      return choose(shown[next]?.thingId ?? null);
    }
    if (!mayWork) return announce('Nothing is recorded in the past; go back to now');
    if (command.do === 'new') return setFiling(of.forms[0] ?? null);
    const first = open?.next.find((one) => one.mine);
    if (first === undefined) return announce('There is no step here for you');
    setStepping(first.command);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  const meaning = (name: string, value: string): string => {
    if (name === 'measure') return doctrine?.toolbox.measures.find(({ id }) => id === value)?.title ?? value;
    if (name === 'threatKind') return doctrine?.triage.threatKinds.find(({ id }) => id === value)?.title ?? value;
    if (name === 'offenceId') return doctrine?.offences.find(({ id }) => id === value)?.short ?? value;
    return value;
  };
  const buttons = of.forms.map((form, at) => (
    <Button key={form.kind} size="compact-sm" variant="default" onClick={() => setFiling(form)}>
      {form.does}
      {at === 0 ? (
        <>
          &nbsp;
          <Kbd of="a" />
        </>
      ) : null}
    </Button>
  ));
  return (
    <div className="mx">
      <div className="mx-main">
        <div className="mx-bar">
          <h2>{of.title}</h2>
          <i className="grow" />
          {mayWork ? buttons : null}
        </div>
        <div className="mx-scroll" role="region" aria-label={of.title} tabIndex={0}>
          {above}
          <WithQuery query={things} what={of.title}>
            {() =>
              shown.length === 0 ? (
                <EmptyState title={of.empty.title} does={mayWork ? buttons : undefined}>
                  {of.empty.words}
                </EmptyState>
              ) : (
                <ThingsTable label={of.title} things={shown} chosen={chosen} onChoose={choose} />
              )
            }
          </WithQuery>
        </div>
      </div>
      <aside className="mx-side" aria-label="What is open" tabIndex={0}>
        {open === null ? (
          <p className="muted">
            Choose one of the list, or go through it with <Kbd of="j" /> and <Kbd of="k" />; <Kbd of="s" /> takes its
            next step.
          </p>
        ) : (
          <>
            {beside?.(open)}
            <ThingPanel thing={open} mayWork={mayWork} meaning={meaning} onStep={setStepping} />
          </>
        )}
      </aside>
      {filing === null ? null : (
        <FileDialog caseId={caseId} form={filing} onFiled={choose} onClose={() => setFiling(null)} />
      )}
      {open === null || stepping === null ? null : open.kind === 'lead' && stepping === 'open a case' ? (
        <OpenCaseFromLead lead={open} onClose={() => setStepping(null)} />
      ) : (
        <StepDialog
          key={`${open.thingId} ${stepping}`}
          caseId={caseId}
          thing={open}
          command={stepping}
          onClose={() => setStepping(null)}
        />
      )}
    </div>
  );
}
