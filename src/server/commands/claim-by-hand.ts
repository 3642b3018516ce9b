import type { ClaimByHand } from '#domain/entry';
import type { AttributionKind } from '#domain/reading';
import { areSpansOf, type Span } from '#domain/span';
import type { Polarity, Stance } from '#domain/stance';
import { renditionById, type RenditionRow } from '#store/document';
import type { ScopedTransaction } from '#store/scope';
import { textsOf } from '#store/text';
import { invalid, notFound } from '../refusals.ts';
import { claimOf } from './claim-of.ts';

export type AskedClaim = {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly kind: AttributionKind;
  readonly stance: Stance;
  readonly polarity: Polarity;
  readonly speaker: string | null;
  readonly parentId: string | null;
  readonly translation: { readonly text: string; readonly translator: string } | null;
};

/** A rendition of this compartment with its text; decisions refer to nothing else. */
export async function renditionIn(
  tx: ScopedTransaction,
  compartmentId: string,
  renditionId: string,
): Promise<{ row: RenditionRow; text: string }> {
  const row = await renditionById(tx, null, renditionId);
  if (row === undefined || row.compartment_id !== compartmentId) throw notFound();
  const texts = await textsOf(tx.db, { caseId: tx.scope.caseId, compartmentId }, [row.sha256]);
  const text = texts.get(row.sha256.toString('hex'));
  if (text === undefined) throw notFound();
  return { row, text };
}

const splitsPair = (text: string, at: number) =>
  /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));

/** Refuses spans that are not of this text, in order, without overlap, or that cut a character in two. */
export function requireSpans(text: string, spans: readonly Span[], part: string): readonly Span[] {
  if (!areSpansOf(spans, text.length))
    throw invalid(`The ${part} is not of this text, in order and without overlap.`, 'Select the words again.');
  if (spans.some(([start, end]) => splitsPair(text, start) || splitsPair(text, end)))
    throw invalid(`The ${part} cuts a character in two.`, 'Select whole characters.');
  return spans.map(([start, end]) => [start, end]);
}

/** A claim that someone makes of words, checked against the text and against the claim in which it is said to lie. */
export async function claimByHand(
  tx: ScopedTransaction,
  rendition: { row: RenditionRow; text: string },
  asked: AskedClaim,
): Promise<ClaimByHand> {
  const { text, row } = rendition;
  const { kind, stance, polarity, speaker, parentId, translation } = asked;
  if (parentId !== null) {
    const parent = await claimOf(tx, parentId);
    if (parent.rendition_id !== row.rendition_id)
      throw invalid('A claim lies only in a claim of the same text.', 'Choose another claim, or none.');
  }
  return {
    source: requireSpans(text, asked.source, 'source'),
    cue: requireSpans(text, asked.cue, 'cue'),
    content: requireSpans(text, asked.content, 'content'),
    kind,
    stance,
    polarity,
    speaker,
    parentId,
    translation,
  };
}
