import { Failure } from '#domain/failure';
import type { Listening } from '#server/listen';

export const usualPort = 7377;

/** Opens the port that was asked for and no other; where none was, the usual one or the next that is free. */
export async function listenNear(
  open: (port: number) => Promise<Listening>,
  asked: number | undefined,
  tries = 50,
): Promise<Listening> {
  if (asked !== undefined) return open(asked);
  for (let port = usualPort; ; port++) {
    try {
      return await open(port);
    } catch (error) {
      const isTaken = error instanceof Failure && error.code === 'LL-PORT-TAKEN';
      if (!isTaken || port === usualPort + tries) throw error;
    }
  }
}
