import { Failure } from '#domain/failure';

export type UploadLimit = {
  /** Counts one upload of an account in, or refuses it with LL-BUSY; what it returns counts it out again. */
  enter(accountId: string): () => void;
};

/** Bounds what documents on their way in may hold, since each has up to 1 MiB in memory or a file on disk. */
export function createUploadLimit(most: { readonly inAll: number; readonly each: number }): UploadLimit {
  const counts = new Map<string, number>();
  let inAll = 0;

  return {
    enter(accountId) {
      const own = counts.get(accountId) ?? 0;
      if (inAll >= most.inAll || own >= most.each)
        throw new Failure('LL-BUSY', 'Too many documents are being sent at once.', 'Send this one again shortly.', {
          retryAfterSeconds: 5,
        });
      counts.set(accountId, own + 1);
      inAll += 1;
      return () => {
        const left = counts.get(accountId)! - 1;
        if (left === 0) counts.delete(accountId);
        else counts.set(accountId, left);
        inAll -= 1;
      };
    },
  };
}
