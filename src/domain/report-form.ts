/** Who may get a report, and whether the person whom it is about says so. */
export const consentDecisions = ['consents', 'refuses', 'not asked'] as const;
export type ConsentDecision = (typeof consentDecisions)[number];

export type Consent = {
  readonly recipient: string;
  readonly decision: ConsentDecision;
  /** To what of it; empty where to all. */
  readonly what: string;
  /** The day on which they said so, ISO. */
  readonly on: string;
};

/** An intelligence report by 3x5x2. Its source is a reference that is kept elsewhere, never a name. */
export type IntelligenceForm = {
  readonly reference: string;
  readonly originatingUnit: string;
  readonly date: string;
  readonly sourceReference: string;
  readonly sourceEvaluation: string;
  readonly informationEvaluation: string;
  readonly handling: string;
  /** With handling C: under which conditions it may go on. */
  readonly conditions: string;
  readonly provenance: string;
  /** Sanitised: nothing in it tells who the source is. */
  readonly text: string;
  readonly comment: string;
  readonly dissemination: readonly string[];
};

/** What happened to somebody under threat, told by them. Who they are and how to reach them is no part of it. */
export type IncidentForm = {
  readonly reference: string;
  readonly date: string;
  readonly takenBy: string;
  readonly personReference: string;
  readonly when: string;
  readonly where: string;
  readonly channel: string;
  readonly language: string;
  readonly text: string;
  readonly consents: readonly Consent[];
};

/** How to reach them and whom else it endangers: a document of its own, in the smallest compartment. */
export type ContactSheet = {
  readonly reference: string;
  readonly personReference: string;
  readonly language: string;
  readonly safely: string;
  readonly relatives: readonly string[];
};

/** A reference has a digit and no more than two words: a name has none and does not pass for one. */
export const isReference = (text: string): boolean =>
  text.length <= 40 && /\d/.test(text) && /^[\p{L}\p{N}][\p{L}\p{N}/._-]*(?: [\p{L}\p{N}/._-]+)?$/u.test(text);
