import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { Proposal } from '#api/schemas/resolution';
import type { ResolutionDecision } from '#domain/resolution';
import { isTyping } from '../../lib/is-typing.ts';
import { problemOf } from '../../lib/problem.ts';
import { keys } from '../../lib/query-keys.ts';
import { tell } from '../../lib/tell.ts';
import { decideNames, decideProposedPair, undoWhole, type EntryRef } from './api/decide.ts';
import { proposalsQuery } from './api/list-proposals.ts';
import { choiceOf, emptyQueue, proposalKey, reduceQueue, toggled } from './queue-state.ts';

type Made = { readonly entry: EntryRef; readonly what: string; readonly key: string };

const words: Record<ResolutionDecision, string> = { same: 'the same', 'not same': 'not the same', unsure: 'left open' };

/** Bare keys of the queue; a digit takes a name in or leaves it out. */
export const queueKeys: Readonly<Record<string, ResolutionDecision>> = { s: 'same', n: 'not same', u: 'unsure' };

/** Whom a decision was about, in words. */
export function subjectOf(one: Proposal): string {
  if (one.kind === 'pair') return `${one.left.entity.name} and ${one.right.entity.name}`;
  return one.entity === null ? one.names[0]!.name : `${one.names[0]!.name} and ${one.entity.entity.name}`;
}

/** The queue with its keys: what is shown, and what decides; decisions go to the server in the order in which they were made. */
export function useQueue(caseId: string, mayDecide: boolean, onOpen: (one: Proposal) => void) {
  const client = useQueryClient();
  const query = useInfiniteQuery(proposalsQuery(caseId));
  const [state, dispatch] = useReducer(reduceQueue, emptyQueue);
  const made = useRef<Made[]>([]);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const all = useMemo(() => query.data?.pages.flatMap((page) => page.proposals) ?? [], [query.data]);
  const shown = useMemo(() => all.filter((one) => !state.gone.has(proposalKey(one))), [all, state.gone]);
  const order = useMemo(() => shown.map(proposalKey), [shown]);
  const selected = shown.find((one) => proposalKey(one) === state.selected) ?? shown[0] ?? null;

  // Whoever nears the end by keys finds the next page there already.
  const isNearEnd = selected !== null && shown.indexOf(selected) > shown.length - 6;
  const { hasNextPage, isFetching, fetchNextPage } = query;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetching) void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetching, fetchNextPage]);

  const inLine = (work: () => Promise<void>) => {
    line.current = line.current
      .then(work)
      .catch((error: unknown) => tell(`${problemOf(error).what} ${problemOf(error).next}`));
  };
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: keys.case(caseId) });
    dispatch({ do: 'fetched' });
  };

  const decide = (decision: ResolutionDecision, note: string | null = null) => {
    const one = selected;
    if (one === null) return;
    if (!mayDecide) return tell('You may read here; deciding is for analysts and case owners.');
    if (one.kind === 'names' && one.entity === null && decision !== 'same')
      return tell('There is nobody yet to keep this name apart from; j goes on without deciding.');
    const key = proposalKey(one);
    const what =
      one.kind === 'names' && one.entity === null
        ? `${choiceOf(state, one).name} is an entity`
        : `${subjectOf(one)}: ${words[decision]}`;
    dispatch({ do: 'decided', key, order });
    inLine(async () => {
      try {
        const entry =
          one.kind === 'pair'
            ? await decideProposedPair(caseId, one, decision, note)
            : await decideNames(caseId, one, decision, choiceOf(state, one));
        made.current.push({ entry, what, key });
        tell(`${what}. z takes it back.`);
      } catch (error) {
        dispatch({ do: 'refused', key });
        tell(`${problemOf(error).what} ${problemOf(error).next}`);
      }
      await refresh();
    });
  };
  const undo = () =>
    inLine(async () => {
      const last = made.current.pop();
      if (last === undefined) return tell('There is no decision of yours to take back here; the log has the others.');
      try {
        await undoWhole(caseId, last.entry);
      } catch (error) {
        made.current.push(last);
        throw error;
      }
      tell(`Taken back: ${last.what}`);
      await refresh();
      dispatch({ do: 'select', key: last.key });
    });
  const toggle = (at: number) => {
    if (selected?.kind !== 'names') return;
    const name = selected.names[at]?.name;
    if (name === undefined) return;
    dispatch({ do: 'choose', key: proposalKey(selected), choice: toggled(choiceOf(state, selected), name) });
  };
  const step = (by: 1 | -1) => {
    dispatch({ do: 'select', key: selected === null ? '' : proposalKey(selected) });
    dispatch({ do: 'step', by, order });
  };

  const latest = useRef({ decide, undo, toggle, step, selected });
  useEffect(() => {
    latest.current = { decide, undo, toggle, step, selected };
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const now = latest.current;
      const decision = queueKeys[event.key];
      if (decision !== undefined) now.decide(decision);
      else if (event.key === 'z') now.undo();
      else if (event.key === 'j' || event.key === 'ArrowDown') now.step(1);
      else if (event.key === 'k' || event.key === 'ArrowUp') now.step(-1);
      else if (event.key === 'o' && now.selected !== null) onOpen(now.selected);
      else if (/^[1-9]$/.test(event.key)) now.toggle(Number(event.key) - 1);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [onOpen]);

  return { query, state, dispatch, shown, order, selected, decide, undo };
}
