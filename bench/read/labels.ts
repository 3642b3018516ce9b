import type { AttributionKind, Flow, ReadEvent, Relation, TimeExpression } from '#domain/reading';
import type { Span } from '#domain/span';
import type { Polarity, Stance } from '#domain/stance';

/** One attribution as a labeller or the reader has it: spans in code units of the text. */
export type Labelled = {
  readonly id: string;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly kind: AttributionKind;
  readonly stance: Stance;
  readonly polarity: Polarity;
  readonly speaker: string | null;
  readonly parent: string | null;
  readonly estimative: readonly Span[];
  /** True where a line's label is all that is known of its speaker: to leave an account unresolved is right as well. */
  readonly mayStayOpen: boolean;
  /** True for what a form of document alone gives to its writer (a mail's body, a numbered paragraph): no one labels these. */
  readonly isPassage: boolean;
};

/** All that is compared for one text. */
export type Labels = {
  readonly attributions: readonly Labelled[];
  readonly times: readonly TimeExpression[];
  readonly flows: readonly Flow[];
  readonly relations: readonly Relation[];
  readonly events: readonly ReadEvent[];
};

/** Direct where each piece is a quotation or the line of a label, mixed where some words are quoted, unattributed without a source. */
export function kindFrom(
  text: string,
  { source, cue, content }: Pick<Labelled, 'source' | 'cue' | 'content'>,
): AttributionKind {
  if (source.length === 0) return 'unattributed';
  if (isLabelLine(text, cue)) return 'direct';
  const pieces = content.map(([start, end]) => text.slice(start, end));
  if (pieces.every((piece) => /^["“‘]/.test(piece) && !/["”]\s+\p{L}/u.test(piece.slice(1)))) return 'direct';
  return pieces.some((piece) => /["“”‘]/.test(piece)) ? 'mixed' : 'indirect';
}

/** "Vane: I was not there." A mark alone is the cue. */
export const isLabelLine = (text: string, cue: readonly Span[]): boolean =>
  cue.every(([start, end]) => /^[:–—-]$/.test(text.slice(start, end)));

/** The attribution in whose content a place lies, the innermost; never the one of `not`. */
export function holderOf(
  attributions: readonly Pick<Labelled, 'id' | 'content'>[],
  at: number,
  not: string | null = null,
): string | null {
  let best: { readonly id: string; readonly length: number } | null = null;
  for (const { id, content } of attributions)
    for (const [start, end] of content)
      if (id !== not && start <= at && at < end && (best === null || end - start < best.length))
        best = { id, length: end - start };
  return best?.id ?? null;
}
