import type { Claim } from '#api/schemas/claim';
import { linkKinds, type LinkBasis, type LinkKind } from '#domain/link';

type Proposal = Claim['proposals'][number];

/** What a dialog begins with for one proposal, or for a link made from nothing. */
export type RelianceDraft = {
  readonly kind: LinkKind;
  readonly from: string;
  readonly to: string;
  readonly item: string;
  readonly time: string;
  readonly lowerBound: string;
};

/** Fills the dialog from what the claim proposes. */
export function draftOf(proposal: Proposal | undefined): RelianceDraft {
  if (proposal === undefined) return { kind: 'other', from: '', to: '', item: '', time: '', lowerBound: '' };
  return {
    kind: linkKinds.find((kind) => kind === proposal.kind) ?? 'other',
    from: proposal.from,
    to: proposal.to,
    item: proposal.item ?? '',
    time: proposal.time ?? '',
    lowerBound: proposal.lowerBound === null ? '' : String(proposal.lowerBound),
  };
}

/** On what the link would rest, as its stroke will show it, from the claim alone. */
export function basisOf(claim: Claim, contradicted: boolean): LinkBasis {
  if (contradicted) return 'alleged and denied';
  if (claim.stance === 'admitted' || claim.stance === 'assessed') return claim.stance;
  return 'alleged';
}

/** Why this claim cannot carry a link, or null where it can. */
export function refusalOf(claim: Claim): string | null {
  if (claim.review === 'rejected') return 'This claim was rejected: the words do not say so. Take that back first.';
  if (claim.polarity === 'denies')
    return 'This claim denies. It can stand against a link, and is attached to one when somebody relies on a claim that asserts it.';
  if (claim.polarity === 'asks') return 'This is a question. A link needs a claim that asserts it.';
  if (claim.polarity === 'conditional')
    return 'This holds only under a condition. A link needs a claim that asserts it.';
  return null;
}
