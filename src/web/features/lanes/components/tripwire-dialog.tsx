import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { caseRoles } from '#domain/role';
import { tripwireFields, type Answerer, type TripwireField } from '#domain/tripwire';
import { tell } from '../../../lib/tell.ts';
import { useTryTripwire } from '../api/board.ts';
import { useFileThing } from '../api/things.ts';
import { emptyDraft, fieldLabels, ruleOf, ruleText, type TripwireDraft } from '../tripwire-draft.ts';
import { LaneDialog } from './lane-dialog.tsx';
import { Refusal } from './refusal.tsx';
import { TrialOf } from './trial-of.tsx';

const answerers: readonly Answerer[] = ['duty officer', ...caseRoles.filter((role) => role !== 'auditor')];

/** Makes a rule from the closed list of what one may ask for, tries it on what happened so far, and puts it live. */
export function TripwireDialog({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const [draft, setDraft] = useState<TripwireDraft>(emptyDraft);
  const trial = useTryTripwire(caseId);
  const file = useFileThing(caseId);
  const put = <Name extends keyof TripwireDraft>(name: Name, value: TripwireDraft[Name]) => {
    setDraft((before) => ({ ...before, [name]: value }));
    trial.reset();
  };
  const rule = ruleOf(draft);
  const number = (name: 'atLeast' | 'withinDays' | 'withinMinutes', label: string) => (
    <TextInput
      label={label}
      type="number"
      min={1}
      value={draft[name]}
      onChange={(event) => put(name, event.currentTarget.valueAsNumber || 1)}
    />
  );
  const send = async () => {
    await file.mutateAsync({
      kind: 'tripwire',
      title: draft.title,
      about: null,
      fields: { rule: JSON.stringify(rule) },
      claimIds: [],
      personIds: [],
    });
    tell(`Live from now on: ${draft.title}.`);
  };
  return (
    <LaneDialog title="A tripwire" does="Put it live" size="lg" onDo={send} onClose={onClose}>
      <TextInput
        label="Called"
        value={draft.title}
        onChange={(event) => put('title', event.currentTarget.value)}
        required
        data-autofocus
        dir="auto"
      />
      <p className="small muted">
        All that is filled in must hold. A rule can ask for nothing about what anybody believes or was born as.
      </p>
      {tripwireFields.map((field) => (
        <TextInput
          key={field}
          label={`${fieldLabels[field]} is one of`}
          description="parted by commas; empty is anything"
          value={draft.words[field]}
          onChange={(event) => put('words', { ...draft.words, [field]: event.currentTarget.value })}
          dir="auto"
        />
      ))}
      <Checkbox
        label="Somebody is at risk"
        checked={draft.personAtRisk}
        onChange={(event) => put('personAtRisk', event.currentTarget.checked)}
      />
      <div className="pair">
        {number('atLeast', 'How many times')}
        {draft.atLeast > 1 ? number('withinDays', 'Within how many days') : null}
      </div>
      {draft.atLeast > 1 ? (
        <NativeSelect
          label="Counted apart for each"
          data={[
            { value: '', label: 'counted together' },
            ...tripwireFields.map((field) => ({ value: field, label: fieldLabels[field].toLowerCase() })),
          ]}
          value={draft.same}
          onChange={(event) => put('same', event.currentTarget.value as TripwireField | '')}
        />
      ) : null}
      <div className="pair">
        <NativeSelect
          label="Who must answer"
          data={[...answerers]}
          value={draft.by}
          onChange={(event) => put('by', event.currentTarget.value as Answerer)}
        />
        {number('withinMinutes', 'Within how many minutes')}
      </div>
      <NativeSelect
        label="Without an answer it goes up to"
        data={[...answerers]}
        value={draft.escalateTo}
        onChange={(event) => put('escalateTo', event.currentTarget.value as Answerer)}
      />
      <p className="card">{ruleText(rule)}</p>
      <div>
        <Button
          variant="default"
          loading={trial.isPending}
          onClick={() => trial.mutate({ title: draft.title.trim() === '' ? 'Not named yet' : draft.title, rule })}
        >
          Try it on what happened so far
        </Button>
      </div>
      {trial.data === undefined ? null : <TrialOf trial={trial.data} />}
      {trial.error === null ? null : <Refusal error={trial.error} />}
    </LaneDialog>
  );
}
