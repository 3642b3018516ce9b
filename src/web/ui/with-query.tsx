import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from './loading.tsx';
import { ProblemNotice } from './problem-notice.tsx';

type Props<Data> = {
  readonly query: UseQueryResult<Data>;
  readonly what: string;
  readonly children: (data: Data) => ReactNode;
};

/** One way to show a reply: what came, else what went wrong, else that it is on its way. */
export function WithQuery<Data>({ query, what, children }: Props<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null)
    return (
      <div style={{ padding: 24, maxWidth: 560 }}>
        <ProblemNotice error={query.error} retry={() => void query.refetch()} />
      </div>
    );
  return <Loading what={what} />;
}
