import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCase } from '../../../lib/case-context.ts';
import { tiesQuery, useUntieLanes } from '../api/board.ts';
import { matrixQuery } from '../api/matrix.ts';
import { thingsQuery, type LaneThing } from '../api/things.ts';
import { tieForms, tieText } from '../tie-forms.ts';
import { PersonLine } from './person-line.tsx';
import { Refusal } from './refusal.tsx';
import { TieDialog } from './tie-dialog.tsx';

/** What a disruption or material has to do with the other lane, and a way to say more. */
export function ThingTies({ thing }: { readonly thing: LaneThing }) {
  const { caseId, asOf } = useCase();
  const [isTying, setTying] = useState(false);
  const untie = useUntieLanes(caseId);
  const ties = useQuery(tiesQuery(caseId, asOf)).data ?? [];
  const things = useQuery(thingsQuery(caseId, asOf)).data ?? [];
  const matrix = useQuery(matrixQuery(caseId, null, asOf)).data;
  if (!tieForms.some((form) => form.of === thing.kind)) return null;
  const people = new Map((matrix?.people ?? []).map((one) => [one.entityId, one]));
  const nameOf = (id: string) =>
    people.get(id)?.name ??
    things.find(({ thingId }) => thingId === id)?.title ??
    matrix?.items.find((one) => one.id === id)?.title ??
    id;
  const shown = ties.flatMap(({ tieId, tie, entry }) => {
    const text = tieText(tie, thing.thingId, nameOf);
    const person = 'personId' in tie ? people.get(tie.personId) : undefined;
    return text === null ? [] : [{ tieId, text, person, entry }];
  });
  return (
    <>
      <h3>Tied to the other lane</h3>
      {shown.length === 0 ? (
        <p className="small muted">Nothing is tied to it, so nothing can collide with it.</p>
      ) : null}
      <ul className="plain-list">
        {shown.map(({ tieId, text, person, entry }) => (
          <li key={tieId} dir="auto">
            {text}
            {person === undefined ? null : <PersonLine fairness={person.fairness} />}
            {asOf === null ? (
              <Button
                size="compact-xs"
                variant="subtle"
                loading={untie.isPending && untie.variables === entry}
                aria-label={`Take back: ${text}`}
                onClick={() => untie.mutate(entry)}
              >
                Take back
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {untie.error === null ? null : <Refusal error={untie.error} />}
      {asOf === null ? (
        <Button size="compact-sm" variant="default" onClick={() => setTying(true)}>
          Tie to the other lane
        </Button>
      ) : null}
      {isTying ? <TieDialog caseId={caseId} thing={thing} onClose={() => setTying(false)} /> : null}
    </>
  );
}
