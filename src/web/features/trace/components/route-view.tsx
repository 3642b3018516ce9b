import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import type { RouteQuestion } from '#domain/pinned-route';
import { announce } from '../../../lib/announce.ts';
import { useCase } from '../../../lib/case-context.ts';
import { useFocus } from '../../../lib/case-focus-context.ts';
import { exactText } from '../../../lib/dates.ts';
import { isTyping } from '../../../lib/is-typing.ts';
import { may } from '../../../lib/may.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import type { Routes } from '../api/ask-trace.ts';
import { download } from '../../../lib/download.ts';
import { routeSheetSvg, routeSheetText } from '../route-sheet.ts';
import { landOn } from '../land-on.ts';
import { bestText, hopText, hopWhen, sizeText, type SheetHead } from '../route-words.ts';
import { traceCommandOf, type TraceCommand } from '../trace-keys.ts';
import { HopCard } from './hop-card.tsx';
import { PinDialog } from './pin-dialog.tsx';
import { RouteSide } from './route-side.tsx';
import { RouteStripView } from './route-strip-view.tsx';

const paper = {
  paper: '#ffffff',
  panel: '#ffffff',
  ink: '#1c2126',
  muted: '#5b636c',
  rule: '#e4dfd3',
  amber: '#c77d0a',
  denied: '#a8322d',
};

type Props = {
  readonly data: Routes;
  readonly question: RouteQuestion;
  readonly words: string;
  readonly onForm: () => void;
};

/** The routes that were found: one as a strip and its hops with their claims, the others beside it. */
export function RouteView({ data, question, words, onForm }: Props) {
  const { caseId, asOf, detail } = useCase();
  const { dispatch } = useFocus();
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const [hop, setHop] = useState(0);
  const [isPinning, setPinning] = useState(false);
  const route = data.routes[Math.min(at, data.routes.length - 1)]!;
  const mayPin = asOf === null && may(detail, 'review');

  const goHop = (next: number) => {
    const one = route.hops[next];
    if (one === undefined) return;
    setHop(next);
    announce(
      `Hop ${next + 1}: ${one.link.from.name} to ${one.link.to.name}, ${hopText(one)}, ${hopWhen(one)}, ${one.link.basis}`,
    );
    document.querySelector(`[data-hop="${next}"]`)?.scrollIntoView({ block: 'nearest' });
    const { from, to, linkId } = one.link;
    dispatch({ do: 'select', selected: { kind: 'link', from: from.entityId, to: to.entityId, linkId } });
  };
  const goRoute = (next: number) => {
    const one = data.routes[next];
    if (one === undefined) return;
    setAt(next);
    setHop(0);
    announce(
      `Route ${next + 1} of ${data.routes.length}: ${bestText(one)}, ${sizeText(one)}, arrives ${one.arrives.words}`,
    );
  };
  const head = (): SheetHead => ({
    marking: detail.marking,
    caseTitle: detail.title,
    question: words,
    madeAt: exactText(new Date().toISOString()),
    asOf: asOf === null ? null : exactText(asOf),
    breaks: data.breaks.map((one) => one.words),
  });
  const run = ({ do: what, by }: TraceCommand) => {
    if (what === 'route') goRoute(at + by);
    else if (what === 'hop') goHop(hop + by);
    else if (what === 'form') onForm();
    else if (what === 'pin') setPinning(mayPin);
    else if (what === 'text') download('route.txt', 'text/plain;charset=utf-8', routeSheetText(route, head()));
    else if (what === 'picture') download('route.svg', 'image/svg+xml', routeSheetSvg(route, head(), paper));
    else {
      const claim = route.hops[hop]?.claims[0];
      if (claim !== undefined)
        void navigate({
          to: '/cases/$caseId/documents/$documentId',
          params: { caseId, documentId: claim.documentId },
          search: (before) => ({ asOf: before.asOf, claim: claim.claimId }),
        });
    }
  };
  const obey = useEffectEvent(run);
  useEffect(() => {
    const pressed = (press: KeyboardEvent) => {
      if (press.defaultPrevented || document.querySelector('[role=dialog]') !== null) return;
      const command = traceCommandOf(press, isTyping(press.target));
      if (command === null) return;
      press.preventDefault();
      obey(command);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  const button = (command: TraceCommand['do'], key: string, text: string) => (
    <Button size="compact-sm" variant="default" onClick={() => run({ do: command, by: 1 })}>
      {text}&nbsp;
      <Kbd of={key} />
    </Button>
  );
  return (
    <div className="tr-answer">
      <section className="tr-route" aria-label="The route" ref={landOn} tabIndex={-1}>
        <div className="tr-route-head">
          <h2>{bestText(route)}</h2>
          <span>
            leaves {route.leaves.words}, arrives <b>{route.arrives.words}</b> · {sizeText(route)}
          </span>
          <div className="tr-route-does">
            {mayPin ? button('pin', 'p', 'Pin as evidence') : null}
            {button('text', 'x', 'As text')}
            {button('picture', 'X', 'As picture')}
            {data.routes.length > 1 ? button('route', 'n', 'Next route') : null}
          </div>
        </div>
        {route.restsOnDenied || route.warnings.length > 0 ? (
          <div className="denial tr-warn" role="note">
            {route.restsOnDenied ? (
              <div>
                <b className="tone-denied">⊘ This route rests on what is alleged and denied.</b>
              </div>
            ) : null}
            {route.warnings.map((warning) => (
              <div key={warning}>{warning}</div>
            ))}
          </div>
        ) : null}
        <RouteStripView route={route} hop={hop} onHop={goHop} />
        <ol className="tr-hops">
          {route.hops.map((one, i) => (
            <HopCard key={one.link.linkId} hop={one} at={i} isOn={i === hop} onSelect={() => goHop(i)} />
          ))}
        </ol>
      </section>
      <aside className="tr-side" aria-label="All routes">
        <RouteSide data={data} at={at} onRoute={goRoute} />
      </aside>
      {isPinning ? (
        <PinDialog caseId={caseId} route={route} question={question} onClose={() => setPinning(false)} />
      ) : null}
    </div>
  );
}
