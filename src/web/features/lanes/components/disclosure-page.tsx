import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCase } from '../../../lib/case-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { schedulesQuery } from '../api/board.ts';
import { doctrineQuery } from '../api/matrix.ts';
import type { ScheduleAsk } from '../api/papers.ts';
import { disclosurePage } from '../pages-of-things.ts';
import { NotVerified } from './not-verified.tsx';
import { PaperDialog } from './paper-dialog.tsx';
import { ThingsPage } from './things-page.tsx';

const papers: readonly { readonly paper: ScheduleAsk['paper']; readonly title: string; readonly form: string }[] = [
  { paper: 'non-sensitive', title: 'Schedule of non-sensitive material', form: 'MG6C' },
  { paper: 'sensitive', title: 'Schedule of sensitive material', form: 'MG6D' },
  { paper: 'report', title: 'Disclosure officer’s report', form: 'MG6E' },
  { paper: 'highly sensitive', title: 'Schedule of highly sensitive material', form: 'highly-sensitive' },
];

/** Everything gathered or made, judged for relevance and sensitivity, with the schedules to take away. */
export function DisclosurePage() {
  const { caseId, asOf, session } = useCase();
  const [asked, setAsked] = useState<(typeof papers)[number] | null>(null);
  const read = useQuery(schedulesQuery(caseId, asOf)).data;
  const forms = useQuery(doctrineQuery).data?.disclosure.schedules ?? [];
  const countOf = (paper: string) => (read?.items ?? []).filter(({ schedule }) => schedule === paper).length;
  return (
    <>
      <ThingsPage
        of={disclosurePage}
        above={
          <section className="lane-papers" aria-label="Documents to take away">
            {papers.map((one) => {
              const form = forms.find(({ id }) => id === one.form);
              return (
                <div key={one.paper} className="card">
                  <b>{one.title}</b>
                  <span className="small muted">
                    {one.paper === 'report' ? 'goes with both schedules' : countText(countOf(one.paper), 'item')}
                    {form === undefined ? '' : form.toDefence ? ' · goes to the defence' : ' · not to the defence'}{' '}
                    {form === undefined ? null : <NotVerified of={form} />}
                  </span>
                  <Button size="compact-sm" variant="default" onClick={() => setAsked(one)}>
                    Take it away
                  </Button>
                </div>
              );
            })}
            {read === undefined || read.unlisted.length === 0 ? null : (
              <details className="lane-unlisted">
                <summary>
                  {countText(read.unlisted.length, 'thing is', 'things are')} not listed and not judged yet
                </summary>
                <ul>
                  {read.unlisted.map((one) => (
                    <li key={one.id} dir="auto">
                      <span className="muted">{one.kind}:</span> {one.words}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </section>
        }
      />
      {asked === null ? null : (
        <PaperDialog caseId={caseId} asked={asked} officer={session.account.name} onClose={() => setAsked(null)} />
      )}
    </>
  );
}
