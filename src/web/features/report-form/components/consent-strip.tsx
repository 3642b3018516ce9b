import { useQuery } from '@tanstack/react-query';
import type { DocumentDetail } from '#api/schemas/document';
import { consentsIn } from '#engines/report-forms/report-text';
import { useCase } from '../../../lib/case-context.ts';
import { documentDateText } from '../../../lib/dates.ts';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Who may get an incident report, as the person said; nothing of other documents. */
export function ConsentStrip({ document }: { document: DocumentDetail }) {
  const { caseId } = useCase();
  const renditionId = document.renditions.at(-1)?.renditionId;
  const isOne = document.kind === 'incident report' && renditionId !== undefined;
  const text = useQuery({
    queryKey: keys.text(renditionId ?? ''),
    queryFn: ({ signal }) =>
      api.call('getRenditionText', { params: { caseId, renditionId: renditionId ?? '' }, signal }),
    staleTime: Infinity,
    enabled: isOne,
  });
  const consents = text.data === undefined ? null : consentsIn(text.data.text);
  if (consents === null) return null;
  const refuses = consents.filter((one) => one.decision === 'refuses');
  return (
    <div className="banner" role="region" aria-label="Consent">
      <b>Consent:</b>
      {consents.length === 0 ? <span>nobody is named, so it goes to nobody</span> : null}
      {consents.map((one) => (
        <span
          key={`${one.recipient} ${one.on}`}
          className={one.decision === 'consents' ? undefined : 'tone-denied'}
          dir="auto"
        >
          {one.decision === 'consents' ? '✓' : '⊘'} {one.recipient}: {one.decision}
          {one.what === '' ? '' : `, ${one.what}`} ({documentDateText(one.on)})
        </span>
      ))}
      {refuses.length > 0 ? (
        <span className="visually-hidden">The person refuses consent for some recipients.</span>
      ) : null}
    </div>
  );
}
