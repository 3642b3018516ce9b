import type { ReactNode } from 'react';

type Props = {
  readonly title: string;
  /** What the page is called, where nothing else on it says so. */
  readonly page?: string;
  readonly children?: ReactNode;
  readonly does?: ReactNode;
};

/** Says why there is nothing, and what to do about it. */
export function EmptyState({ title, page, children, does }: Props) {
  return (
    <div className="empty">
      {page === undefined ? null : <h1 className="visually-hidden">{page}</h1>}
      <h2>{title}</h2>
      <div>{children}</div>
      {does === undefined ? null : <div className="does">{does}</div>}
    </div>
  );
}
