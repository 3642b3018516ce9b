import type { DocumentSummary } from '#api/schemas/document';
import type { DocumentState } from '#domain/document-state';

export type DocumentFilter = {
  readonly words: string;
  readonly state: 'all' | 'to review' | 'by hand' | Exclude<DocumentState, 'read'>;
};

/** Documents whose title, name or folder holds every typed word, in any order and case. */
export function documentsMatching(
  documents: readonly DocumentSummary[],
  filter: DocumentFilter,
): readonly DocumentSummary[] {
  const words = filter.words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return documents.filter((document) => {
    if (
      filter.state === 'to review'
        ? document.claims <= document.reviewed
        : filter.state === 'by hand'
          ? document.byHand.length === 0
          : filter.state !== 'all' && document.state !== filter.state
    )
      return false;
    const names = `${document.title} ${document.name} ${document.path}`.toLocaleLowerCase();
    return words.every((word) => names.includes(word));
  });
}
