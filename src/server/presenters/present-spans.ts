import type { Span } from '#domain/span';

export function presentSpans(spans: readonly Span[]): [number, number][] {
  return spans.map(([start, end]) => [start, end]);
}
