import { isOfAtRisk } from '#domain/is-of-at-risk';
import { csvText } from '../../lib/csv-text.ts';
import { exactText } from '../../lib/dates.ts';
import { statusTexts } from '../../lib/status-texts.ts';
import type { PolicyDecision } from './api/board.ts';
import { fieldText, wordsOf, type CaseTitles } from './field-words.ts';
import { shownFields } from './thing-words.ts';

export type PolicyFilter = { readonly kind: string; readonly words: string };

/** What was decided and why, in words, a line a field. */
export const reasonsOf = ({ fields }: PolicyDecision, titles: CaseTitles): string[] =>
  shownFields(fields).flatMap(([name, value]) => {
    const text = fieldText(name, value, titles);
    const { label } = wordsOf(name);
    return text === null ? [] : [`${label}${label.endsWith('?') ? '' : ':'} ${text}`];
  });

/** What travels with everybody whom a decision is about. */
export const besideOf = ({ persons, ...of }: PolicyDecision): string[] =>
  persons.map(({ name, fairness }) => {
    const denials = fairness?.denials ?? [];
    if (isOfAtRisk(of) && denials.length === 0 && (fairness?.statuses ?? []).length === 0)
      return `${name}: at risk; neither answer nor legal status of theirs is on file`;
    const answer =
      denials.length === 0
        ? 'not yet put to them'
        : `denied: ${denials.map(({ words }) => `“${words.content}”`).join('; ')}`;
    return `${name}: ${answer}; ${statusTexts({ persons: [name], statuses: fairness?.statuses ?? [] }).join('; ')}`;
  });

/** Decisions of a kind whose words hold these, in the order of time. */
export function decisionsOf(
  all: readonly PolicyDecision[],
  { kind, words }: PolicyFilter,
  titles: CaseTitles,
): PolicyDecision[] {
  const sought = words.trim().toLocaleLowerCase();
  return all.filter((one) => {
    if (kind !== '' && one.kind !== kind) return false;
    const text = [one.title, one.what, one.by.name, ...reasonsOf(one, titles)].join(' ').toLocaleLowerCase();
    return sought === '' || text.includes(sought);
  });
}

/** The decisions as CSV, each with whoever it is about, their answer and their status. */
export const policyCsv = (decisions: readonly PolicyDecision[], titles: CaseTitles): string =>
  csvText([
    [
      'When',
      'By',
      'Kind',
      'About',
      'Decision',
      'To',
      'Reasons',
      'Persons, answers and legal status',
      'Flags',
      'Edition',
    ],
    ...decisions.map((one) => [
      exactText(one.at),
      one.by.name,
      one.kind,
      one.title,
      one.what,
      one.to ?? '',
      reasonsOf(one, titles).join('\n'),
      besideOf(one).join('\n'),
      one.flags.join(', '),
      one.edition ?? '',
    ]),
  ]);
