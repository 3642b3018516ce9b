import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { requestAnswers, type RequestAnswer } from '#domain/proof-fact';
import { tell } from '../../../lib/tell.ts';
import { useRecordProof } from '../api/matrix.ts';
import { LaneDialog } from './lane-dialog.tsx';
import { WordsArea } from './words-area.tsx';

type Props = { readonly caseId: string; readonly requestId: string; readonly onClose: () => void };

/** What came back on a request, in its own words. */
export function AnswerDialog({ caseId, requestId, onClose }: Props) {
  const [answer, setAnswer] = useState<RequestAnswer>('given');
  const [words, setWords] = useState('');
  const record = useRecordProof(caseId);
  const send = async () => {
    await record.mutateAsync([{ kind: 'request answered', requestId, answer, words }]);
    tell('The answer is on record. What it holds becomes evidence only once it is added to the point.');
  };
  return (
    <LaneDialog title="The answer" does="Record it" onDo={send} onClose={onClose}>
      <NativeSelect
        label="It was"
        data={[...requestAnswers]}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value as RequestAnswer)}
        data-autofocus
      />
      <WordsArea label="In their words" value={words} onChange={setWords} />
    </LaneDialog>
  );
}
