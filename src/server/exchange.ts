import type { Actor, Membership } from './actor.ts';
import type { Context } from './context.ts';

/** A consultation of personal data, to be noted before the answer goes out. */
export type Consultation = {
  readonly caseId: string;
  readonly compartmentId: string;
  readonly what: string;
  readonly subjects: readonly string[];
};

/** One request and what its answer will carry besides the reply. */
export type Exchange = {
  readonly context: Context;
  /** Null before sign-in. */
  readonly actor: Actor | null;
  /** SHA-256 of the token that came with the request. */
  readonly tokenHash: Uint8Array | null;
  readonly address: string;
  readonly isSecure: boolean;
  readonly signal: AbortSignal;
  /** Compartments of a case that the actor belongs to; none before sign-in. */
  membershipsIn(caseId: string): readonly Membership[];
  /** The reason the reader gave for looking, from the header `x-lamplighter-why`. */
  readonly why: string | null;
  note(consultation: Consultation): void;
  setCookie(value: string): void;
};
