import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Claim } from '#api/schemas/claim';
import type { DocumentDetail, RenditionText } from '#api/schemas/document';
import type { Span } from '#domain/span';
import { placeForm } from '#engines/places/place-form';
import { placeWords } from '#engines/places/place-words';
import { announce } from '../../../lib/announce.ts';
import { useCase } from '../../../lib/case-context.ts';
import { may } from '../../../lib/may.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { textQuery } from '../api/get-rendition-text.ts';
import { documentClaimsQuery } from '../api/list-document-claims.ts';
import { mentionsQuery } from '../api/list-mentions.ts';
import { marksOf, type Mark } from '../mark-runs.ts';
import { startOf } from '../merge-decided.ts';
import { claimsShown, emptyReader, readerAfter, type Shown } from '../reader-state.ts';
import { lastView, rememberView } from '../place/last-view.ts';
import { PlaceView, placeNames } from '../place/place-view.tsx';
import type { PageTurner } from '../place/page-view.tsx';
import { splitBlocks } from '../split-blocks.ts';
import { useCommands } from '../use-commands.ts';
import { CardColumn, type CardColumnHandle } from './card-column.tsx';
import { speakerText } from './claim-card.tsx';
import { DraftForm } from './draft-form.tsx';
import type { GoTo } from './words-link.tsx';
import { MentionDialog } from './mention-dialog.tsx';
import { ReaderHeader, ShownFilter } from './reader-header.tsx';
import { RelyDialog } from './rely-dialog.tsx';
import { StatusDialog } from './status-dialog.tsx';
import { TextPane, type TextPaneHandle } from './text-pane.tsx';
import { WordsBar } from './words-bar.tsx';
import './reader.css';
import { tell } from '../../../lib/tell.ts';

type Props = {
  readonly document: DocumentDetail;
  /** The claim to open at, or null. */
  readonly claimId: string | null;
  /** The words to open at, or null. */
  readonly at: Span | null;
  /** Opens the page, table or mail that the words stand in. */
  readonly inPlace: boolean;
  readonly onGo: GoTo;
  readonly onGradeDocument: (() => void) | null;
  readonly onSetAside: (() => void) | null;
};

/** The Reader of one document that has a text. */
export function Reader(props: Props) {
  const { caseId, asOf } = useCase();
  const { document } = props;
  const rendition = document.renditions.at(-1);
  const text = useQuery({ ...textQuery(caseId, rendition?.renditionId ?? ''), enabled: rendition !== undefined });
  const claims = useQuery(documentClaimsQuery(caseId, document.documentId, asOf));
  if (rendition === undefined)
    return <EmptyState title="There is no text yet">It will show here once the document has been read.</EmptyState>;
  return (
    <WithQuery query={text} what="the text">
      {(body) => (
        <WithQuery query={claims} what="its claims">
          {(list) => (
            <OpenReader {...props} renditionId={rendition.renditionId} text={body.text} map={body.map} claims={list} />
          )}
        </WithQuery>
      )}
    </WithQuery>
  );
}

type OpenProps = Props & {
  readonly renditionId: string;
  readonly text: string;
  readonly map: RenditionText['map'];
  readonly claims: readonly Claim[];
};

