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
  const underWay = isUnderWay(state);

  useEffect(() => {
    const room = roomFor(state, lanes);
    if (room === 0) return;
    const batch = state.waiting.slice(0, room);
    dispatch({ do: 'begin', count: room });
    for (const item of batch)
      receiveDocument(caseId, item).then(
        (reply) => dispatch({ do: 'kept', bytes: item.file.size, known: reply.duplicateOf !== null, now: Date.now() }),
        (error: unknown) => dispatch({ do: 'refused', refused: { item, ...problemOf(error) } }),
      );
  }, [caseId, state]);

  const wasUnderWay = useRef(false);
  useEffect(() => {
    if (wasUnderWay.current && !underWay) {
      const left = state.unsent.length === 0 ? '' : `, ${state.unsent.length} not sent`;
      announce(`${countText(state.kept + state.known, 'file')} kept, ${state.refused.length} refused${left}`);
      void client.invalidateQueries({ queryKey: keys.case(caseId) });
    }
    wasUnderWay.current = underWay;
    if (!underWay) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [underWay, caseId, client, state.kept, state.known, state.refused.length, state.unsent.length]);

  const add = useCallback(
    (items: readonly FileToSend[], options: SendOptions) => dispatch({ do: 'add', items, options, now: Date.now() }),
    [],
  );
  const stop = useCallback(() => dispatch({ do: 'stop' }), []);
  const retry = useCallback(() => dispatch({ do: 'retry' }), []);
  const sendTheRest = useCallback(() => dispatch({ do: 'send the rest' }), []);
  const pause = useCallback((paused: boolean) => dispatch({ do: 'pause', paused }), []);
  const clear = useCallback(() => dispatch({ do: 'clear' }), []);
  return { state, add, stop, retry, sendTheRest, pause, clear };
}

export type Upload = ReturnType<typeof useUpload>;
