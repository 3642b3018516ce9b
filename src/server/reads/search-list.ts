import { csvRows } from '#exchange/csv/csv-rows';
import type { SearchView } from './search-view.ts';

const head = [
  'Document',
  'File',
  'Date',
  'Type',
  'Origin',
  'Received',
  'Words',
  'Alleged about',
  'Denials',
  'Legal status',
  'Link',
];

/** What a search found as CSV; an allegation goes out with its denials and legal status. */
export function searchList(
  caseId: string,
  query: string,
  view: Pick<SearchView, 'hits' | 'documents' | 'more' | 'at'>,
): string {
  const count = view.more ? `${view.documents.toLocaleString('en-GB')} or more` : String(view.documents);
  return csvRows([
    [`Search: ${query}`, `${count} documents found, ${view.hits.length} listed`, view.at],
    head,
    ...view.hits.map((hit) => [
      hit.title,
      hit.name,
      hit.date,
      hit.type?.label ?? null,
      hit.origin,
      hit.receivedAt,
      hit.passages
        .map((one) => one.pieces.map((piece) => piece.text).join(''))
        .join(' … ')
        .replace(/\s+/g, ' '),
      hit.fairness?.persons.join('; ') ?? null,
      hit.fairness === null ? null : denialsOf(hit.fairness),
      hit.fairness === null ? null : statusesOf(hit.fairness),
      `/cases/${caseId}/documents/${hit.documentId}${hit.end > 0 ? `?at=${hit.start}-${hit.end}` : ''}`,
    ]),
  ]);
}

type Fairness = NonNullable<SearchView['hits'][number]['fairness']>;

const denialsOf = ({ denials, notYetPut }: Fairness): string =>
  notYetPut ? 'not yet put to them' : denials.map((one) => `${one.speaker}: ${one.words.content}`).join('; ');

const statusesOf = ({ statuses }: Fairness): string =>
  statuses.length === 0 ? 'status: nothing reported; verified: nothing yet' : statuses.map(statusOf).join('; ');

const statusOf = ({ person, reported, verified }: Fairness['statuses'][number]): string =>
  `${person}: ${[reported && `${reported.status} (reported)`, verified && `${verified.status} (verified)`].filter(Boolean).join(', ')}`;
