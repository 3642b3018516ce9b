import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Pin } from '#api/schemas/pin';
import { eventTimeText } from '#domain/event-time-text';
import { useCase } from '../../../lib/case-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { may } from '../../../lib/may.ts';
import { problemOf } from '../../../lib/problem.ts';
import { tell } from '../../../lib/tell.ts';
import { BasisStroke } from '../../../ui/basis-stroke.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FairLine } from '../../../ui/fair-line.tsx';
import { When } from '../../../ui/when.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { pinsQuery, useUnpin } from '../api/pins.ts';

/** Routes that were held on to as evidence, each with what it rests on now. */
export function PinsView() {
  const { caseId, asOf } = useCase();
  const pins = useQuery(pinsQuery(caseId, asOf));
  const region = useRef<HTMLDivElement>(null);
  return (
    <div className="tr-scroll" role="region" aria-label="Pinned routes" tabIndex={0} ref={region}>
      <WithQuery query={pins} what="the pinned routes">
        {(list) =>
          list.length === 0 ? (
            <EmptyState title="No route is pinned yet">
              Trace a route and press p: it is held on to with its question and your note, for hypotheses, elements and
              assessments to rest on.
            </EmptyState>
          ) : (
            <ul className="tr-pins">
              {list.map((pin) => (
                <li key={pin.pinId} className="card">
                  <PinCard pin={pin} onTakenBack={() => region.current?.focus()} />
                </li>
              ))}
            </ul>
          )
        }
      </WithQuery>
    </div>
  );
}

function PinCard({ pin, onTakenBack }: { pin: Pin; onTakenBack: () => void }) {
  const { caseId, detail, asOf } = useCase();
  const unpin = useUnpin(caseId);
  const { question, links } = pin;
  const stops = [...new Set(links.flatMap((link) => [link.from.name, link.to.name]))];
  return (
    <>
      <div className="row">
        <h2 dir="auto">{stops.join(' → ')}</h2>
        <i className="grow" />
        <Link
          to="/cases/$caseId/trace"
          params={{ caseId }}
          search={(before) => ({
            asOf: before.asOf,
            from: question.from,
            to: question.to,
            rank: question.rank,
            after: question.after ?? undefined,
            before: question.before ?? undefined,
            least: question.minWaitDays || undefined,
            most: question.maxWaitDays ?? undefined,
          })}
          className="as-link"
        >
          ask again
        </Link>
        {asOf === null && may(detail, 'review', pin.compartmentId) ? (
          <Button
            size="compact-xs"
            variant="default"
            loading={unpin.isPending}
            onClick={() =>
              unpin.mutate(pin.entry, {
                onSuccess: () => {
                  tell('The route is no longer pinned; the log keeps that it was.');
                  onTakenBack();
                },
                onError: (error) => tell(`${problemOf(error).what} ${problemOf(error).next}`),
              })
            }
          >
            Take back
          </Button>
        ) : null}
      </div>
      {pin.note === null ? null : <p dir="auto">{pin.note}</p>}
      <div className="small muted">
        pinned by {pin.pinnedBy.name}, <When at={pin.pinnedAt} />
        {question.before === null ? '' : ` · asked for arrival by ${eventTimeText(question.before)}`}
        {question.asOf === null ? '' : ' · as the case stood on a past day'}
      </div>
      {pin.gone > 0 ? (
        <div className="denial">
          {countText(pin.gone, 'link')} of it {pin.gone === 1 ? 'stands' : 'stand'} no more: it no longer leads where it
          led.
        </div>
      ) : null}
      {pin.restsOnDenied ? <div className="small tone-denied">⊘ rests on what is alleged and denied</div> : null}
      <ol className="tr-pin-links">
        {links.map((link) => (
          <li key={link.linkId}>
            <span dir="auto">
              {link.from.name} → {link.to.name}
            </span>
            : {link.kind}
            {link.item === null ? '' : `, ${link.item}`} · {link.time === null ? 'no date' : eventTimeText(link.time)}{' '}
            <span className="nowrap small muted">
              <BasisStroke basis={link.basis} width={28} /> {link.basis}
            </span>
            <FairLine fairness={link.fairness} />
          </li>
        ))}
      </ol>
    </>
  );
}
