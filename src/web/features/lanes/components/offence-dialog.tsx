import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { eventTimeText } from '#domain/event-time-text';
import { tell } from '../../../lib/tell.ts';
import { WithQuery } from '../../../ui/with-query.tsx';
import { doctrineQuery, entityIdOf, useChooseOffence } from '../api/matrix.ts';
import { LaneDialog } from './lane-dialog.tsx';
import { NotVerified } from './not-verified.tsx';
import { PersonField } from './person-field.tsx';

type Props = { readonly caseId: string; readonly onClose: () => void };

/** Considers an offence against a person: its points stand as gaps from that day on. */
export function OffenceDialog({ caseId, onClose }: Props) {
  const doctrine = useQuery(doctrineQuery);
  const [who, setWho] = useState<{ entityId: string | null; name: string }>({ entityId: null, name: '' });
  const [offenceId, setOffenceId] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const choose = useChooseOffence(caseId);
  const offences = doctrine.data?.offences ?? [];
  const offence = offences.find(({ id }) => id === offenceId) ?? offences[0];
  const send = async () => {
    if (offence === undefined) return;
    const suspectId = await entityIdOf(caseId, who);
    await choose.mutateAsync({ suspectId, offenceId: offence.id, material: { from, to } });
    tell(`${offence.short} is considered. Each of its points is a gap until evidence counts for it.`);
  };
  const force = offence?.inForce;
  const text = (day: string | null) => (day === null ? null : eventTimeText(day));
  return (
    <LaneDialog title="Consider an offence" does="Consider it" size="lg" onDo={send} onClose={onClose}>
      <p className="small muted">
        This says nothing of whether anyone did anything. It lists the points that somebody would have to prove.
      </p>
      <PersonField label="Person" value={who} onChange={setWho} required autoFocus />
      <WithQuery query={doctrine} what="the offences">
        {() => (
          <NativeSelect
            label="Offence"
            data={offences.map(({ id, short, title }) => ({ value: id, label: `${short}: ${title}` }))}
            value={offence?.id ?? ''}
            onChange={(event) => setOffenceId(event.currentTarget.value)}
            required
          />
        )}
      </WithQuery>
      {offence === undefined || force === undefined ? null : (
        <div className="small stack" style={{ gap: 4 }}>
          <div>
            In force {text(force.from) === null ? '' : `from ${text(force.from)}`}
            {text(force.to) === null ? '' : ` to ${text(force.to)}`}
            {force.from === null && force.to === null ? 'with no dates on file' : ''}{' '}
            {force.fromSource === null ? null : <NotVerified of={force.fromSource} />}
          </div>
          <div>
            {offence.statute}, {offence.section} <NotVerified of={offence} />
            {offence.modelled === 'as data' ? ' · listed, not worked out to the last limb' : ''}
          </div>
          <div>
            Consent: {offence.consent.text} <NotVerified of={offence.consent} />
          </div>
        </div>
      )}
      <div className="pair">
        <TextInput
          type="date"
          label="Material dates, first day"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          required
        />
        <TextInput
          type="date"
          label="last day"
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          required
        />
      </div>
    </LaneDialog>
  );
}
