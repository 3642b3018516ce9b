import type { MouseEvent, ReactNode } from 'react';
import { useCase } from '../../../lib/case-context.ts';

export type Place = {
  readonly documentId: string;
  readonly claimId?: string;
  readonly at?: readonly [number, number];
  /** Opens the page, table or mail that the words stand in, and not the text. */
  readonly inPlace?: boolean;
};
export type GoTo = (to: Place) => void;

type Props = { readonly to: Place; readonly title?: string; readonly onGo: GoTo; readonly children: ReactNode };

/** Leads to words in their place; a link that can also be opened in another tab. */
export function WordsLink({ to, title, onGo, children }: Props) {
  const { caseId, asOf } = useCase();
  const search = new URLSearchParams();
  if (asOf !== null) search.set('asOf', asOf);
  if (to.claimId !== undefined) search.set('claim', to.claimId);
  if (to.inPlace === true) search.set('place', '1');
  if (to.at !== undefined) search.set('at', to.at.join('-'));
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    onGo(to);
  };
  return (
    <a className="as-link" href={`/cases/${caseId}/documents/${to.documentId}?${search}`} title={title} onClick={go}>
      {children}
    </a>
  );
}
