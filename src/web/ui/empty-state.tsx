import type { ReactNode } from 'react';

/** Says why there is nothing, and what to do about it. */
export function EmptyState({ title, children, does }: { title: string; children?: ReactNode; does?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <div>{children}</div>
      {does === undefined ? null : <div className="does">{does}</div>}
    </div>
  );
}
