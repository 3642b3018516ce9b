import { Button, Radio, TextInput } from '@mantine/core';
import { useState, type FormEvent, type Ref } from 'react';
import { routeKinds, type RouteKind } from '#domain/pinned-route';
import { amissIn, kindWords, type TraceForm } from '../trace-form.ts';
import { EntityLookUp, type Known } from './entity-look-up.tsx';

type Props = {
  readonly first: TraceForm;
  readonly nameOf: (entityId: string) => string;
  readonly onAsk: (form: TraceForm, names: readonly Known[]) => void;
  readonly firstField: Ref<HTMLInputElement>;
};

/** What a trace is asked: from whom, to whom, which route is best, between when, with how much waiting. */
export function QuestionForm({ first, nameOf, onAsk, firstField }: Props) {
  const [form, setForm] = useState(first);
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const [tried, setTried] = useState(false);
  const amiss = amissIn(form);
  const shown: typeof amiss = tried ? amiss : {};
  const change = (part: Partial<TraceForm>) => setForm((before) => ({ ...before, ...part }));
  const end = (field: 'from' | 'to') => {
    const id = form[field];
    return {
      value: id === null ? null : { entityId: id, name: known.get(id) ?? nameOf(id) },
      onChange: (one: Known | null) => {
        if (one !== null) setKnown((before) => new Map(before).set(one.entityId, one.name));
        change({ [field]: one?.entityId ?? null });
      },
      error: shown[field],
    };
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(amiss).length > 0) return;
    onAsk(
      form,
      [...known].map(([entityId, name]) => ({ entityId, name })),
    );
  };
  return (
    <form className="tr-form" onSubmit={submit} aria-label="What to trace">
      <EntityLookUp
        label="From"
        description="leave empty to ask who could have reached them"
        ref={firstField}
        {...end('from')}
      />
      <EntityLookUp label="To" description="leave empty to ask whom it could have reached" {...end('to')} />
      <Radio.Group
        label="Show first the route that"
        value={form.rank}
        onChange={(value) => change({ rank: value as RouteKind })}
        size="xs"
      >
        <div className="stack" style={{ gap: 5, marginTop: 4 }}>
          {routeKinds.map((kind) => (
            <Radio key={kind} size="xs" value={kind} label={kindWords[kind].long} description={kindWords[kind].short} />
          ))}
        </div>
      </Radio.Group>
      <div className="tr-pair">
        <TextInput
          size="xs"
          label="Leaving after"
          placeholder="2023-07-01"
          value={form.after}
          onChange={(event) => change({ after: event.currentTarget.value })}
          error={shown.after}
        />
        <TextInput
          size="xs"
          label="Arriving by"
          placeholder="2023-07-30"
          value={form.before}
          onChange={(event) => change({ before: event.currentTarget.value })}
          error={shown.before}
        />
      </div>
      <div className="tr-pair">
        <TextInput
          size="xs"
          label="Least wait, days"
          placeholder="0"
          inputMode="decimal"
          value={form.least}
          onChange={(event) => change({ least: event.currentTarget.value })}
          error={shown.least}
        />
        <TextInput
          size="xs"
          label="Most wait, days"
          placeholder="any"
          inputMode="decimal"
          value={form.most}
          onChange={(event) => change({ most: event.currentTarget.value })}
          error={shown.most}
        />
      </div>
      <p className="small muted">
        Waiting is how long it lies with somebody before it goes on. Dates without a place in time count for no route,
        and are listed.
      </p>
      <Button type="submit" size="sm">
        Trace
      </Button>
    </form>
  );
}
