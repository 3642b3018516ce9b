import type { DoctrineStatus } from '#domain/sourced';

type Fact = { readonly status: DoctrineStatus; readonly source?: string };

/** The mark beside a fact of doctrine that nobody read in a published copy; nothing beside the others. */
export function NotVerified({ of }: { of: Fact }) {
  if (of.status === 'verified') return null;
  return (
    <span className="not-verified" title={of.source === undefined ? undefined : `Source: ${of.source}`}>
      <span aria-hidden="true">?</span> not verified
    </span>
  );
}
