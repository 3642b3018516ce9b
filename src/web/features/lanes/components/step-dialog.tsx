import { useState } from 'react';
import { tell } from '../../../lib/tell.ts';
import { useStepThing, type LaneThing, type ThingFields } from '../api/things.ts';
import { askable } from '../field-words.ts';
import { capitalised } from '../thing-words.ts';
import { fieldsToAmend } from '../pages-of-things.ts';
import { givenFields } from '../given-fields.ts';
import { FieldInput } from './field-input.tsx';
import { LaneDialog } from './lane-dialog.tsx';
import { PersonsBeside } from './persons-beside.tsx';

type Props = {
  readonly caseId: string;
  readonly thing: LaneThing;
  readonly command: string;
  readonly onClose: () => void;
};

/** Takes a step: asks for what it looks at and nobody gave yet; a refusal shows in place, with each of its reasons. */
export function StepDialog({ caseId, thing, command, onClose }: Props) {
  const next = thing.next.find((one) => one.command === command);
  const required = askable(next?.required ?? []);
  const isAmending = command === 'amend';
  const flagged = isAmending
    ? askable(fieldsToAmend(thing))
    : askable(next?.flagged ?? []).filter((name) => !required.includes(name));
  const [fields, setFields] = useState<ThingFields>(
    isAmending ? Object.fromEntries(flagged.map((name) => [name, thing.fields[name] ?? null])) : {},
  );
  const step = useStepThing(caseId);
  const send = async () => {
    const { thingId, version } = thing;
    const taken = await step.mutateAsync({ thingId, expected: version, command, fields: givenFields(fields) });
    const flags = taken.flags.map(({ why }) => why).join(' ');
    tell(`${thing.title}: ${taken.thing.state ?? 'amended'}. ${flags}`);
  };
  const names = [...required, ...flagged];
  return (
    <LaneDialog
      title={`${capitalised(command)}: ${thing.title}`}
      does={capitalised(command)}
      size="lg"
      onDo={send}
      onClose={onClose}
    >
      <PersonsBeside thing={thing} />
      {names.length === 0 ? <p className="muted">Nothing more is asked for.</p> : null}
      {flagged.length > 0 && !isAmending ? (
        <p className="small muted">What is not marked with a star may be added later; what is missing is flagged.</p>
      ) : null}
      {names.map((name, at) => (
        <FieldInput
          key={name}
          name={name}
          value={fields[name] ?? null}
          required={required.includes(name)}
          autoFocus={at === 0}
          onChange={(value) => setFields((before) => ({ ...before, [name]: value }))}
        />
      ))}
    </LaneDialog>
  );
}
