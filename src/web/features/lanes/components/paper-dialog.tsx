import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCase } from '../../../lib/case-context.ts';
import { tell } from '../../../lib/tell.ts';
import { takeSchedule, takeStatement, type ScheduleAsk } from '../api/papers.ts';
import { LaneDialog } from './lane-dialog.tsx';

export type PaperAsked =
  | { readonly paper: ScheduleAsk['paper']; readonly title: string }
  | { readonly thingId: string; readonly title: string };

type Props = {
  readonly caseId: string;
  readonly asked: PaperAsked;
  /** The disclosure officer, where it is whoever asks. */
  readonly officer: string;
  readonly onClose: () => void;
};

/** Asks for what a document needs and the case does not hold, and hands over the file; a draft says what is missing. */
export function PaperDialog({ caseId, asked, officer, onClose }: Props) {
  const [reference, setReference] = useState('');
  const [disclosureOfficer, setOfficer] = useState(officer);
  const [form, setForm] = useState<'docx' | 'pdf'>('docx');
  const [kind, setKind] = useState<'complete' | 'draft'>('complete');
  const [inquiries, setInquiries] = useState('');
  const [certification, setCertification] = useState('');
  const { compartments } = useCase().detail;
  const [compartmentId, setCompartment] = useState(compartments.find(({ isMain }) => isMain)?.compartmentId ?? caseId);
  const isSchedule = 'paper' in asked;
  const isReport = isSchedule && asked.paper === 'report';
  const send = async () => {
    const common = { form, kind, reference: reference.trim() === '' ? null : reference };
    const name = isSchedule
      ? await takeSchedule(caseId, {
          ...common,
          paper: asked.paper,
          compartmentId,
          disclosureOfficer: disclosureOfficer.trim() === '' ? null : disclosureOfficer,
          linesOfInquiry: inquiries.split('\n').filter((one) => one.trim() !== ''),
          certification: certification.trim() === '' ? null : certification,
        })
      : await takeStatement(caseId, asked.thingId, common);
    tell(`Saved as ${name}.`);
  };
  return (
    <LaneDialog title={asked.title} does="Save the file" onDo={send} onClose={onClose}>
      <div className="pair">
        <NativeSelect
          label="As"
          data={[
            { value: 'docx', label: 'Word document' },
            { value: 'pdf', label: 'PDF' },
          ]}
          value={form}
          onChange={(event) => setForm(event.currentTarget.value as 'docx' | 'pdf')}
          data-autofocus
        />
        <NativeSelect
          label="Which is"
          data={[
            { value: 'complete', label: 'complete' },
            { value: 'draft', label: 'a draft' },
          ]}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as 'complete' | 'draft')}
        />
      </div>
      <TextInput
        label="Reference of the case"
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      {isSchedule ? (
        <NativeSelect
          label="Lists what lies in"
          description="Nothing of any other compartment stands on it. The paper says which."
          data={compartments.map((one) => ({
            value: one.compartmentId,
            label: one.isMain ? 'main alone' : `main and ${one.name}`,
          }))}
          value={compartmentId}
          onChange={(event) => setCompartment(event.currentTarget.value)}
          required
        />
      ) : null}
      {isSchedule ? (
        <TextInput
          label="Disclosure officer"
          value={disclosureOfficer}
          onChange={(event) => setOfficer(event.currentTarget.value)}
        />
      ) : null}
      {isReport ? (
        <>
          <Textarea
            label="Lines of inquiry"
            description="one a line, towards and away from the suspect"
            value={inquiries}
            onChange={(event) => setInquiries(event.currentTarget.value)}
            autosize
            minRows={2}
            dir="auto"
          />
          <Textarea
            label="Certification"
            description="in the officer’s own words"
            value={certification}
            onChange={(event) => setCertification(event.currentTarget.value)}
            autosize
            minRows={2}
            dir="auto"
          />
        </>
      ) : null}
      {isSchedule && asked.paper === 'highly sensitive' ? (
        <p className="lane-hold">Kept apart: this file holds nothing else, and no other holds anything of it.</p>
      ) : null}
    </LaneDialog>
  );
}
