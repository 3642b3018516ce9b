import { createContext, useContext, useMemo, useReducer } from 'react';
import { emptyFocus, focusAfter, type CaseFocus, type FocusAction } from './case-focus.ts';

export type SharedFocus = { readonly focus: CaseFocus; readonly dispatch: (action: FocusAction) => void };

export const FocusContext = createContext<SharedFocus | null>(null);

/** A focus of its own; the frame of a case holds one for all its pictures. */
export function useNewFocus(): SharedFocus {
  const [focus, dispatch] = useReducer(focusAfter, emptyFocus);
  return useMemo(() => ({ focus, dispatch }), [focus]);
}

/** What the pictures of the case around this component look at together. */
export function useFocus(): SharedFocus {
  const shared = useContext(FocusContext);
  if (shared === null) throw new Error('This component stands outside a case.');
  return shared;
}
