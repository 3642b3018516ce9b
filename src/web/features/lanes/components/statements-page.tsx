import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCase } from '../../../lib/case-context.ts';
import type { LaneThing } from '../api/things.ts';
import { statementsPage } from '../pages-of-things.ts';
import { FileDialog, type FilingForm } from './file-dialog.tsx';
import { PaperDialog } from './paper-dialog.tsx';
import { ThingsPage } from './things-page.tsx';

const about = (thing: LaneThing): readonly FilingForm[] => [
  {
    kind: 'draft',
    title: `A draft of ${thing.title}`,
    does: 'Keep a draft',
    name: 'Which draft',
    fields: ['wording', 'reasons'],
    required: ['wording'],
    person: null,
    about: thing.thingId,
  },
  {
    kind: 'contact',
    title: `A contact about the wording of ${thing.title}`,
    does: 'Note a contact',
    name: 'What about',
    fields: ['with', 'at', 'said'],
    required: ['with', 'said'],
    person: null,
    about: thing.thingId,
  },
];

/** Statements in numbered paragraphs, with every draft and every contact about their wording. */
export function StatementsPage() {
  const { caseId, asOf, session } = useCase();
  const [taking, setTaking] = useState<LaneThing | null>(null);
  const [filing, setFiling] = useState<FilingForm | null>(null);
  return (
    <>
      <ThingsPage
        of={statementsPage}
        beside={(thing) =>
          thing.kind === 'statement' ? (
            <StatementText thing={thing} mayWork={asOf === null} onTake={() => setTaking(thing)} onFile={setFiling} />
          ) : null
        }
      />
      {taking === null ? null : (
        <PaperDialog
          caseId={caseId}
          asked={{ thingId: taking.thingId, title: taking.title }}
          officer={session.account.name}
          onClose={() => setTaking(null)}
        />
      )}
      {filing === null ? null : <FileDialog caseId={caseId} form={filing} onClose={() => setFiling(null)} />}
    </>
  );
}

type TextProps = {
  readonly thing: LaneThing;
  readonly mayWork: boolean;
  readonly onTake: () => void;
  readonly onFile: (form: FilingForm) => void;
};

function StatementText({ thing, mayWork, onTake, onFile }: TextProps) {
  const { paragraphs, declaration, signature, signedOn } = thing.fields;
  const list = Array.isArray(paragraphs) ? paragraphs : [];
  return (
    <section className="statement" aria-label="The statement">
      <ol>
        {list.map((text, at) => (
          // Two paragraphs may say the same; their number is what tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} dir="auto">
            {text}
          </li>
        ))}
      </ol>
      <p className="small">
        {typeof declaration === 'string' ? `“${declaration}”` : 'No declaration of truth was made.'}
      </p>
      <p className="small">
        <b>{typeof signature === 'string' ? signature : 'not signed'}</b>
        {typeof signedOn === 'string' ? `, ${signedOn}` : ''}
      </p>
      <div className="row mx-does">
        <Button size="compact-sm" onClick={onTake}>
          Take it away
        </Button>
        {mayWork
          ? about(thing).map((form) => (
              <Button key={form.kind} size="compact-sm" variant="default" onClick={() => onFile(form)}>
                {form.does}
              </Button>
            ))
          : null}
      </div>
    </section>
  );
}
