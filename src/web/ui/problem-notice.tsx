import { problemOf } from '../lib/problem.ts';

type Props = { readonly error: unknown; readonly retry?: () => void };

/** What happened and what to do next, with the permanent code. */
export function ProblemNotice({ error, retry }: Props) {
  const problem = problemOf(error);
  return (
    <div className="problem" role="alert">
      <div>
        <b>{problem.what}</b>
      </div>
      <div>{problem.next}</div>
      <div className="row">
        <span className="code">{problem.code}</span>
        {retry === undefined ? null : (
          <button type="button" className="as-link" onClick={retry}>
            Try again
          </button>
        )}
      </div>
    </div>
  );
}
