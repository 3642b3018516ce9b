import type { Claim } from '#api/schemas/claim';
import type { AttributionKind } from '#domain/reading';
import type { Span } from '#domain/span';
import type { Polarity, Stance } from '#domain/stance';

export type Part = 'source' | 'cue' | 'content';

/** A claim being made by hand or mended, until it is sent. */
export type Draft = {
  readonly of: 'new' | 'mend';
  readonly claimId: string | null;
  /** The version that the person saw. */
  readonly expected: number;
  /** The part that words selected in the text go to. */
  readonly part: Part;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly kind: AttributionKind;
  readonly stance: Stance;
  readonly polarity: Polarity;
  readonly speaker: string;
  readonly parentId: string | null;
  readonly translation: string;
  readonly translator: string;
};

/** A new claim from selected words. */
export function draftFromWords(words: Span | null): Draft {
  return Object.freeze({
    of: 'new',
    claimId: null,
    expected: 0,
    part: words === null ? 'content' : 'source',
    source: [],
    cue: [],
    content: words === null ? [] : [words],
    kind: 'indirect',
    stance: 'said',
    polarity: 'asserts',
    speaker: '',
    parentId: null,
    translation: '',
    translator: '',
  });
}

/** A mend that begins as the claim stands. */
export function draftFromClaim(claim: Claim): Draft {
  return Object.freeze({
    of: 'mend',
    claimId: claim.claimId,
    expected: claim.version,
    part: 'content',
    source: claim.source,
    cue: claim.cue,
    content: claim.content,
    kind: claim.kind,
    stance: claim.stance,
    polarity: claim.polarity,
    speaker: claim.speaker.name ?? '',
    parentId: claim.parentId,
    translation: claim.translation?.text ?? '',
    translator: claim.translation?.translator ?? '',
  });
}

/** The draft with words set as one part, in place of what it held, or added to it. */
export function withWords(draft: Draft, words: Span, how: 'set' | 'add'): Draft {
  const kept = how === 'set' ? [] : draft[draft.part];
  return Object.freeze({ ...draft, [draft.part]: joinSpans([...kept, words]) });
}

/** Spans in order, those that touch or overlap made one. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: [number, number][] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** What stands in the way of sending, in words; null when nothing does. */
export function lackOf(draft: Draft): string | null {
  if (draft.content.length === 0) return 'Select in the text what is claimed.';
  if (draft.translation.trim() !== '' && draft.translator.trim() === '') return 'Say who translated it.';
  return null;
}

/** The draft as the server takes it. */
export function bodyOf(draft: Draft) {
  const spans = (list: readonly Span[]): [number, number][] => list.map(([start, end]) => [start, end]);
  const text = draft.translation.trim();
  return {
    source: spans(draft.source),
    cue: spans(draft.cue),
    content: spans(draft.content),
    kind: draft.kind,
    stance: draft.stance,
    polarity: draft.polarity,
    speaker: draft.speaker.trim() === '' ? null : draft.speaker.trim(),
    parentId: draft.parentId,
    translation: text === '' ? null : { text, translator: draft.translator.trim() },
  };
}
