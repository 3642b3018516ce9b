import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { whenText } from '../../../lib/dates.ts';
import { useCase } from '../../../lib/case-context.ts';
import { boardQuery, type Board } from '../api/board.ts';
import { tripwiresPage } from '../pages-of-things.ts';
import { FileDialog } from './file-dialog.tsx';
import { ThingsPage } from './things-page.tsx';
import { TripwireDialog } from './tripwire-dialog.tsx';

type Crossing = Board['crossings'][number];

/** Rules of policy that are live, what crossed them, and the answers that are owed. */
export function TripwiresPage() {
  const { caseId, asOf } = useCase();
  const crossings = useQuery(boardQuery(caseId, asOf)).data?.crossings ?? [];
  const [answering, setAnswering] = useState<Crossing | null>(null);
  const [isMaking, setMaking] = useState(false);
  return (
    <>
      <ThingsPage
        of={tripwiresPage}
        above={
          <section className="lane-papers" aria-label="Crossed tripwires">
            {asOf === null ? (
              <div>
                <Button size="compact-sm" onClick={() => setMaking(true)}>
                  Make a tripwire
                </Button>
              </div>
            ) : null}
            {crossings.map((one) => (
              <div key={`${one.tripwireId} ${one.key}`} className="card">
                <b dir="auto">{one.title}</b>
                <span>{one.words}</span>
                <span className={one.state === 'escalated' ? 'small tone-denied' : 'small muted'}>
                  {one.state}
                  {one.waitsFor === null ? '' : ` · waits for ${one.waitsFor}`} · answer by {whenText(one.answerBy)}
                </span>
                {one.answer === null ? (
                  asOf === null ? (
                    <Button size="compact-sm" variant="default" onClick={() => setAnswering(one)}>
                      Answer it
                    </Button>
                  ) : null
                ) : (
                  <span className="small">answered: {one.answer.title}</span>
                )}
              </div>
            ))}
          </section>
        }
      />
      {isMaking ? <TripwireDialog caseId={caseId} onClose={() => setMaking(false)} /> : null}
      {answering === null ? null : (
        <FileDialog
          caseId={caseId}
          form={{
            kind: 'answer',
            title: `Answer: ${answering.title}`,
            does: 'Record the answer',
            name: 'What is done about it',
            fields: ['reasons'],
            required: [],
            person: null,
            about: answering.tripwireId,
          }}
          first={{ crossing: answering.key }}
          onClose={() => setAnswering(null)}
        />
      )}
    </>
  );
}
