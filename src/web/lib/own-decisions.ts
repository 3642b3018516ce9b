import { useSyncExternalStore } from 'react';

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
const listeners = new Set<() => void>();

function change(next: readonly OwnDecision[]): void {
  made = next;
  for (const listener of listeners) listener();
}

/** Remembers a decision, to be the first taken back. */
export const remember = (decision: OwnDecision): void => change([...made, decision]);

/** Forgets a decision that was taken back, here or in the log. */
export function forget(entry: OwnDecision['entry']): void {
  change(
    made.filter(
      (one) =>
        !(
          one.entry.compartmentId === entry.compartmentId &&
          one.entry.seq === entry.seq &&
          one.entry.ordinal === entry.ordinal
        ),
    ),
  );
}

/** The last decision on this case that can still be taken back, or null. */
export function useLastDecision(caseId: string): OwnDecision | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => lastOf(caseId),
  );
}

const lastOf = (caseId: string): OwnDecision | null => made.findLast((one) => one.caseId === caseId) ?? null;
