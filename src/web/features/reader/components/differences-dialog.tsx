import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCase } from '../../../lib/case-context.ts';
import { WithQuery } from '../../../ui/with-query.tsx';
import { differencesQuery } from '../api/near-copies.ts';
import './differences.css';

type Props = { readonly documentId: string; readonly otherId: string; readonly onClose: () => void };

/** So much of what both have is shown on either side of a difference. */
const around = 160;

/** What differs between two texts: struck through where only the first has it, underlined where only the second does. */
export function DifferencesDialog({ documentId, otherId, onClose }: Props) {
  const { caseId } = useCase();
  const found = useQuery(differencesQuery(caseId, documentId, otherId));
  return (
    <Modal opened onClose={onClose} size="xl" title="What differs">
      <WithQuery query={found} what="the texts">
        {({ first, second, differences }) => (
          <>
            <p className="small" dir="auto">
              <del className="differs-first">{first.title}</del> <span className="muted">and</span>{' '}
              <ins className="differs-second">{second.title}</ins>
            </p>
            {differences.every((one) => one.kind === 'same') ? <p>The texts are the same.</p> : null}
            <div className="differs" dir="auto" role="region" aria-label="Both texts" tabIndex={0}>
              {differences.map((one, i) =>
                one.kind === 'first' ? (
                  // oxlint-disable-next-line no-array-index-key
                  <del key={i} className="differs-first">
                    {one.text}
                  </del>
                ) : one.kind === 'second' ? (
                  // oxlint-disable-next-line no-array-index-key
                  <ins key={i} className="differs-second">
                    {one.text}
                  </ins>
                ) : (
                  // oxlint-disable-next-line no-array-index-key
                  <span key={i}>{shortened(one.text, i === 0, i === differences.length - 1)}</span>
                ),
              )}
            </div>
          </>
        )}
      </WithQuery>
    </Modal>
  );
}

/** Long stretches that both have are cut to what stands beside a difference. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const [before, after] = [isFirst ? 0 : around, isLast ? 0 : around];
  if (text.length <= before + after + 40) return text;
  const start = text.slice(0, before).replace(/\S+$/u, '');
  const end = after === 0 ? '' : text.slice(-after).replace(/^\S+/u, '');
  return `${start} … ${end}`;
}
