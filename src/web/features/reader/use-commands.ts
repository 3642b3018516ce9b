import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Claim } from '#api/schemas/claim';
import type { Span } from '#domain/span';
import { isTyping } from '../../lib/is-typing.ts';
import { forget, lastDecision, remember, type OwnDecision } from '../../lib/own-decisions.ts';
import { problemOf } from '../../lib/problem.ts';
import { keys } from '../../lib/query-keys.ts';
import { tell } from '../../lib/tell.ts';
import { flagClaim, gradeClaim, reviewClaim, sendDraft, settleSpeaker } from './api/decide-on-claim.ts';
import { undoDecision } from './api/undo.ts';
import { gradeAfterKey } from './grade-keys.ts';
import { commandOf, isDecision, type Command } from './key-command.ts';
import { nextUnreviewed, type ReaderAction, type ReaderState } from './reader-state.ts';
import { useDecide } from './use-decide.ts';

type Props = {
  readonly caseId: string;
  readonly documentId: string;
  readonly renditionId: string;
  readonly claims: readonly Claim[];
  readonly shown: readonly Claim[];
  readonly state: ReaderState;
  readonly dispatch: (action: ReaderAction) => void;
  readonly mayDecide: boolean;
  readonly asOf: string | null;
  /** Shows the page, table or mail that words stand in, or the text again; turns pages while they are shown. */
  readonly onPlace: () => void;
  readonly onPage: (by: 1 | -1) => void;
};

