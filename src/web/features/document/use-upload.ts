import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { announce } from '../../lib/announce.ts';
import { countText } from '../../lib/count-text.ts';
import { problemOf } from '../../lib/problem.ts';
import { keys } from '../../lib/query-keys.ts';
import { receiveDocument } from './api/receive-document.ts';
import { isUnderWay, noUpload, roomFor, uploadAfter, type FileToSend, type SendOptions } from './upload-state.ts';

const lanes = 4;

/** Sends files to a case, four at a time. */
export function useUpload(caseId: string) {
  const client = useQueryClient();
  const [state, dispatch] = useReducer(uploadAfter, noUpload);
  const stopper = useRef(new AbortController());
  const underWay = isUnderWay(state);

  useEffect(() => {
    const room = roomFor(state, lanes);
    if (room === 0) return;
    const batch = state.waiting.slice(0, room);
    dispatch({ do: 'begin', count: room });
    for (const item of batch)
      receiveDocument(caseId, item, state.options, stopper.current.signal).then(
        (reply) => dispatch({ do: 'kept', bytes: item.file.size, known: reply.duplicateOf !== null, now: Date.now() }),
        (error: unknown) => {
          const problem = stopper.current.signal.aborted
            ? { what: 'Stopped before it was sent.', next: 'Send it again when you want it.', code: 'LL-STOPPED' }
            : problemOf(error);
          dispatch({ do: 'refused', refused: { item, ...problem } });
        },
      );
  }, [caseId, state]);

  const wasUnderWay = useRef(false);
  useEffect(() => {
    if (wasUnderWay.current && !underWay) {
      announce(`${countText(state.kept + state.known, 'file')} kept, ${state.refused.length} refused`);
      void client.invalidateQueries({ queryKey: keys.case(caseId) });
    }
    wasUnderWay.current = underWay;
    if (!underWay) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [underWay, caseId, client, state.kept, state.known, state.refused.length]);

  const add = useCallback((items: readonly FileToSend[], options: SendOptions) => {
    if (stopper.current.signal.aborted) stopper.current = new AbortController();
    dispatch({ do: 'add', items, options, now: Date.now() });
  }, []);
  const stop = useCallback(() => {
    dispatch({ do: 'stop' });
    stopper.current.abort();
  }, []);
  const retry = useCallback(() => {
    if (stopper.current.signal.aborted) stopper.current = new AbortController();
    dispatch({ do: 'retry' });
  }, []);
  const pause = useCallback((paused: boolean) => dispatch({ do: 'pause', paused }), []);
  const clear = useCallback(() => dispatch({ do: 'clear' }), []);
  return { state, add, stop, retry, pause, clear };
}

export type Upload = ReturnType<typeof useUpload>;
