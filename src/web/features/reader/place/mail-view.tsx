import { useMemo, type ComponentProps } from 'react';
import { mailParts, type MailHeader } from '#engines/places/mail-parts';
import type { PlaceSegment } from '#engines/places/segment';
import { BlockView } from '../components/block-view.tsx';
import { TextPane } from '../components/text-pane.tsx';
import type { Mark } from '../mark-runs.ts';
import { splitBlocks, type Block } from '../split-blocks.ts';

type Props = Omit<ComponentProps<typeof TextPane>, 'blocks'> & { readonly map: readonly PlaceSegment[] };

const main = ['from', 'to', 'cc', 'bcc', 'date', 'subject', 'reply-to'];

/** A mail by its parts: who to whom and when above, its words below; the part that is sought is marked. */
export function MailView({ map, ...pane }: Props) {
  const { text, marks, passing, lit } = pane;
  const { headers, body } = useMemo(() => mailParts(text, map), [text, map]);
  const blocks = useMemo(
    () =>
      splitBlocks(text)
        .filter((block) => block.start >= body)
        .map((block, index): Block => ({ ...block, index })),
    [text, body],
  );
  const all = useMemo(() => [...marks, ...passing], [marks, passing]);
  const isMain = ({ name }: MailHeader): boolean => main.includes(name.toLowerCase());
  const others = headers.filter((one) => !isMain(one));
  const row = (header: MailHeader) => (
    <HeaderRow key={header.start} header={header} text={text} marks={all} lit={lit} />
  );
  return (
    <div className="place-frame">
      <div className="mail-head" role="region" aria-label="Head of the mail" tabIndex={0}>
        <dl>{headers.filter(isMain).map(row)}</dl>
        {others.length === 0 ? null : (
          <details open={others.some((one) => isMarked(one, all))}>
            <summary className="small muted">{others.length} more lines of its head</summary>
            <dl>{others.map(row)}</dl>
          </details>
        )}
      </div>
      {blocks.length === 0 ? <p className="muted page-wait">The mail has no words of its own.</p> : null}
      <TextPane {...pane} blocks={blocks} />
    </div>
  );
}

const isMarked = ({ start, end }: MailHeader, marks: readonly Mark[]): boolean =>
  marks.some((mark) => mark.start < end && mark.end > start);

type RowProps = {
  readonly header: MailHeader;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly lit: string | null;
};

function HeaderRow({ header, text, marks, lit }: RowProps) {
  const { name, start, end } = header;
  const here = marks.filter((mark) => mark.start < end && mark.end > start);
  const isSought = here.some(({ kind, claimId }) => kind === 'found' || (claimId !== null && claimId === lit));
  return (
    <div className={isSought ? 'mail-row mail-sought' : 'mail-row'}>
      <dt>{name}</dt>
      <dd>
        <BlockView text={text} block={{ index: 0, start, end, gap: false }} marks={here} lit={lit} />
      </dd>
    </div>
  );
}
