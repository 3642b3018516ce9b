import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { isTyping } from '../../../lib/is-typing.ts';
import { tell } from '../../../lib/tell.ts';
import { casesQuery } from '../../case/api/list-cases.ts';
import { useFileThing, useStepThing, type LaneThing, type ThingFields } from '../api/things.ts';
import { givenFields } from '../given-fields.ts';
import { FieldInput } from './field-input.tsx';
import { LaneDialog } from './lane-dialog.tsx';
import './lanes.css';

const opener = 'lamplighter:warn-now';

/** Opens the warning from a button anywhere; the key does the same. */
export const openWarnNow = (): void => {
  document.dispatchEvent(new Event(opener));
};

/** A warning of a threat to life from any page, by one key; nothing holds it and no field is asked for. */
export function WarnNow() {
  const [opened, setOpened] = useState<string | null>(null);
  useEffect(() => {
    const open = () => setOpened(new Date().toISOString());
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== '!' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', pressed);
    document.addEventListener(opener, open);
    return () => {
      document.removeEventListener('keydown', pressed);
      document.removeEventListener(opener, open);
    };
  }, []);
  return opened === null ? null : <WarningDialog now={opened} onClose={() => setOpened(null)} />;
}

const later = ['safetyPlan', 'grading', 'refusedWhat'] as const;

function WarningDialog({ now, onClose }: { now: string; onClose: () => void }) {
  const here = useParams({ strict: false }).caseId;
  const cases = useQuery(casesQuery).data ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const caseId = here ?? chosen ?? cases[0]?.caseId ?? '';
  const navigate = useNavigate();
  const [person, setPerson] = useState('');
  const [isTold, setTold] = useState(false);
  const [fields, setFields] = useState<ThingFields>({ receivedAt: now });
  const file = useFileThing(caseId);
  const step = useStepThing(caseId);
  // What was recorded before a later part failed is not recorded twice.
  const filed = useRef<LaneThing | null>(null);
  const put = (name: string) => (value: ThingFields[string]) => setFields((before) => ({ ...before, [name]: value }));
  const input = (name: string) => (
    <FieldInput key={name} name={name} value={fields[name] ?? null} required={false} onChange={put(name)} />
  );
  const send = async () => {
    const { toldAt, toldBy, toldWhat, language, refusedWhat, ...received } = givenFields(fields);
    const named = person.trim() === '' ? {} : { person: person.trim() };
    const title = person.trim() === '' ? 'Threat to life' : `Threat to life: ${person.trim()}`;
    const asked = { title, about: null, fields: { ...received, ...named }, claimIds: [], personIds: [] };
    filed.current ??= (await file.mutateAsync({ kind: 'warning', ...asked })).thing;
    const thing = filed.current;
    const { thingId } = thing;
    if (isTold) {
      const told = givenFields({
        toldAt: toldAt ?? new Date().toISOString(),
        toldBy: toldBy ?? null,
        toldWhat: toldWhat ?? null,
        language: language ?? null,
      });
      const given = await step.mutateAsync({ thingId, expected: thing.version, command: 'warn', fields: told });
      if (refusedWhat !== undefined)
        await step.mutateAsync({
          thingId,
          expected: given.thing.version,
          command: 'note a refusal',
          fields: { refusedWhat },
        });
    }
    tell(
      isTold ? 'The warning is on record. The review comes after.' : 'On record; the clock runs until they are told.',
    );
    void navigate({
      to: '/cases/$caseId/lanes/disruption',
      params: { caseId },
      search: (before) => ({ ...('asOf' in before ? { asOf: before.asOf } : {}), thing: thingId }),
    });
  };
  return (
    <LaneDialog
      title="A threat to life"
      does={isTold ? 'Record the warning' : 'Record the threat'}
      size="lg"
      onDo={send}
      onClose={onClose}
    >
      <p>
        <b>Act first.</b> Nothing holds this: no approval, no collision, no field. What is missing is flagged and can be
        added afterwards.
      </p>
      {here === undefined ? (
        <NativeSelect
          label="Case"
          data={cases.map((one) => ({ value: one.caseId, label: one.title }))}
          value={caseId}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      ) : null}
      <TextInput
        label="The person at risk"
        value={person}
        onChange={(event) => setPerson(event.currentTarget.value)}
        data-autofocus
        dir="auto"
      />
      <Textarea
        label="The threat"
        value={typeof fields['threat'] === 'string' ? fields['threat'] : ''}
        onChange={(event) => put('threat')(event.currentTarget.value)}
        autosize
        minRows={2}
        dir="auto"
      />
      {input('receivedAt')}
      <Checkbox
        label="The person has been told"
        checked={isTold}
        onChange={(event) => setTold(event.currentTarget.checked)}
      />
      {isTold ? (
        <>
          <div className="pair">
            {input('toldAt')}
            {input('toldBy')}
          </div>
          {input('toldWhat')}
          {input('language')}
        </>
      ) : null}
      {later.filter((name) => isTold || name !== 'refusedWhat').map(input)}
    </LaneDialog>
  );
}
