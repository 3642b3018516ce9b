import { Button, Modal, SegmentedControl, Select } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { DocumentDetail } from '#api/schemas/document';
import { isGrade, type Grade, type GradeScheme } from '#domain/grade';
import { DialogEnd } from '../../../ui/dialog-end.tsx';
import { gradeWords } from '../../../ui/grade-badge.tsx';
import { useDecideOnDocument } from '../api/decide-on-document.ts';

const letters: Record<GradeScheme, { source: string; information: string; handling: string }> = {
  admiralty: { source: 'ABCDEF', information: '123456', handling: '' },
  '3x5x2': { source: '123', information: 'ABCDE', handling: 'PC' },
};

/** Grades the report in hand: its origin and its information apart. */
export function GradeDocumentDialog({
  caseId,
  document,
  onClose,
}: {
  caseId: string;
  document: DocumentDetail;
  onClose: () => void;
}) {
  const [scheme, setScheme] = useState<GradeScheme>(document.grade?.scheme ?? 'admiralty');
  const [source, setSource] = useState(document.grade?.source ?? 'C');
  const [information, setInformation] = useState(document.grade?.information ?? '3');
  const [handling, setHandling] = useState(document.grade?.handling ?? 'P');
  const decide = useDecideOnDocument(caseId);
  const grade: Grade = { scheme, source, information, ...(scheme === '3x5x2' ? { handling } : {}) };
  const save = (next: Grade | null) =>
    decide.mutate({ document, decision: { do: 'grade', grade: next } }, { onSuccess: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(grade);
  };
  const choices = (set: string, part: 'source' | 'information') =>
    [...set].map((value) => ({
      value,
      label: `${value}: ${
        gradeWords({ scheme, source, information, [part]: value })
          .split(': ')[1]
          ?.split(', ')[part === 'source' ? 0 : 1] ?? ''
      }`,
    }));
  return (
    <Modal opened onClose={onClose} title="Grade this document">
      <form className="stack" onSubmit={submit}>
        <SegmentedControl
          aria-label="Scheme"
          data={[
            { value: 'admiralty', label: 'Admiralty' },
            { value: '3x5x2', label: '3x5x2' },
          ]}
          value={scheme}
          onChange={(value) => {
            setScheme(value);
            setSource(value === 'admiralty' ? 'C' : '2');
            setInformation(value === 'admiralty' ? '3' : 'C');
          }}
        />
        <Select
          label="Origin"
          data={choices(letters[scheme].source, 'source')}
          value={source}
          onChange={(value) => value !== null && setSource(value)}
          allowDeselect={false}
          data-autofocus
        />
        <Select
          label="Information"
          data={choices(letters[scheme].information, 'information')}
          value={information}
          onChange={(value) => value !== null && setInformation(value)}
          allowDeselect={false}
        />
        {scheme === '3x5x2' ? (
          <Select
            label="Handling"
            data={[
              { value: 'P', label: 'P: may be shared lawfully' },
              { value: 'C', label: 'C: conditions apply' },
            ]}
            value={handling}
            onChange={(value) => value !== null && setHandling(value)}
            allowDeselect={false}
          />
        ) : null}
        <DialogEnd
          does="Grade"
          onCancel={onClose}
          busy={decide.isPending}
          disabled={!isGrade(grade)}
          error={decide.error}
        >
          {document.grade === null ? null : (
            <Button variant="default" onClick={() => save(null)}>
              Take the grade away
            </Button>
          )}
        </DialogEnd>
      </form>
    </Modal>
  );
}
