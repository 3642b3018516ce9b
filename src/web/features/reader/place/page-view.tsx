import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type Ref } from 'react';
import type { PlaceSegment } from '#engines/places/segment';
import { segmentAt } from '#engines/places/segment';
import { useCase } from '../../../lib/case-context.ts';
import { numberText } from '../../../lib/count-text.ts';
import { WithQuery } from '../../../ui/with-query.tsx';
import { documentBytesQuery } from '../api/get-document-bytes.ts';
import { claimAt, type Mark } from '../mark-runs.ts';
import { openPages, type PageDrawer } from './page-drawer.ts';
import { measureWords, pageMarks, type PageMark } from './page-marks.ts';
import type { DrawnPage } from './page-message.ts';

type Props = {
  readonly documentId: string;
  readonly form: 'page' | 'picture';
  readonly mediaType: string;
  readonly text: string;
  readonly map: readonly PlaceSegment[];
  readonly marks: readonly Mark[];
  readonly lit: string | null;
  /** The words to show, and a number that grows each time that somebody asks for them. */
  readonly offset: number | null;
  readonly shine: number;
  readonly onPick: (claimId: string) => void;
  readonly turner: Ref<PageTurner>;
};

export type PageTurner = { readonly turn: (by: 1 | -1) => void };

/** The file itself, a page at a time, with the words marked where they stand on it. */
export function PageView(props: Props) {
  const { caseId } = useCase();
  const bytes = useQuery(documentBytesQuery(caseId, props.documentId));
  return (
    <WithQuery query={bytes} what="the document as it was received">
      {(body) => <OpenPages {...props} bytes={body} />}
    </WithQuery>
  );
}

type State =
  | { readonly is: 'opening' }
  | { readonly is: 'open'; readonly pages: number }
  | { readonly is: 'shut'; readonly why: string };

function OpenPages(props: Props & { readonly bytes: Uint8Array }) {
  const { bytes, form, mediaType, text, map, marks, lit, offset, shine, onPick, turner } = props;
  const drawer = useMemo(() => openPages(form, bytes, mediaType), [form, bytes, mediaType]);
  const [state, setState] = useState<State>({ is: 'opening' });
  // A page that somebody turned to stays until words elsewhere are asked for.
  const [turned, setTurned] = useState<{ readonly shine: number; readonly page: number } | null>(null);
  const page = turned !== null && (turned.shine === shine || offset === null) ? turned.page : pageOf(map, offset ?? 0);
  const [zoom, setZoom] = useState(1);

  useEffect(() => {
    let left = false;
    drawer.pages().then(
      (pages) => left || setState({ is: 'open', pages }),
      (error: Error) => left || setState({ is: 'shut', why: error.message }),
    );
    return () => {
      left = true;
      drawer.close();
    };
  }, [drawer]);

  const pages = state.is === 'open' ? state.pages : 0;
  const turn = (by: number) => setTurned({ shine, page: Math.min(Math.max(1, page + by), Math.max(1, pages)) });
  useImperativeHandle(turner, () => ({ turn }));

  const drawn = usePage(state.is === 'open' ? drawer : null, page, zoom);
  if (state.is === 'shut') return <Shut why={state.why} />;
  return (
    <div className="place-frame">
      <div className="place-bar small">
        {form === 'picture' ? null : (
          <>
            <button type="button" className="place-step" onClick={() => turn(-1)} disabled={page <= 1}>
              <span aria-hidden="true">‹</span>
              <span className="visually-hidden">previous page</span>
            </button>
            <span aria-live="polite">
              page {numberText(page)}
              {pages > 0 ? ` of ${numberText(pages)}` : ''}
            </span>
            <button type="button" className="place-step" onClick={() => turn(1)} disabled={page >= pages}>
              <span aria-hidden="true">›</span>
              <span className="visually-hidden">next page</span>
            </button>
          </>
        )}
        <i className="grow" />
        <Zoom zoom={zoom} onZoom={setZoom} />
      </div>
      <PageSheet
        drawn={drawn}
        page={page}
        zoom={zoom}
        form={form}
        text={text}
        map={map}
        marks={marks}
        lit={lit}
        offset={offset}
        shine={shine}
        onPick={onPick}
      />
    </div>
  );
}

const zooms = [0.5, 0.75, 1, 1.5, 2, 3] as const;

function Zoom({ zoom, onZoom }: { readonly zoom: number; readonly onZoom: (zoom: number) => void }) {
  const at = zooms.indexOf(zoom as (typeof zooms)[number]);
  return (
    <>
      <button
        type="button"
        className="place-step"
        disabled={at <= 0}
        onClick={() => onZoom(zooms[Math.max(0, at - 1)]!)}
      >
        <span aria-hidden="true">−</span>
        <span className="visually-hidden">smaller</span>
      </button>
      <span>{zoom * 100} %</span>
      <button
        type="button"
        className="place-step"
        disabled={at === zooms.length - 1}
        onClick={() => onZoom(zooms[Math.min(zooms.length - 1, at + 1)]!)}
      >
        <span aria-hidden="true">+</span>
        <span className="visually-hidden">larger</span>
      </button>
    </>
  );
}

