import { Button, Checkbox, Modal, Radio, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Claim } from '#api/schemas/claim';
import { linkKinds, type LinkKind } from '#domain/link';
import { DialogEnd } from '../../../ui/dialog-end.tsx';
import { StanceMark } from '../../../ui/stance-mark.tsx';
import { entitiesQuery } from '../api/list-entities.ts';
import { relyOn } from '../api/rely-on.ts';
import { proposalText } from '../proposal-text.ts';
import { basisOf, draftOf, refusalOf } from '../reliance.ts';
import { choiceOf, EntityField, type Named } from './entity-field.tsx';

type Made = Awaited<ReturnType<typeof relyOn>>;
type Props = {
  readonly caseId: string;
  readonly claim: Claim;
  readonly onClose: () => void;
  readonly onMade: (made: Made) => void;
};

/** The second decision: a link is relied on. What denies it goes with it. */
export function RelyDialog({ caseId, claim, onClose, onMade }: Props) {
  const refusal = refusalOf(claim);
  return (
    <Modal opened onClose={onClose} title="Rely on this claim" size="lg">
      {refusal === null ? (
        <RelyForm caseId={caseId} claim={claim} onClose={onClose} onMade={onMade} />
      ) : (
        <div className="stack">
          <p>{refusal}</p>
          <div className="actions">
            <Button onClick={onClose} data-autofocus>
              Back to the claim
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

function RelyForm({ caseId, claim, onClose, onMade }: Props) {
  const [chosen, setChosen] = useState(0);
  const [draft, setDraft] = useState(() => draftOf(claim.proposals[0]));
  const [from, setFrom] = useState<Named>({ name: draft.from, schema: 'Person' });
  const [to, setTo] = useState<Named>({ name: draft.to, schema: 'Person' });
  const denials = claim.fairness?.denials ?? [];
  const [against, setAgainst] = useState<readonly string[]>(denials.map((denial) => denial.claimId));
  const entities = useQuery(entitiesQuery(caseId)).data ?? [];
  const send = useMutation({
    mutationFn: () =>
      relyOn(caseId, {
        kind: draft.kind,
        from: choiceOf(entities, from),
        to: choiceOf(entities, to),
        item: draft.item.trim() || null,
        time: draft.time.trim() || null,
        lowerBound: draft.lowerBound.trim() === '' ? null : Number(draft.lowerBound),
        claimIds: [claim.claimId],
        contradictedBy: [...against],
      }),
    onSuccess: onMade,
  });
  const choose = (at: number) => {
    const next = draftOf(claim.proposals[at]);
    setChosen(at);
    setDraft(next);
    setFrom((before) => ({ ...before, name: next.from }));
    setTo((before) => ({ ...before, name: next.to }));
  };
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const badBound = draft.lowerBound.trim() !== '' && !(Number(draft.lowerBound) >= 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!badBound) send.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <blockquote className="rely-words" dir="auto">
        <StanceMark stance={claim.stance} /> {claim.words.content}
      </blockquote>
      {claim.proposals.length > 1 ? (
        <Radio.Group
          label="Which of what it proposes"
          value={String(chosen)}
          onChange={(value) => choose(Number(value))}
        >
          <div className="stack" style={{ gap: 4, marginTop: 4 }}>
            {claim.proposals.map((proposal, at) => (
              <Radio key={at} size="xs" value={String(at)} label={proposalText(proposal)} />
            ))}
          </div>
        </Radio.Group>
      ) : null}
      <Select
        label="The link is"
        data={[...linkKinds]}
        value={draft.kind}
        onChange={(value) => value !== null && change({ kind: value as LinkKind })}
        allowDeselect={false}
        data-autofocus
      />
      <EntityField label="From" value={from} entities={entities} onChange={setFrom} />
      <EntityField label="To" value={to} entities={entities} onChange={setTo} />
      <div className="draft-grid three">
        <TextInput
          label="What passed"
          value={draft.item}
          onChange={(event) => change({ item: event.currentTarget.value })}
        />
        <TextInput
          label="When"
          description="2022-07, or 2022-07/2023-01"
          value={draft.time}
          onChange={(event) => change({ time: event.currentTarget.value })}
        />
        <TextInput
          label="At least"
          description="how many"
          inputMode="numeric"
          value={draft.lowerBound}
          onChange={(event) => change({ lowerBound: event.currentTarget.value })}
          error={badBound ? 'A number.' : undefined}
        />
      </div>
      {denials.length === 0 ? (
        <p className="small muted">No denial is on file{claim.fairness === null ? '' : ': not yet put to them'}.</p>
      ) : (
        <Checkbox.Group label="Denied by (goes with the link)" value={[...against]} onChange={setAgainst}>
          <div className="stack" style={{ gap: 4, marginTop: 4 }}>
            {denials.map((denial) => (
              <Checkbox
                key={denial.claimId}
                size="xs"
                value={denial.claimId}
                label={`⊘ ${denial.speaker.split('; ').join(' and ')}: “${denial.words.content}”`}
              />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <p>
        It will show as: <b>{basisOf(claim, against.length > 0)}</b>
      </p>
      <DialogEnd does="Rely on it" onCancel={onClose} busy={send.isPending} error={send.error} />
    </form>
  );
}
