import type { ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { countText, numberText } from '../../../lib/count-text.ts';
import { useRetryDocuments } from '../api/loads.ts';

type Failures = ReplyOf<Operations['getProgress']>['failures'];

/** What could not be read, by reason, with a way to try all of it again or all of one reason. */
export function FailureReasons({ caseId, failures, able }: { caseId: string; failures: Failures; able: boolean }) {
  const retry = useRetryDocuments(caseId);
  if (failures.length === 0) return null;
  const total = failures.reduce((sum, one) => sum + one.count, 0);
  const again = (code: string | null, label: string, words: string) =>
    able ? (
      <button
        type="button"
        className="as-link"
        aria-label={label}
        disabled={retry.isPending}
        onClick={() => retry.mutate(code)}
      >
        {words}
      </button>
    ) : null;
  return (
    <section className="failures" aria-label="Documents that could not be read">
      <div className="row">
        <b className="tone-denied">✕ {countText(total, 'document')} not read</b>
        <i className="grow" />
        {failures.some((one) => one.retryable)
          ? again(null, 'Try all again: those that may work', 'Try all again')
          : null}
      </div>
      <ul>
        {failures.map(({ code, message, count }) => (
          <li key={code}>
            <b>{numberText(count)}</b> <span dir="auto">{message}</span> <span className="mono">{code}</span>{' '}
            {again(code, `Try these again: ${code}`, 'Try these again')}
          </li>
        ))}
      </ul>
      {retry.isError ? <p className="tone-denied small">They could not be put back. Try again.</p> : null}
    </section>
  );
}
