import { Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Route } from '#api/schemas/trace';
import type { RouteQuestion } from '#domain/pinned-route';
import { tell } from '../../../lib/tell.ts';
import { DialogEnd } from '../../../ui/dialog-end.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { usePinRoute } from '../api/pins.ts';
import { throughText } from '../route-words.ts';

type Props = {
  readonly caseId: string;
  readonly route: Route;
  readonly question: RouteQuestion;
  readonly onClose: () => void;
};

/** Holds on to the route as evidence, with a note of why. */
export function PinDialog({ caseId, route, question, onClose }: Props) {
  const [note, setNote] = useState('');
  const pin = usePinRoute(caseId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const linkIds = route.hops.map((hop) => hop.link.linkId);
    pin.mutate(
      { question: { ...question }, linkIds, note: note.trim() || null },
      {
        onSuccess: () => {
          tell('The route is pinned as evidence. It stands under Pinned.');
          onClose();
        },
      },
    );
  };
  return (
    <Dialog onClose={onClose} title="Pin this route as evidence">
      <form className="stack" onSubmit={submit}>
        <p dir="auto">{throughText(route)}</p>
        {route.restsOnDenied ? (
          <p className="denial">It rests on what is alleged and denied, and will say so.</p>
        ) : null}
        <Textarea
          label="Note"
          description="why it matters, for whoever comes upon it"
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={2}
          data-autofocus
        />
        <DialogEnd does="Pin it" onCancel={onClose} busy={pin.isPending} error={pin.error} />
      </form>
    </Dialog>
  );
}
