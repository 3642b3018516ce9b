import { useQuery } from '@tanstack/react-query';
import { casesQuery } from '../case/api/list-cases.ts';
import type { CaseTitles } from './field-words.ts';

/** Titles of the cases that this account belongs to; of any other nothing is known here. */
export function useCaseTitles(): CaseTitles {
  const cases = useQuery(casesQuery).data ?? [];
  return new Map(cases.map(({ caseId, title }) => [caseId, title]));
}