type Drawing =
  | { readonly is: 'drawing' }
  | { readonly is: 'drawn'; readonly page: DrawnPage }
  | { readonly is: 'failed'; readonly why: string };

const widest = 1000;

/** The page as drawn, once it is. */
function usePage(drawer: PageDrawer | null, page: number, zoom: number): Drawing {
  const width = Math.round(widest * zoom * Math.min(2, devicePixelRatio));
  const [done, setDone] = useState<{ readonly of: string; readonly drawing: Drawing } | null>(null);
  const of = `${page} ${width}`;
  useEffect(() => {
    if (drawer === null) return;
    let left = false;
    const finish = (drawing: Drawing) => left || setDone({ of: `${page} ${width}`, drawing });
    drawer.draw(page, width).then(
      (drawn) => finish({ is: 'drawn', page: drawn }),
      (error: Error) => finish({ is: 'failed', why: error.message }),
    );
    return () => {
      left = true;
    };
  }, [drawer, page, width]);
  return done?.of === of ? done.drawing : { is: 'drawing' };
}

type SheetProps = Pick<Props, 'form' | 'text' | 'map' | 'marks' | 'lit' | 'offset' | 'shine' | 'onPick'> & {
  readonly drawn: Drawing;
  readonly page: number;
  readonly zoom: number;
};

function PageSheet({ drawn, page, zoom, form, text, map, marks, lit, offset, shine, onPick }: SheetProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = drawn.is === 'drawn' && drawn.page.page === page ? drawn.page : null;
  const onPage = useMemo(
    () => (shown === null ? [] : pageMarks(text, map, marks, shown, measureWords)),
    [shown, text, map, marks],
  );

  useLayoutEffect(() => {
    const to = canvas.current;
    if (to === null || shown === null) return;
    to.width = shown.bitmap.width;
    to.height = shown.bitmap.height;
    to.getContext('2d')?.drawImage(shown.bitmap, 0, 0);
  }, [shown]);

  // The words asked for come into view once their page is drawn.
  const sought = useRef(-1);
  useEffect(() => {
    const pane = scroller.current;
    if (shown === null || offset === null || pane === null || sought.current === shine) return;
    const first = onPage.find(({ mark }) => mark.start <= offset && offset < mark.end);
    if (first === undefined) return;
    sought.current = shine;
    const sheet = pane.querySelector('.page-sheet');
    if (sheet === null) return;
    const at = sheet.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
    pane.scrollTop = at + first.top * sheet.clientHeight - pane.clientHeight * 0.3;
  }, [shown, onPage, offset, shine]);

  const name = form === 'picture' ? 'The picture as it was received' : `Page ${page} as it was received`;
  return (
    <div className="page-pane" ref={scroller} tabIndex={0} role="region" aria-label={name}>
      {drawn.is === 'failed' ? <Shut why={drawn.why} /> : null}
      {shown === null && drawn.is !== 'failed' ? (
        <div className="page-wait" role="status">
          <Loader size="sm" /> drawing page {numberText(page)}
        </div>
      ) : null}
      {shown === null ? null : (
        <div className="page-sheet" style={{ width: `${zoom * 100}%`, maxWidth: widest * zoom }}>
          <canvas ref={canvas} role="img" aria-label={`${name}; its words are in the text`} />
          {onPage.map((one) => (
            <MarkBox key={keyOf(one)} one={one} lit={lit} onPick={onPick} all={onPage} />
          ))}
        </div>
      )}
    </div>
  );
}

const keyOf = ({ mark, left, top }: PageMark): string =>
  `${mark.kind} ${mark.claimId ?? ''} ${mark.start} ${left.toFixed(4)} ${top.toFixed(4)}`;

type BoxProps = {
  readonly one: PageMark;
  readonly lit: string | null;
  readonly all: readonly PageMark[];
  readonly onPick: (claimId: string) => void;
};

/** A mark over the page. The cards beside it say the same to whoever sees no picture, so it is hidden from them. */
function MarkBox({ one, lit, all, onPick }: BoxProps) {
  const { mark, left, top, width, height } = one;
  const isLit = mark.claimId !== null && mark.claimId === lit;
  const pick = () => {
    const here = all.filter(
      ({ mark: other, ...at }) =>
        other.claimId !== null &&
        at.top < top + height &&
        at.top + at.height > top &&
        at.left < left + width &&
        at.left + at.width > left,
    );
    const claimId = claimAt(
      here.map(({ mark: other }) => other),
      lit,
    );
    if (claimId !== null) onPick(claimId);
  };
  const percent = (part: number): string => `${part * 100}%`;
  return (
    <div
      aria-hidden="true"
      className={`page-mark page-${mark.kind}${isLit ? ' page-lit' : ''}`}
      style={{ left: percent(left), top: percent(top), width: percent(width), height: percent(height) }}
      onClick={pick}
    />
  );
}

function Shut({ why }: { readonly why: string }) {
  return (
    <div className="page-wait" role="alert">
      <p>This cannot be drawn here: {why}. Its words are in the text, and the file can be downloaded as received.</p>
    </div>
  );
}

const pageOf = (map: readonly PlaceSegment[], offset: number): number => map[segmentAt(map, offset)]?.page ?? 1;
