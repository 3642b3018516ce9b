import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Claim, Decided } from '#api/schemas/claim';
import { announce } from '../../lib/announce.ts';
import { remember } from '../../lib/own-decisions.ts';
import { isConflict, problemOf } from '../../lib/problem.ts';
import { keys } from '../../lib/query-keys.ts';
import { claimQuery } from './api/get-claim.ts';
import { mergeDecided } from './merge-decided.ts';
import type { ReaderAction } from './reader-state.ts';

export type Decision = {
  readonly claimId: string | null;
  /** In words, as "read rightly". */
  readonly what: string;
  /** Sends it, given the claim as it stands on screen by then. */
  readonly send: (claim: Claim | null) => Promise<Decided>;
  /** What the card shows before the answer; only for what can be taken back. */
  readonly atOnce?: Partial<Claim>;
  /** Other claims may show differently afterwards. */
  readonly wide?: boolean;
};

/** Decisions on the claims of one document: one after the other, shown at once where they can be taken back. */
export function useDecide(caseId: string, documentId: string, dispatch: (action: ReaderAction) => void) {
  const client = useQueryClient();
  const key = keys.documentClaims(caseId, documentId, null);
  const claimNow = (claimId: string | null) =>
    client.getQueryData<readonly Claim[]>(key)?.find((claim) => claim.claimId === claimId) ?? null;
  const merge = (claim: Claim) =>
    client.setQueryData<readonly Claim[]>(key, (claims) =>
      claims === undefined ? claims : mergeDecided(claims, claim),
    );

  const refreshAround = (wide: boolean) => {
    for (const part of ['documents', 'detail', 'log', 'claim', ...(wide ? ['claims', 'links'] : [])])
      void client.invalidateQueries({ queryKey: [...keys.case(caseId), part] });
  };

  const tellClash = async (claimId: string | null, error: unknown) => {
    dispatch({ do: 'clash', clash: { claimId, ...problemOf(error) } });
    announce(problemOf(error).what);
    if (claimId === null || !isConflict(error)) return;
    let now: Claim = await client.fetchQuery(claimQuery(caseId, claimId, null));
    if (now.supersededBy !== null) now = await client.fetchQuery(claimQuery(caseId, now.supersededBy, null));
    merge(now);
    dispatch({ do: 'refreshed', claimId, claim: now });
    refreshAround(true);
  };

  const { mutateAsync } = useMutation({
    scope: { id: `decide ${documentId}` },
    mutationFn: (decision: Decision) => decision.send(claimNow(decision.claimId)),
    onMutate: (decision) => {
      const before = claimNow(decision.claimId);
      if (before !== null && decision.atOnce !== undefined) merge({ ...before, ...decision.atOnce });
      return before;
    },
    onSuccess: (reply, decision) => {
      merge(reply.claim);
      remember({ caseId, entry: reply.entry, what: decision.what, claimId: decision.claimId });
      announce(decision.what);
      dispatch({ do: 'went through', claimId: decision.claimId });
      refreshAround(decision.wide === true || reply.claim.stance === 'denied');
    },
    onError: (error, decision, before) => {
      const now = claimNow(decision.claimId);
      if (before !== null && before !== undefined && now?.version === before.version) merge(before);
      void tellClash(decision.claimId, error).catch(() => undefined);
    },
  });
  return useCallback(
    async (decision: Decision): Promise<Decided | null> => {
      try {
        return await mutateAsync(decision);
      } catch {
        // Told on the card already.
        return null;
      }
    },
    [mutateAsync],
  );
}
