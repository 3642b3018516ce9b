/** A decision that this person made in this session and may take back. */
export type OwnDecision = {
  readonly caseId: string;
  readonly entry: { readonly compartmentId: string; readonly seq: number; readonly ordinal: number };
  /** In words, as "read rightly". */
  readonly what: string;
  /** The claim to go back to once it is taken back. */
  readonly claimId: string | null;
};

let made: readonly OwnDecision[] = [];

/** Remembers a decision, to be the first taken back. */
export function remember(decision: OwnDecision): void {
  made = [...made, decision];
}

/** Forgets a decision that was taken back, here or in the log. */
export function forget({ compartmentId, seq, ordinal }: OwnDecision['entry']): void {
  const isIt = ({ entry }: OwnDecision) =>
    entry.compartmentId === compartmentId && entry.seq === seq && entry.ordinal === ordinal;
  made = made.filter((one) => !isIt(one));
}

/** The last decision on this case that can still be taken back, or null. */
export const lastDecision = (caseId: string): OwnDecision | null =>
  made.findLast((one) => one.caseId === caseId) ?? null;
