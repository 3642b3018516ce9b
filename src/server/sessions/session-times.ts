const hour = 3_600_000;

/** A session ends after 12 hours without use, and 30 days after sign-in in any case. */
export const sessionIdleMs = 12 * hour;
export const sessionLongestMs = 30 * 24 * hour;

/** A sign-in link opens once, within a day. */
export const linkLastsMs = 24 * hour;

/** Use is written down at most this often, so that reading pages does not write a row each time. */
export const touchEveryMs = 60_000;

/** The moment the session ends unless it is used before. */
export function sessionEndsAt(session: { readonly openedAt: number; readonly usedAt: number }): number {
  return Math.min(session.usedAt + sessionIdleMs, session.openedAt + sessionLongestMs);
}
