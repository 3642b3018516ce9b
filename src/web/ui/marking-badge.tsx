import type { Marking } from '#domain/case-file';

/** The marking that everything in this case carries. */
export function MarkingBadge({ marking }: { marking: Marking }) {
  return <span className="marking">{marking}</span>;
}
