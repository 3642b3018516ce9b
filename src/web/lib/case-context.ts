import { createContext, useContext } from 'react';
import type { CaseDetail } from '#api/schemas/case';
import type { Session } from '#api/schemas/account';

export type CaseView = {
  readonly caseId: string;
  readonly detail: CaseDetail;
  readonly session: Session;
  /** A past moment that all is read at, or null for now. */
  readonly asOf: string | null;
};

export const CaseContext = createContext<CaseView | null>(null);

/** The case around this component. */
export function useCase(): CaseView {
  const view = useContext(CaseContext);
  if (view === null) throw new Error('This component stands outside a case.');
  return view;
}
