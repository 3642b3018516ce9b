import { Checkbox, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  bearings,
  evidenceForms,
  evidenceOrigins,
  type Bearing,
  type EvidenceForm,
  type EvidenceOrigin,
} from '#domain/evidence-item';
import { tell } from '../../../lib/tell.ts';
import { claimsQuery, noFilter } from '../../claim/api/list-claims.ts';
import { entityIdOf, useRecordProof, type Cell, type Matrix } from '../api/matrix.ts';
import { LaneDialog } from './lane-dialog.tsx';
import { WordsArea } from './words-area.tsx';
import { PersonField } from './person-field.tsx';

type Props = {
  readonly caseId: string;
  readonly cell: Cell;
  readonly items: Matrix['items'];
  readonly material: { readonly from: string; readonly to: string };
  readonly onClose: () => void;
};

const isNew = 'something new';

/** Adds an item to a point: one that the case holds, or a new one with its words, its dates and who says it. */
export function EvidenceDialog({ caseId, cell, items, material, onClose }: Props) {
  const claims = (
    useInfiniteQuery(claimsQuery(caseId, { ...noFilter, review: 'read rightly' }, null)).data?.pages ?? []
  ).flatMap((page) => page.claims);
  const others = items.filter(({ id }) => !cell.items.some(({ itemId }) => itemId === id));
  const [which, setWhich] = useState<string>(isNew);
  const [title, setTitle] = useState('');
  const [form, setForm] = useState<EvidenceForm>('statement');
  const [origin, setOrigin] = useState<EvidenceOrigin>('evidence');
  const [from, setFrom] = useState(material.from);
  const [to, setTo] = useState(material.to);
  const [isTimeless, setTimeless] = useState(false);
  const [who, setWho] = useState<{ entityId: string | null; name: string }>({ entityId: null, name: '' });
  const [claimIds, setClaimIds] = useState<string[]>([]);
  const [bearing, setBearing] = useState<Bearing>('supports');
  const [why, setWhy] = useState('');
  const record = useRecordProof(caseId);
  const { suspectId, offenceId, elementId } = cell;
  const send = async () => {
    const witnessId = who.name.trim() === '' ? null : await entityIdOf(caseId, who);
    const bears = { kind: 'item bears' as const, suspectId, offenceId, elementId, bearing, why };
    await record.mutateAsync(
      which === isNew
        ? [
            {
              kind: 'item recorded',
              as: 'item',
              title,
              form,
              origin,
              covers: isTimeless ? null : { from, to },
              witnessId,
              exhibitId: null,
              claimIds,
              linkIds: [],
              documentIds: [],
            },
            { ...bears, itemId: 'new:item' },
          ]
        : [{ ...bears, itemId: which }],
    );
    tell('Added. It counts once somebody decides that it can be used and its witness has committed.');
  };
  return (
    <LaneDialog title={`Evidence for: ${cell.title}`} does="Add it" size="lg" onDo={send} onClose={onClose}>
      <NativeSelect
        label="What"
        data={[{ value: isNew, label: isNew }, ...others.map(({ id, title: label }) => ({ value: id, label }))]}
        value={which}
        onChange={(event) => setWhich(event.currentTarget.value)}
        data-autofocus
      />
      {which === isNew ? (
        <>
          <TextInput
            label="Title"
            description="as a paragraph of a statement or an exhibit is called"
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            required
            dir="auto"
          />
          <div className="pair">
            <NativeSelect
              label="How it comes before a court"
              data={[...evidenceForms]}
              value={form}
              onChange={(event) => setForm(event.currentTarget.value as EvidenceForm)}
            />
            <NativeSelect
              label="What it comes from"
              description={origin === 'evidence' ? ' ' : 'does not count before it has passed the gate'}
              data={[...evidenceOrigins]}
              value={origin}
              onChange={(event) => setOrigin(event.currentTarget.value as EvidenceOrigin)}
            />
          </div>
          <div className="pair">
            <TextInput
              type="date"
              label="Tells of, first day"
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
              disabled={isTimeless}
              required={!isTimeless}
            />
            <TextInput
              type="date"
              label="last day"
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
              disabled={isTimeless}
              required={!isTimeless}
            />
          </div>
          <Checkbox
            label="it tells of no particular time"
            checked={isTimeless}
            onChange={(event) => setTimeless(event.currentTarget.checked)}
          />
          <PersonField label="Who says or produces it" value={who} onChange={setWho} />
          <MultiSelect
            label="The words that it is"
            description="claims that were read rightly"
            data={claims.map((claim) => ({
              value: claim.claimId,
              label: `${claim.speaker.name ?? 'nobody named'}: “${claim.words.content.slice(0, 140)}”`,
            }))}
            value={claimIds}
            onChange={setClaimIds}
            searchable
            limit={30}
          />
        </>
      ) : null}
      <NativeSelect
        label="What it does to this point"
        data={[...bearings]}
        value={bearing}
        onChange={(event) => setBearing(event.currentTarget.value as Bearing)}
      />
      <WordsArea label="Why" value={why} onChange={setWhy} />
    </LaneDialog>
  );
}
