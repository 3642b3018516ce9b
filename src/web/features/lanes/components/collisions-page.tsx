import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { tell } from '../../../lib/tell.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { When } from '../../../ui/when.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { collisionsQuery, useDecideCollision, type Collision } from '../api/board.ts';
import { LaneDialog } from './lane-dialog.tsx';
import { PersonLine } from './person-line.tsx';
import './lanes.css';

/** Where a step of one lane would harm the other; only the officer who is cleared for both sides sees it. */
export function CollisionsPage() {
  const collisions = useQuery(collisionsQuery);
  const [deciding, setDeciding] = useState<Collision | null>(null);
  return (
    <div className="scroll lanes-frame-out">
      <div className="page">
        <div className="page-head">
          <h1>Collisions between the lanes</h1>
        </div>
        <p className="muted">
          In cases of which you are deconfliction officer on both sides. Those who work on either side are told to speak
          to you, in the same words whatever the other side is. A warning of a threat to life collides with nothing.
        </p>
        <WithQuery query={collisions} what="the collisions">
          {(list) =>
            list.length === 0 ? (
              <EmptyState title="Nothing collides">
                A collision follows from recorded ties between the things of both lanes; take one of them away and it is
                gone.
              </EmptyState>
            ) : (
              <ul className="plain-list mx-items">
                {list.map((one) => (
                  <li key={`${one.caseId} ${one.key}`} className="card">
                    <CollisionCard of={one} onDecide={() => setDeciding(one)} />
                  </li>
                ))}
              </ul>
            )
          }
        </WithQuery>
      </div>
      {deciding === null ? null : <DecideDialog of={deciding} onClose={() => setDeciding(null)} />}
    </div>
  );
}

function CollisionCard({ of, onDecide }: { of: Collision; onDecide: () => void }) {
  return (
    <>
      <div className="row">
        <h2>{of.kind}</h2>
        <i className="grow" />
        <span className="small muted">
          {of.caseTitle}, since <When at={of.since} />
        </span>
      </div>
      <p>{of.reason}</p>
      <table className="sheet">
        <caption className="visually-hidden">Both sides</caption>
        <thead>
          <tr>
            <th scope="col">Disrupt</th>
            <th scope="col">Prosecute</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              <Link
                to="/cases/$caseId/lanes/disruption"
                params={{ caseId: of.caseId }}
                search={{ thing: of.disruption.thingId }}
                className="as-link"
                dir="auto"
              >
                {of.disruption.title}
              </Link>
              <div className="small muted">{of.disruption.state}</div>
              {of.disruption.persons.map((one) => (
                <div key={one.entityId}>
                  <b dir="auto">{one.name}</b>
                  <PersonLine fairness={one.fairness} />
                </div>
              ))}
            </td>
            <td dir="auto">
              {of.other.words}
              <div className="small muted">{of.other.kind}</div>
            </td>
          </tr>
        </tbody>
      </table>
      <div className="small muted">It follows from: {of.through.map(({ kind }) => kind).join(' → ')}.</div>
      <div className="row">
        {of.decided === null ? (
          <b className="tone-denied">⚠ not decided</b>
        ) : (
          <span>
            <b>{of.decided.decision}</b>: “{of.decided.words}”{' '}
            <span className="small muted">
              {of.decided.by.name}, <When at={of.decided.at} />
            </span>
          </span>
        )}
        <i className="grow" />
        <Button size="compact-sm" variant={of.decided === null ? 'filled' : 'default'} onClick={onDecide}>
          Decide
        </Button>
      </div>
    </>
  );
}

function DecideDialog({ of, onClose }: { of: Collision; onClose: () => void }) {
  const sides = [
    { value: of.disruption.thingId, label: `the disruption: ${of.disruption.title}` },
    ...(of.other.kind === 'material' ? [{ value: of.other.id, label: `the material: ${of.other.words}` }] : []),
  ];
  const [thingId, setThing] = useState(of.disruption.thingId);
  const [decision, setDecision] = useState<'held' | 'may go on'>('held');
  const [words, setWords] = useState('');
  const decide = useDecideCollision();
  const send = async () => {
    await decide.mutateAsync({ caseId: of.caseId, thingId, decision, words });
    tell('Decided. Those who read it are told your words and nothing else.');
  };
  return (
    <LaneDialog title="Decide on the collision" does="Decide" onDo={send} onClose={onClose}>
      <NativeSelect
        label="About"
        data={sides}
        value={thingId}
        onChange={(event) => setThing(event.currentTarget.value)}
      />
      <NativeSelect
        label="It"
        data={[
          { value: 'held', label: 'is held' },
          { value: 'may go on', label: 'may go on' },
        ]}
        value={decision}
        onChange={(event) => setDecision(event.currentTarget.value as 'held' | 'may go on')}
        data-autofocus
      />
      <Textarea
        label="What those who read it are told"
        description="say nothing of the other side"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        required
        autosize
        minRows={2}
        dir="auto"
      />
    </LaneDialog>
  );
}
