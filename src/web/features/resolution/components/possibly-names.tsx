import { Button } from '@mantine/core';
import { useState } from 'react';
import type { NamesProposal } from '#api/schemas/resolution';
import type { ResolutionDecision } from '#domain/resolution';
import { useCase } from '../../../lib/case-context.ts';
import { may } from '../../../lib/may.ts';
import { decideNames } from '../api/decide.ts';
import { firstChoice } from '../queue-state.ts';
import type { useChange } from '../use-changes.ts';
import { NamesSide } from './names-side.tsx';
import { Reasons } from './reasons.tsx';

type Props = { readonly of: NamesProposal; readonly change: ReturnType<typeof useChange> };

/** Names in documents that may mean the entity: each is taken in or left out before anybody decides. */
export function PossiblyNames({ of, change }: Props) {
  const { caseId, detail } = useCase();
  const [choice, setChoice] = useState(() => firstChoice(of));
  const isBarred = !may(detail, 'review') || change.isPending;
  const decide = (decision: ResolutionDecision, done: string) => () =>
    change.mutate({ run: () => decideNames(caseId, of, decision, choice), done });
  return (
    <article className="possibly-names">
      <NamesSide proposal={of} choice={choice} onChoose={setChoice} hasKeys={false} />
      <Reasons reasons={of.reasons} contradictions={of.contradictions} />
      <div className="row">
        <Button size="compact-sm" disabled={isBarred} onClick={decide('same', 'They are joined now.')}>
          It is meant
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={isBarred}
          onClick={decide('not same', 'They are an entity of their own, kept apart.')}
        >
          Somebody else
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={isBarred}
          onClick={decide('unsure', 'They are an entity of their own, and it is left open.')}
        >
          Unsure
        </Button>
      </div>
    </article>
  );
}
