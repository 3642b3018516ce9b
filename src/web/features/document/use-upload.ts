import { useQueryClient } from '@tanstack/react-query';
import type { LoadState } from '#domain/load-state';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { announce } from '../../lib/announce.ts';
import { countText } from '../../lib/count-text.ts';
import { problemOf } from '../../lib/problem.ts';
import { keys } from '../../lib/query-keys.ts';
import { api } from '../../lib/api-client.ts';
import { beginLoad } from './begin-load.ts';
import { sendFile } from './send-file.ts';
import { isUnderWay, noUpload, roomFor, uploadAfter, type FileToSend, type SendOptions } from './upload-state.ts';

const lanes = 4;

/** Sends files to a case, four at a time. */
export function useUpload(caseId: string) {
  const client = useQueryClient();
  const [state, dispatch] = useReducer(uploadAfter, noUpload);
  const underWay = isUnderWay(state);

  useEffect(() => {
    const room = roomFor(state, lanes);
    if (room === 0) return;
    const batch = state.waiting.slice(0, room);
    dispatch({ do: 'begin', count: room });
    for (const item of batch)
      sendFile(caseId, item).then(
        ({ known }) => dispatch({ do: 'kept', bytes: item.file.size, known, now: Date.now() }),
        (error: unknown) => {
          const problem = problemOf(error);
          if (problem.code === 'LL-LOAD-STOPPED') dispatch({ do: 'turned away', item });
          else dispatch({ do: 'refused', refused: { item, ...problem } });
        },
      );
  }, [caseId, state]);

  /** Loads of this tab that it has not ended, and all that it sent: those are told of in its own words. */
  const loads = useRef(new Set<string>());
  const mine = useRef(new Set<string>());
  const changeLoads = useCallback(
    (to: LoadState) => {
      const all = [...loads.current];
      if (to === 'ended') loads.current.clear();
      const changes = all.map((loadId) =>
        api.call('changeLoad', { params: { caseId, loadId }, body: { state: to } }).catch(() => {
          // What could not be ended from here stands in the list of loads, where it can.
          if (to === 'ended') mine.current.delete(loadId);
        }),
      );
      return Promise.all(changes).then(() => client.invalidateQueries({ queryKey: keys.loads(caseId) }));
    },
    [caseId, client],
  );

  const wasUnderWay = useRef(false);
  useEffect(() => {
    if (wasUnderWay.current && !underWay) {
      const left = state.unsent.length === 0 ? '' : `, ${state.unsent.length} not sent`;
      announce(`${countText(state.kept + state.known, 'file')} kept, ${state.refused.length} refused${left}`);
      if (loads.current.size > 0 && state.unsent.length + state.refused.length === 0) changeLoads('ended');
      void client.invalidateQueries({ queryKey: keys.case(caseId) });
    }
    wasUnderWay.current = underWay;
    if (!underWay) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [underWay, caseId, client, changeLoads, state.kept, state.known, state.refused.length, state.unsent.length]);

  const add = useCallback(
    async (items: readonly FileToSend[], options: SendOptions) => {
      // Where a load cannot be begun, the files are sent one by one, and each says why it is refused.
      const of = await beginLoad(caseId, items, options).catch(() => options);
      if (of.loadId !== null) for (const set of [loads, mine]) set.current.add(of.loadId);
      dispatch({ do: 'add', items, options: of, now: Date.now() });
    },
    [caseId],
  );
  const stop = useCallback(() => {
    dispatch({ do: 'stop' });
    void changeLoads('stopped');
  }, [changeLoads]);
  const retry = useCallback(() => dispatch({ do: 'retry' }), []);
  const sendTheRest = useCallback(async () => {
    await changeLoads('open');
    dispatch({ do: 'send the rest' });
  }, [changeLoads]);
  const pause = useCallback((paused: boolean) => dispatch({ do: 'pause', paused }), []);
  const clear = useCallback(() => {
    // What was left unsent is told of in the list of loads from now on.
    for (const loadId of loads.current) mine.current.delete(loadId);
    loads.current.clear();
    dispatch({ do: 'clear' });
  }, []);
  const isMine = useCallback((loadId: string) => mine.current.has(loadId), []);
  return { state, isMine, add, stop, retry, sendTheRest, pause, clear };
}

export type Upload = ReturnType<typeof useUpload>;
