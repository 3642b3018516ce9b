import type { Span } from './span.ts';
import type { Polarity, Stance } from './stance.ts';

/** A possible speaker, offered and never merged by rule alone. */
export type SpeakerCandidate = { readonly name: string; readonly why: string };

/** Who says it in the text. `name` names every speaker of a joint claim, separated by "; "; null when unresolved. */
export type Speaker = {
  readonly name: string | null;
  /** The words that name the speaker here, as they stand in the text. */
  readonly mention: string;
  readonly why: string;
  readonly candidates: readonly SpeakerCandidate[];
};

export const attributionKinds = ['direct', 'mixed', 'indirect', 'unattributed'] as const;
export type AttributionKind = (typeof attributionKinds)[number];

/** Who, said, what: each a list of spans of the rendition's text. */
export type Attribution = {
  /** Unique inside one reading: "a1", "a2" … in text order. */
  readonly id: string;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly kind: AttributionKind;
  readonly stance: Stance;
  readonly polarity: Polarity;
  readonly speaker: Speaker;
  /** The id of the attribution in whose content this one lies; null at the top. */
  readonly parent: string | null;
  /** Estimative words inside the content: the speaker's, never the analyst's. */
  readonly estimative: readonly Span[];
  /** `rule:<id>`, the rule that made it. */
  readonly by: string;
  /** 0 to 1: how sure the rule is of its spans; never a score on a person. */
  readonly score: number;
};

export const mentionTypes = ['person', 'organisation', 'role', 'place', 'time', 'quantity'] as const;
export type MentionType = (typeof mentionTypes)[number];

/** A span that names something; `entity` groups mentions of one name inside the document. */
export type Mention = {
  readonly start: number;
  readonly end: number;
  readonly type: MentionType;
  readonly entity: string;
};

export type TimeExpression = {
  readonly start: number;
  readonly end: number;
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  /** TIMEX3 value, as "2022-07", "P1Y", "PRESENT_REF". */
  readonly value: string;
};

/** A proposed lasting tie; `claim` is the id of the attribution that asserts it, or null where the text itself does. */
export type Relation = {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly claim: string | null;
};

export type ReadEvent = {
  readonly kind: string;
  readonly participants: readonly string[];
  readonly time: string | null;
  readonly place: string | null;
  readonly claim: string | null;
};

/** A proposed directed, timed tie. `lowerBound` keeps "at least 34" as 34. */
export type Flow = {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly item: string | null;
  readonly time: string | null;
  readonly lowerBound: number | null;
  readonly claim: string | null;
};

/** Words that no reader here understands, kept as they are. */
export type Unread = {
  readonly start: number;
  readonly end: number;
  /** The language as far as known, or "not English". */
  readonly language: string;
  readonly reason: string;
};

/** What one reader version made of one rendition: the form that `lamplighter read --json` prints, without `document`. */
export type Reading = {
  readonly attributions: readonly Attribution[];
  readonly mentions: readonly Mention[];
  readonly times: readonly TimeExpression[];
  readonly relations: readonly Relation[];
  readonly events: readonly ReadEvent[];
  readonly flows: readonly Flow[];
  /** Paragraphs kept unread with the reason; left out where there are none. */
  readonly unread?: readonly Unread[];
};
