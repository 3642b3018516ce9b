import type { LaneThingKind } from '#domain/lane-thing';
import { Failure } from '#domain/failure';
import type { Notice } from '#engines/prove/machines/step';

/** What is said where the points to prove could not be worked out. */
export const proofFault: Notice = {
  rule: 'proof-not-worked-out',
  why: 'The points to prove could not be worked out, so nobody can tell what this would harm.',
  next: 'Tell whoever runs the server: its output says where. A warning of a threat to life goes on.',
  source: 'our design',
  status: 'verified',
};

const kinds: readonly LaneThingKind[] = ['disruption', 'charge', 'material', 'gate', 'closing'];

/** Whether steps of this kind are judged by the points to prove; a warning of a threat to life never is. */
export const restsOnProof = (kind: LaneThingKind): boolean => kinds.includes(kind);

/** LL-PROOF-FAULT: a step that has to be judged by the points to prove, and cannot be. */
export const notJudged = (): Failure => new Failure('LL-PROOF-FAULT', proofFault.why, proofFault.next);
