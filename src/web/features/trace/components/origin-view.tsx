import { Button, Radio, Textarea, TextInput } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import { parseEventTime } from '#domain/event-time';
import { useCase } from '../../../lib/case-context.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { askOrigin, type Origin, type OriginAsk } from '../api/ask-trace.ts';
import { Asking } from './asking.tsx';
import { EntityLookUp, type Known } from './entity-look-up.tsx';
import { OriginAnswer } from './origin-answer.tsx';

type State =
  | { readonly is: 'form' }
  | { readonly is: 'asking'; readonly stop: AbortController }
  | { readonly is: 'answered'; readonly origin: Origin; readonly appearedAt: string }
  | { readonly is: 'failed'; readonly error: unknown };

/** Who could have been the origin of an item: asked for a reason that is put on record, answered with the whole population. */
export function OriginView() {
  const { caseId, asOf } = useCase();
  const [state, setState] = useState<State>({ is: 'form' });
  const running = useRef<AbortController | null>(null);
  const ask = (body: OriginAsk) => {
    const stop = new AbortController();
    running.current = stop;
    setState({ is: 'asking', stop });
    askOrigin(caseId, { ...body, ...(asOf === null ? {} : { asOf }) }, stop.signal).then(
      (origin) => {
        if (!stop.signal.aborted) setState({ is: 'answered', origin, appearedAt: body.appearedAt });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setState({ is: 'failed', error });
      },
    );
  };
  return (
    <div className="tr-two">
      <OriginForm onAsk={ask} isAsking={state.is === 'asking'} />
      <div className="tr-scroll" role="region" aria-label="The answer" tabIndex={0}>
        {state.is === 'form' ? (
          <EmptyState title="Who could have been the origin of an item?">
            The answer states everyone who had access before it appeared. Nobody is left out for want of a log or of a
            recorded route, and nothing is kept on anyone. The reason you give stands in the log of consultations.
          </EmptyState>
        ) : state.is === 'asking' ? (
          <Asking
            what="Gathering everyone who had access"
            onStop={() => {
              running.current?.abort();
              setState({ is: 'form' });
            }}
          />
        ) : state.is === 'failed' ? (
          <div className="tr-problem">
            <ProblemNotice error={state.error} />
          </div>
        ) : (
          <OriginAnswer origin={state.origin} appearedAt={state.appearedAt} />
        )}
      </div>
    </div>
  );
}

const leastReason = 10;

function OriginForm({ onAsk, isAsking }: { onAsk: (body: OriginAsk) => void; isAsking: boolean }) {
  const [item, setItem] = useState<Known | null>(null);
  const [appearedWith, setWith] = useState<Known | null>(null);
  const [at, setAt] = useState('');
  const [loggedSince, setLogged] = useState('');
  const [why, setWhy] = useState('');
  const [own, setOwn] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const isDate = (text: string) => parseEventTime(text) !== null;
  const amiss = {
    item: item === null ? 'Say which item.' : undefined,
    with: appearedWith === null ? 'Say with whom it appeared.' : undefined,
    at: isDate(at) ? undefined : 'A date: 2023-07-27, or 2023-07-27T10:00.',
    logged: loggedSince.trim() === '' || isDate(loggedSince) ? undefined : 'A date, or nothing.',
    why: why.trim().length >= leastReason ? undefined : 'Say why, in a few words: it is put on record.',
    own: own === null ? 'Say whether it is our own reporting.' : undefined,
  };
  const shown: Partial<typeof amiss> = tried ? amiss : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (item === null || appearedWith === null || Object.values(amiss).some((one) => one !== undefined)) return;
    onAsk({
      itemId: item.entityId,
      appearedWith: appearedWith.entityId,
      appearedAt: at.trim(),
      why: why.trim(),
      isOwnReporting: own === 'yes',
      loggedSince: loggedSince.trim() || null,
    });
  };
  return (
    <form className="tr-form" onSubmit={submit} aria-label="Which item, and where it appeared">
      <EntityLookUp
        label="The item"
        description="what links of access lead to"
        value={item}
        onChange={setItem}
        error={shown.item}
      />
      <EntityLookUp label="It appeared with" value={appearedWith} onChange={setWith} error={shown.with} />
      <TextInput
        size="xs"
        label="It appeared on"
        placeholder="2023-07-27"
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
        error={shown.at}
      />
      <TextInput
        size="xs"
        label="Its uses were logged since"
        description="where that is known"
        placeholder="2023-07-10T09:00"
        value={loggedSince}
        onChange={(event) => setLogged(event.currentTarget.value)}
        error={shown.logged}
      />
      <Radio.Group
        size="xs"
        label="Is the item our own reporting?"
        description="Then the question is refused: it would look for whoever speaks to us."
        value={own}
        onChange={setOwn}
        error={shown.own}
      >
        <div className="row" style={{ marginTop: 5, gap: 18 }}>
          <Radio size="xs" value="no" label="no" />
          <Radio size="xs" value="yes" label="yes" />
        </div>
      </Radio.Group>
      <Textarea
        size="xs"
        label="Why you ask"
        description="goes on record with your name"
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        error={shown.why}
        autosize
        minRows={2}
      />
      <Button type="submit" size="sm" disabled={isAsking}>
        Ask
      </Button>
    </form>
  );
}
