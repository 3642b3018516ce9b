import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { caseProfiles, markings, type CaseProfile, type Marking } from '#domain/case-file';
import { useCase } from '../../../lib/case-context.ts';
import { keys } from '../../../lib/query-keys.ts';
import { tell } from '../../../lib/tell.ts';
import { documentsOfLead, useOpenFromLead } from '../api/open-from-lead.ts';
import type { LaneThing } from '../api/things.ts';
import { LaneDialog } from './lane-dialog.tsx';
import { PersonLine } from './person-line.tsx';

/** Opens a case of its own for a lead: its people and the documents that are chosen go with it. */
export function OpenCaseFromLead({ lead, onClose }: { readonly lead: LaneThing; readonly onClose: () => void }) {
  const { caseId, detail } = useCase();
  const navigate = useNavigate();
  // What the lead says of somebody never becomes the name of a case, which stands alone on every page.
  const [title, setTitle] = useState(lead.persons.length === 0 ? lead.title : '');
  const [profile, setProfile] = useState<CaseProfile>(detail.profile);
  const [marking, setMarking] = useState<Marking>(detail.marking);
  const [without, setWithout] = useState<readonly string[]>([]);
  const documents =
    useQuery({
      queryKey: keys.lanes(caseId, 'documents of a lead', [lead.thingId]),
      queryFn: () => documentsOfLead(caseId, lead),
    }).data ?? [];
  const open = useOpenFromLead(caseId, lead);
  const send = async () => {
    const documentIds = documents.map(({ id }) => id).filter((id) => !without.includes(id));
    const made = await open.mutateAsync({ title: title.trim(), profile, marking, documentIds });
    const anew = (what: string, names: readonly string[]) =>
      names.length === 0 ? '' : ` Record ${what} anew, once it was read there: ${names.join(', ')}.`;
    const again = anew('what they deny', made.denialsToRecord) + anew('where they stand in law', made.statusesToRecord);
    tell(`Opened: ${title.trim()}, with ${made.documents} ${made.documents === 1 ? 'document' : 'documents'}.${again}`);
    void navigate({ to: '/cases/$caseId/documents', params: { caseId: made.caseId } });
  };
  return (
    <LaneDialog title={`Open a case: ${lead.title}`} does="Open the case" size="lg" onDo={send} onClose={onClose}>
      <TextInput
        label="Title of the new case"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        description="It stands by itself on every page: keep names and what is alleged out of it."
        required
        data-autofocus
        dir="auto"
      />
      <div className="pair">
        <NativeSelect
          label="Profile"
          data={[...caseProfiles]}
          value={profile}
          onChange={(event) => setProfile(event.currentTarget.value as CaseProfile)}
        />
        <NativeSelect
          label="Marking"
          data={markings.filter((one) => markings.indexOf(one) >= markings.indexOf(detail.marking))}
          value={marking}
          onChange={(event) => setMarking(event.currentTarget.value as Marking)}
        />
      </div>
      {lead.persons.length === 0 ? null : (
        <div>
          <b>Its people go with it</b>
          {lead.persons.map((person) => (
            <div key={person.entityId}>
              <span dir="auto">{person.name}</span>
              <PersonLine fairness={person.fairness} />
            </div>
          ))}
        </div>
      )}
      {documents.length === 0 ? (
        <p className="muted">The lead rests on no claim, so no document goes with it.</p>
      ) : (
        <fieldset className="plain">
          <legend>Documents that are copied</legend>
          {documents.map(({ id, title: name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={!without.includes(id)}
              onChange={(event) =>
                setWithout(event.currentTarget.checked ? without.filter((one) => one !== id) : [...without, id])
              }
            />
          ))}
        </fieldset>
      )}
      <p className="muted">
        The documents in which its people answer go with it too, to be read anew, and what is verified of their very
        names. Whose denial or status has to be recorded anew is said at the end. All of it is done in one step, or
        nothing is.
      </p>
    </LaneDialog>
  );
}
