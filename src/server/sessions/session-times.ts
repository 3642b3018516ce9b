const hour = 3_600_000;

/** A session ends after 12 hours without use, and 30 days after sign-in in any case. */
export const sessionIdleMs = 12 * hour;
export const sessionLongestMs = 30 * 24 * hour;

/** A sign-in link opens once, within a day. */
export const linkLastsMs = 24 * hour;

/** So long after a link opened a session, a forgotten password may be replaced without it. */
const linkProvesMs = 15 * 60_000;

/** True while the session itself proves enough to set a password without the one before. */
export const provesByLink = (
  session: { readonly by_link: boolean; readonly created_at: number },
  now: number,
): boolean => session.by_link && now - session.created_at < linkProvesMs;

/** Use is written down at most this often, so that reading pages does not write a row each time. */
export const touchEveryMs = 60_000;

/** The moment the session ends unless it is used before. */
export function sessionEndsAt(session: { readonly openedAt: number; readonly usedAt: number }): number {
  return Math.min(session.usedAt + sessionIdleMs, session.openedAt + sessionLongestMs);
}