function OpenReader({
  document,
  claimId,
  at,
  inPlace,
  onGo,
  onGradeDocument,
  onSetAside,
  renditionId,
  text,
  map,
  claims,
}: OpenProps) {
  const { caseId, detail, asOf } = useCase();
  const [state, dispatch] = useReducer(readerAfter, { ...emptyReader, selected: claimId, found: at, shine: 1 });
  const [names, setNames] = useState(false);
  const form = useMemo(() => placeForm(document.mediaType, map), [document.mediaType, map]);
  // What was chosen holds until an address asks for other words.
  const asked = `${inPlace} ${claimId} ${at?.join('-')}`;
  const [chosen, setChosen] = useState<{ readonly asked: string; readonly placed: boolean } | null>(null);
  const placed = form !== null && (chosen?.asked === asked ? chosen.placed : inPlace || lastView() === 'place');
  const turner = useRef<PageTurner>(null);
  const showPlace = (next: boolean) => {
    setChosen({ asked, placed: next });
    rememberView(next ? 'place' : 'text');
  };
  const pane = useRef<TextPaneHandle>(null);
  const column = useRef<CardColumnHandle>(null);
  const mayDecide = asOf === null && may(detail, 'review', document.compartmentId);

  const blocks = useMemo(() => splitBlocks(text), [text]);
  const standing = useMemo(() => claims.filter((claim) => claim.renditionId === renditionId), [claims, renditionId]);
  const passed = useMemo(() => claimsShown(standing, state.shown, null), [standing, state.shown]);
  const shown = useMemo(
    () =>
      state.selected === null || passed.some((claim) => claim.claimId === state.selected)
        ? passed
        : claimsShown(standing, state.shown, state.selected),
    [passed, standing, state.shown, state.selected],
  );
  const counts = useMemo(() => countsOf(standing), [standing]);
  const mentions = useQuery({
    ...mentionsQuery(caseId, renditionId, asOf),
    enabled: names || standing.length === 0,
  }).data;
  const marks = useMemo(
    () => [
      ...marksOf(standing.filter(isMarked)),
      ...(names ? (mentions ?? []).map((one) => plainMark('mention', one.start, one.end)) : []),
    ],
    [standing, names, mentions],
  );
  const selected = standing.find((claim) => claim.claimId === state.selected) ?? null;
  const passing = useMemo(
    () => [
      ...(selected === null || isMarked(selected) ? [] : marksOf([selected])),
      ...(state.found === null ? [] : [plainMark('found', ...state.found)]),
      ...(state.draft === null
        ? []
        : [...state.draft.source, ...state.draft.cue, ...state.draft.content].map(([start, end]) =>
            plainMark('drafted', start, end),
          )),
    ],
    [selected, state.found, state.draft],
  );

  const commands = useCommands({
    caseId,
    documentId: document.documentId,
    renditionId,
    claims: standing,
    shown,
    state,
    dispatch,
    mayDecide,
    asOf,
    onPlace: () =>
      form === null ? tell('This document is its text: there is no other page of it.') : showPlace(!placed),
    onPage: (by) => turner.current?.turn(by),
  });

  // An address that names other words or another claim of this document leads there.
  const [from, to] = at ?? [null, null];
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else if (claimId !== null) dispatch({ do: 'select', claimId });
    else if (from !== null && to !== null) dispatch({ do: 'find', span: [from, to] });
  }, [claimId, from, to]);

  // Each act that selects brings the words into view, and the card beside them.
  const offset = state.found?.[0] ?? (selected === null ? null : startOf(selected));
  useEffect(() => {
    if (offset === null) return;
    // Pages and tables find their words themselves.
    if (pane.current === null && state.selected !== null) column.current?.align(state.selected, 120);
    pane.current?.show(offset, (top) => {
      if (state.selected !== null) column.current?.align(state.selected, top);
      else column.current?.follow(offset);
    });
    // The offset alone does not say that somebody asked again; `shine` does.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [state.shine, offset === null, placed]);

  const told = useRef<string | null>(null);
  useEffect(() => {
    if (selected === null || told.current === selected.claimId) return;
    told.current = selected.claimId;
    announce(`${selected.stance} ${speakerText(selected)}: ${selected.words.content.slice(0, 300)}`);
  }, [selected]);

  const speakers = useMemo(
    () =>
      [
        ...new Set(
          standing
            .flatMap((claim) => [claim.speaker.name, ...claim.speaker.candidates.map((one) => one.name)])
            .filter((name) => name !== null && name !== ''),
        ),
      ] as string[],
    [standing],
  );
  const parents = useMemo(
    () =>
      standing
        .filter((claim) => claim.claimId !== state.draft?.claimId && claim.review !== 'superseded')
        .map((claim) => ({
          claimId: claim.claimId,
          words: `${claim.words.source} ${claim.words.cue} ${claim.words.content}`.trim().slice(0, 80),
        })),
    [standing, state.draft?.claimId],
  );

  const words = {
    text,
    marks,
    passing,
    lit: state.selected,
    handle: pane,
    onPick: commands.select,
    onWords: commands.takeWords,
    onScrolledTo: (to: number) => column.current?.follow(to),
  };
  const placeOf = useCallback((claim: Claim) => placeWords(map, startOf(claim)), [map]);
  return (
    <div className="reader">
      <section className="reader-text" aria-label={document.title}>
        <ReaderHeader
          caseId={caseId}
          document={document}
          reviewed={counts.all - counts.unreviewed}
          claims={counts.all}
          names={names}
          views={form === null ? null : { of: placeNames[form], shown: placed ? 'place' : 'text', onShow: showPlace }}
          onNames={setNames}
          onGrade={onGradeDocument}
          onSetAside={onSetAside}
          onOpen={(documentId) => onGo({ documentId })}
        />
        {placed && form !== null ? (
          <PlaceView
            form={form}
            documentId={document.documentId}
            mediaType={document.mediaType ?? ''}
            map={map}
            offset={offset}
            shine={state.shine}
            turner={turner}
            {...words}
          />
        ) : (
          <TextPane blocks={blocks} {...words} />
        )}
        {state.words !== null && mayDecide && state.dialog === null ? (
          <WordsBar drafting={state.draft !== null} onCommand={commands.run} />
        ) : null}
      </section>
      <aside className="margin" aria-label="Claims of this document">
        <div className="margin-head">
          <ShownFilter shown={state.shown} counts={counts} onChange={(next) => dispatch({ do: 'show', shown: next })} />
        </div>
        {state.draft === null ? (
          <div />
        ) : (
          <DraftForm
            draft={state.draft}
            text={text}
            clash={state.clash}
            busy={commands.isSending}
            speakers={speakers}
            parents={parents}
            dispatch={dispatch}
            onSend={commands.sendDraft}
          />
        )}
        {shown.length === 0 ? (
          <EmptyState title={counts.all === 0 ? 'No claims here yet' : 'None of these'}>
            {counts.all > 0
              ? 'No claim of this document is in this state.'
              : mayDecide
                ? 'The reader found nobody saying anything here. Select words and press c to make a claim of them.'
                : 'The reader found nobody saying anything here.'}
          </EmptyState>
        ) : (
          <CardColumn
            claims={shown}
            selected={state.selected}
            grading={state.grading}
            handle={column}
            text={text}
            mayDecide={mayDecide}
            onCommand={commands.run}
            clash={state.draft === null ? state.clash : null}
            history={state.history}
            onSelect={commands.select}
            onGo={onGo}
            placeOf={form === null ? null : placeOf}
          />
        )}
      </aside>
      {state.dialog === 'rely' && selected !== null ? (
        <RelyDialog
          caseId={caseId}
          claim={selected}
          onClose={commands.close}
          onMade={(made) => commands.made('relied on', made.entry, selected.claimId)}
        />
      ) : null}
      {state.dialog === 'status' && selected !== null ? (
        <StatusDialog
          caseId={caseId}
          claim={selected}
          onClose={commands.close}
          onRecorded={(made) => commands.made('legal status recorded', made.entry, selected.claimId)}
        />
      ) : null}
      {state.dialog === 'mention' && state.words !== null ? (
        <MentionDialog
          caseId={caseId}
          renditionId={renditionId}
          compartmentId={document.compartmentId}
          words={state.words}
          text={text}
          onClose={commands.close}
          onMarked={(entries) => {
            for (const entry of entries) commands.made('marked', entry, state.selected);
            tell('Marked.');
          }}
        />
      ) : null}
    </div>
  );
}

const isMarked = (claim: Claim): boolean => claim.review !== 'rejected' && claim.review !== 'superseded';

const plainMark = (kind: Mark['kind'], start: number, end: number): Mark => ({
  start,
  end,
  kind,
  claimId: null,
  depth: 0,
});

function countsOf(claims: readonly Claim[]): Record<Shown, number> {
  const standing = claims.filter((claim) => claim.review !== 'superseded');
  const of = (review: Claim['review']) => standing.filter((claim) => claim.review === review).length;
  return { all: standing.length, unreviewed: of('unreviewed'), reviewed: of('read rightly'), rejected: of('rejected') };
}
