import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCase } from '../../../lib/case-context.ts';
import { may } from '../../../lib/may.ts';
import { tell } from '../../../lib/tell.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { When } from '../../../ui/when.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { exhibitsQuery, type Exhibit } from '../api/board.ts';
import { entityIdOf, useRecordProof } from '../api/matrix.ts';
import { LaneDialog } from './lane-dialog.tsx';
import { PersonField, type Who } from './person-field.tsx';

/** Exhibits with whoever produces them, every movement with its reason, and every break of the chain. */
export function ExhibitsPage() {
  const { caseId, asOf, detail } = useCase();
  const exhibits = useQuery(exhibitsQuery(caseId, asOf));
  const [isProducing, setProducing] = useState(false);
  const [moving, setMoving] = useState<Exhibit | null>(null);
  const mayWork = asOf === null && may(detail, 'review');
  const produce = mayWork ? (
    <Button size="compact-sm" variant="default" onClick={() => setProducing(true)}>
      Produce an exhibit
    </Button>
  ) : null;
  return (
    <div className="mx-main">
      <div className="mx-bar">
        <h2>Exhibits</h2>
        <i className="grow" />
        {produce}
      </div>
      <div className="mx-scroll" role="region" aria-label="Exhibits" tabIndex={0}>
        <WithQuery query={exhibits} what="the exhibits">
          {(list) =>
            list.length === 0 ? (
              <EmptyState title="No exhibit is on record" does={produce ?? undefined}>
                An exhibit bears a reference, is produced by a witness, and every movement of it is written down with
                its reason; what breaks the chain shows at once.
              </EmptyState>
            ) : (
              list.map((one) => (
                <ExhibitCard key={one.exhibitId} exhibit={one} onMove={mayWork ? () => setMoving(one) : null} />
              ))
            )
          }
        </WithQuery>
      </div>
      {isProducing ? <ProduceDialog caseId={caseId} onClose={() => setProducing(false)} /> : null}
      {moving === null ? null : <MoveDialog caseId={caseId} exhibit={moving} onClose={() => setMoving(null)} />}
    </div>
  );
}

function ExhibitCard({ exhibit, onMove }: { exhibit: Exhibit; onMove: (() => void) | null }) {
  const faultsAt = (at: number) => exhibit.faults.filter((one) => one.at === at);
  return (
    <section className="exhibit" aria-label={`Exhibit ${exhibit.reference}`}>
      <div className="row">
        <h3>{exhibit.reference}</h3>
        <span className={exhibit.isUnbroken ? 'tone-ok' : 'tone-denied'}>
          {exhibit.isUnbroken
            ? '● chain unbroken'
            : exhibit.movements.length === 0
              ? '□ nothing shows who has had it'
              : '⚠ chain broken'}
        </span>
        <span className="muted small">
          {exhibit.witness === null ? 'nobody produces it yet' : `produced by ${exhibit.witness.name}`}
          {exhibit.holder === null ? '' : ` · held by ${exhibit.holder}`}
        </span>
        <i className="grow" />
        {onMove === null ? null : (
          <Button size="compact-sm" variant="default" onClick={onMove}>
            Record a movement
          </Button>
        )}
      </div>
      {faultsAt(-1).map((one) => (
        <p key={one.words} className="lane-hold">
          ⚠ {one.words}
        </p>
      ))}
      {exhibit.movements.length === 0 ? null : (
        <table className="sheet">
          <caption className="visually-hidden">Movements of {exhibit.reference}</caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">From → to</th>
              <th scope="col">By</th>
              <th scope="col">Why</th>
              <th scope="col">Seal found → put</th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {exhibit.movements.map((one, at) => (
              <tr key={`${one.at} ${one.to}`} className={faultsAt(at).length > 0 ? 'mx-line gap' : undefined}>
                <td className="nowrap">
                  <When at={one.at} />
                </td>
                <td dir="auto">
                  {one.from ?? 'seized'} → {one.to}
                  {faultsAt(at).map((fault) => (
                    <div key={fault.words} className="small tone-denied">
                      ⚠ {fault.words}
                    </div>
                  ))}
                </td>
                <td dir="auto">{one.by}</td>
                <td dir="auto">{one.why === '' ? <span className="tone-denied">no reason</span> : one.why}</td>
                <td>
                  {one.sealFound ?? '–'} → {one.sealPut ?? '–'}
                </td>
                <td className="mono" title={one.sha256 ?? undefined}>
                  {one.sha256 === null ? '–' : `${one.sha256.slice(0, 12)}…`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function ProduceDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const [reference, setReference] = useState('');
  const [who, setWho] = useState<Who>({ entityId: null, name: '' });
  const record = useRecordProof(caseId);
  const send = async () => {
    const witnessId = who.name.trim() === '' ? null : await entityIdOf(caseId, who);
    await record.mutateAsync([{ kind: 'exhibit produced', reference, witnessId }]);
    tell(`Exhibit ${reference} is on record. Write down where it came from.`);
  };
  return (
    <LaneDialog title="Produce an exhibit" does="Put it on record" onDo={send} onClose={onClose}>
      <TextInput
        label="Reference"
        description="initials and number, as ABC/1"
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
        required
        data-autofocus
      />
      <PersonField label="Who produces it" value={who} onChange={setWho} />
    </LaneDialog>
  );
}

function MoveDialog({ caseId, exhibit, onClose }: { caseId: string; exhibit: Exhibit; onClose: () => void }) {
  const [typed, setTyped] = useState({
    at: '',
    from: exhibit.holder ?? '',
    to: '',
    by: '',
    why: '',
    sealFound: '',
    sealPut: '',
    sha256: '',
  });
  const record = useRecordProof(caseId);
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  const send = async () => {
    const movement = {
      at: new Date(typed.at).toISOString(),
      from: orNull(typed.from),
      to: typed.to,
      by: typed.by,
      why: typed.why,
      sealFound: orNull(typed.sealFound),
      sealPut: orNull(typed.sealPut),
      sha256: orNull(typed.sha256)?.toLowerCase() ?? null,
    };
    await record.mutateAsync([{ kind: 'exhibit moved', exhibitId: exhibit.exhibitId, movement }]);
    tell(`${exhibit.reference}: now with ${typed.to}.`);
  };
  const input = (name: keyof typeof typed, label: string, more: object = {}) => (
    <TextInput
      label={label}
      value={typed[name]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setTyped((before) => ({ ...before, [name]: value }));
      }}
      dir="auto"
      {...more}
    />
  );
  return (
    <LaneDialog title={`A movement of ${exhibit.reference}`} does="Record it" size="lg" onDo={send} onClose={onClose}>
      {input('at', 'When', { type: 'datetime-local', required: true, 'data-autofocus': true })}
      <div className="pair">
        {input('from', 'From', { description: 'empty where it was seized or first made' })}
        {input('to', 'To', { required: true, description: ' ' })}
      </div>
      {input('by', 'Moved by', { required: true })}
      <Textarea
        label="Why"
        value={typed.why}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setTyped((before) => ({ ...before, why: value }));
        }}
        required
        autosize
        dir="auto"
      />
      <div className="pair">
        {input('sealFound', 'Seal found')}
        {input('sealPut', 'Seal put')}
      </div>
      {input('sha256', 'SHA-256', {
        description: 'of a digital exhibit, where it was taken then',
        pattern: '[0-9a-fA-F]{64}',
      })}
    </LaneDialog>
  );
}
