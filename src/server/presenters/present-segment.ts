import type { RenditionText } from '#api/schemas/document';
import type { OffsetSegment } from '#domain/rendition';

/** One stretch of the way back into the document, as the API tells it. */
export function presentSegment(segment: OffsetSegment): RenditionText['map'][number] {
  if (segment.kind !== 'page' || segment.box === undefined) {
    const { start, kind, ...rest } = segment;
    return { start, kind, ...(rest as Omit<RenditionText['map'][number], 'start' | 'kind' | 'box'>) };
  }
  const [left, top, right, bottom] = segment.box;
  return { ...segment, box: [left, top, right, bottom] };
}
