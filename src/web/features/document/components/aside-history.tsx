import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useCase } from '../../../lib/case-context.ts';
import { When } from '../../../ui/when.tsx';
import { asideLogQuery } from '../api/aside-log.ts';

/** That a document was set aside and released, by whom and why; nothing where it never was. */
export function AsideHistory({ documentId }: { documentId: string }) {
  const { caseId, asOf } = useCase();
  const log = useQuery(asideLogQuery(caseId, asOf)).data?.filter((item) => item.documentId === documentId) ?? [];
  if (!log.some((item) => item.kind === 'document.released' && !item.undone)) return null;
  const told = log.toReversed();
  return (
    <p className="aside-history small" role="note">
      <span aria-hidden="true">⊟ </span>
      {told.map((item, at) => (
        <Fragment key={`${item.entry.seq} ${item.entry.ordinal}`}>
          {at === 0 ? '' : '; '}
          {item.kind === 'document.received' ? `set aside${item.what.slice(item.what.indexOf(': '))}` : item.what} (
          {item.by.name}, <When at={item.at} />)
        </Fragment>
      ))}
    </p>
  );
}