/** Binds keys and buttons to what they do; the state itself is in `reader-state`. */
export function useCommands({
  caseId,
  documentId,
  renditionId,
  claims,
  shown,
  state,
  dispatch,
  mayDecide,
  asOf,
  onPlace,
  onPage,
}: Props) {
  const decide = useDecide(caseId, documentId, dispatch);
  const client = useQueryClient();
  const [isSending, setSending] = useState(false);
  const selected = claims.find((claim) => claim.claimId === state.selected) ?? null;

  const undo = useMutation({
    // In line with decisions, so that the last one is known by the time this runs, however fast the keys came.
    scope: { id: `decide ${documentId}` },
    mutationFn: async () => {
      const decision = lastDecision(caseId);
      if (decision === null) return null;
      forget(decision.entry);
      try {
        await undoDecision(decision);
      } catch (error) {
        if (problemOf(error).code === 'LL-UNREACHABLE') remember(decision);
        throw error;
      }
      // Before this ends, so that the next decision answers to what stands now.
      await client.invalidateQueries({ queryKey: keys.documentClaims(caseId, documentId, null) });
      return decision;
    },
    onSuccess: (decision) => {
      if (decision === null) {
        tell('There is no decision of yours to take back; the log has the others.');
        return;
      }
      tell(`Taken back: ${decision.what}`);
      dispatch({ do: 'went through', claimId: decision.claimId });
      if (decision.claimId !== null) dispatch({ do: 'select', claimId: decision.claimId });
      void client.invalidateQueries({ queryKey: keys.case(caseId) });
    },
    onError: (error) => tell(`${problemOf(error).what} ${problemOf(error).next}`),
  });

  const send = async () => {
    const { draft } = state;
    if (draft === null || isSending) return;
    setSending(true);
    const what = draft.of === 'mend' ? 'mended' : 'claim made';
    const reply = await decide({
      claimId: draft.claimId,
      what,
      wide: true,
      send: () => sendDraft(caseId, renditionId, draft),
    });
    setSending(false);
    if (reply !== null) dispatch({ do: 'sent', claimId: reply.claim.claimId });
  };

  const run = (command: Command): void => {
    if (isDecision(command) && !mayDecide) {
      tell(
        asOf === null
          ? 'You may read here; deciding is for analysts and case owners.'
          : 'You are looking at the past; decisions are off.',
      );
      return;
    }
    switch (command.do) {
      case 'step':
        return dispatch({ do: 'step', by: command.by, order: shown.map((claim) => claim.claimId) });
      case 'unreviewed': {
        const next = nextUnreviewed(claims, state.selected);
        return next === null ? tell('Every claim here is reviewed.') : dispatch({ do: 'select', claimId: next });
      }
      case 'close':
        document.getSelection()?.removeAllRanges();
        return dispatch({ do: 'close' });
      case 'make':
        return dispatch({ do: 'make' });
      case 'mention':
        return state.words === null
          ? tell('Select the words first, then press m.')
          : dispatch({ do: 'open', dialog: 'mention' });
      case 'take':
        return state.words === null
          ? tell('Select the words first.')
          : dispatch({ do: 'take words', part: command.part, how: 'set' });
      case 'undo':
        return undo.mutate();
      case 'place':
        return onPlace();
      case 'page':
        return onPage(command.by);
      case 'keys':
      case 'palette':
        return;
      default:
        return selected === null ? tell('Select a claim first: j for the next one.') : runOn(selected, command);
    }
  };

  const runOn = (claim: Claim, command: Command): void => {
    const { claimId } = claim;
    switch (command.do) {
      case 'read rightly':
        if (claim.review === 'read rightly') return tell('It is read rightly already.');
        return void decide({
          claimId,
          what: 'read rightly',
          atOnce: { review: 'read rightly', reviewedBy: null, reviewedAt: null },
          send: (now) => reviewClaim(caseId, now ?? claim, 'read rightly'),
        });
      case 'reject':
        if (claim.review === 'rejected') return tell('It is rejected already.');
        return void decide({
          claimId,
          what: 'rejected',
          atOnce: { review: 'rejected', reviewedBy: null, reviewedAt: null },
          send: (now) => reviewClaim(caseId, now ?? claim, 'rejected'),
        });
      case 'defence': {
        const helpsDefence = !claim.helpsDefence;
        return void decide({
          claimId,
          what: helpsDefence ? 'may help the defence' : 'no longer marked for the defence',
          atOnce: { helpsDefence },
          send: (now) => flagClaim(caseId, now ?? claim, helpsDefence),
        });
      }
      case 'grade':
        return dispatch({ do: 'grade', first: null });
      case 'grade key': {
        const step = gradeAfterKey(state.grading?.first ?? null, command.key);
        if (step.to === 'first') return dispatch({ do: 'grade', first: step.first });
        if (step.to === 'nothing') return;
        dispatch({ do: 'close' });
        const { grade } = step;
        return void decide({
          claimId,
          what: grade === null ? 'own grade taken away' : `graded ${grade.source}${grade.information}`,
          ...(grade === null ? {} : { atOnce: { grade, gradeFrom: 'claim' as const } }),
          send: (now) => gradeClaim(caseId, now ?? claim, grade),
        });
      }
      case 'speaker': {
        const candidate = claim.speaker.candidates[command.index];
        if (candidate === undefined) return;
        void decide({
          claimId,
          what: `speaker settled: ${candidate.name}`,
          wide: true,
          send: (now) => settleSpeaker(caseId, now ?? claim, candidate.name),
        }).then((reply) => {
          if (reply !== null) dispatch({ do: 'select', claimId: reply.claim.claimId });
        });
        return;
      }
      case 'mend':
        return dispatch({ do: 'mend', claim });
      case 'rely':
        return dispatch({ do: 'open', dialog: 'rely' });
      case 'status':
        return dispatch({ do: 'open', dialog: 'status' });
      case 'history':
        return dispatch({ do: 'history' });
    }
  };

  const latest = useRef({ run, state, selected });
  useEffect(() => {
    latest.current = { run, state, selected };
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const now = latest.current;
      const command = commandOf(event, {
        typing: event.defaultPrevented || isTyping(event.target) || now.state.dialog !== null,
        grading: now.state.grading !== null,
        drafting: now.state.draft !== null,
        candidates: now.selected?.speaker.candidates.length ?? 0,
      });
      if (command === null || command.do === 'palette' || command.do === 'keys') return;
      event.preventDefault();
      now.run(command);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);

  return {
    isSending,
    // Stable, so that cards and blocks are drawn again only when what they show changes.
    run: useCallback((command: Command) => latest.current.run(command), []),
    select: useCallback((claimId: string) => dispatch({ do: 'select', claimId }), [dispatch]),
    takeWords: useCallback((words: Span | null) => dispatch({ do: 'words', words }), [dispatch]),
    close: useCallback(() => dispatch({ do: 'close' }), [dispatch]),
    sendDraft: () => void send(),
    made: (what: string, entry: OwnDecision['entry'], claimId: string | null) => {
      remember({ caseId, entry, what, claimId });
      dispatch({ do: 'sent', claimId: null });
      tell(what);
      void client.invalidateQueries({ queryKey: keys.case(caseId) });
    },
  };
}
