import type { CaseProfile, CaseState, Marking } from './case-file.ts';
import type { EntitySchema } from './entity.ts';
import type { Grade } from './grade.ts';
import type { EntityProperty } from './entity-property.ts';
import type { LaneThingKind } from './lane-thing.ts';
import type { LaneTie } from './lane-tie.ts';
import type { LegalStatus } from './legal-status.ts';
import type { LinkKind } from './link.ts';
import type { StepFacts } from './machine.ts';
import type { RouteQuestion } from './pinned-route.ts';
import type { ProofFact } from './proof-fact.ts';
import type { AttributionKind, MentionType, Reading } from './reading.ts';
import type { Capture, ExtractionFailure, MailThread, OffsetMap } from './rendition.ts';
import type { LikenessReason, ResolutionDecision } from './resolution.ts';
import type { RecordCounts, RecordMapping } from './record-mapping.ts';
import type { CaseRole } from './role.ts';
import type { TakenRecords } from './taken-records.ts';
import type { SavedView } from './saved-view.ts';
import type { SearchOrder } from './search-order.ts';
import type { Span } from './span.ts';
import type { Polarity, Stance } from './stance.ts';

/** The chains of one compartment: its ledger, and one log of consultations a day. */
export type ChainName = 'ledger' | `consultation/${string}`;

export type ChainKey = { readonly caseId: string; readonly compartmentId: string; readonly chain: ChainName };

/** Names one item of one entry of a compartment's ledger. */
export type ItemRef = { readonly compartmentId: string; readonly seq: number; readonly ordinal: number };

/** Ids of records an item makes come from the entry's nonce and the item's ordinal (`idOf`), so payloads do not repeat them. */
export type ItemBody =
  // installation
  | {
      readonly kind: 'account.created';
      readonly login: string;
      readonly name: string;
      readonly administrator: boolean;
      readonly mayOpenCases: boolean;
    }
  | { readonly kind: 'account.disabled'; readonly accountId: string }
  | {
      readonly kind: 'account.credential';
      readonly accountId: string;
      readonly what: 'password set' | 'link issued' | 'link redeemed';
    }
  // case
  | {
      readonly kind: 'case.opened';
      readonly title: string;
      readonly profile: CaseProfile;
      readonly state: CaseState;
      readonly marking: Marking;
    }
  | { readonly kind: 'case.profiled'; readonly profile: CaseProfile; readonly reason: string }
  | { readonly kind: 'compartment.opened'; readonly name: string }
  | {
      readonly kind: 'member.set';
      readonly accountId: string;
      readonly login: string;
      readonly name: string;
      readonly roles: readonly CaseRole[];
    }
  // documents
  | {
      readonly kind: 'document.received';
      readonly name: string;
      readonly path: string;
      readonly title: string | null;
      readonly sha256: string;
      readonly size: number;
      readonly origin: string | null;
      readonly form: string | null;
      readonly date: string | null;
      readonly setAside: string | null;
    }
  /** That a document was found inside another, as its `n`-th child counted from 1; the same bytes may be found in many. */
  | {
      readonly kind: 'document.placed';
      readonly documentId: string;
      readonly parentId: string;
      /** The outermost document, and how many lie around this one. */
      readonly rootId: string;
      readonly depth: number;
      readonly n: number;
      readonly path: string;
      readonly capture: Capture | null;
    }
  | { readonly kind: 'document.set-aside'; readonly documentId: string; readonly reason: string }
  | { readonly kind: 'document.released'; readonly documentId: string; readonly reason: string }
  | {
      readonly kind: 'document.unreadable';
      readonly documentId: string;
      readonly mediaType: string | null;
      readonly failure: ExtractionFailure;
    }
  | { readonly kind: 'document.retried'; readonly documentId: string }
  | { readonly kind: 'document.graded'; readonly documentId: string; readonly grade: Grade | null }
  | {
      readonly kind: 'rendition.recorded';
      readonly documentId: string;
      readonly sha256: string;
      readonly chars: number;
      readonly mediaType: string;
      readonly encoding: string | null;
      readonly title: string | null;
      readonly date: string | null;
      readonly extractor: string;
      readonly version: string;
      readonly map: OffsetMap;
      readonly notes: readonly string[];
      readonly thread?: MailThread;
    }
  /** The k-th attribution becomes the claim `idOf(nonce, ordinal, k + 1)`. */
  | {
      readonly kind: 'reading.recorded';
      readonly documentId: string;
      readonly renditionId: string;
      readonly readerVersion: string;
      readonly reading: Reading;
    }
  // claims
  | {
      readonly kind: 'claim.made';
      readonly documentId: string;
      readonly renditionId: string;
      readonly claim: ClaimByHand;
    }
  | {
      readonly kind: 'claim.reviewed';
      readonly claimId: string;
      readonly decision: 'read rightly' | 'rejected';
      readonly reason: string | null;
    }
  /** The new claim is `idOf(nonce, ordinal)`; the old one is superseded by it. */
  | {
      readonly kind: 'claim.mended';
      readonly claimId: string;
      readonly documentId: string;
      readonly renditionId: string;
      readonly claim: ClaimByHand;
    }
  | { readonly kind: 'claim.graded'; readonly claimId: string; readonly grade: Grade | null }
  | {
      readonly kind: 'claim.flagged';
      readonly claimId: string;
      readonly helpsDefence: boolean;
      readonly note: string | null;
    }
  // entities and links
  | {
      readonly kind: 'entity.made';
      readonly schema: EntitySchema;
      readonly name: string;
      readonly translation: string | null;
    }
  | {
      readonly kind: 'mention.made';
      readonly documentId: string;
      readonly renditionId: string;
      readonly start: number;
      readonly end: number;
      readonly type: MentionType;
      readonly entityId: string | null;
    }
  | {
      readonly kind: 'link.relied';
      readonly link: LinkKind;
      readonly from: string;
      readonly to: string;
      readonly item: string | null;
      readonly time: string | null;
      /** When it arrived, where that is not at once; entries of before this was asked have none. */
      readonly arrives?: string | null;
      readonly lowerBound: number | null;
      readonly claimIds: readonly string[];
      readonly contradictedBy: readonly string[];
    }
  | {
      readonly kind: 'status.recorded';
      readonly person: string;
      readonly reported: {
        readonly status: LegalStatus;
        readonly claimId: string;
        readonly when: string | null;
      } | null;
      readonly verified: { readonly status: LegalStatus; readonly record: string } | null;
    }
  // rows of tables
  | { readonly kind: 'mapping.saved'; readonly name: string; readonly mapping: RecordMapping }
  /** That rows of a table are taken by a mapping; `follows` is what was taken of the version before it. */
  | {
      readonly kind: 'records.begun';
      readonly documentId: string;
      readonly renditionId: string;
      readonly follows: string | null;
      readonly mapping: RecordMapping;
      readonly counts: RecordCounts;
    }
  | ({ readonly kind: 'records.taken' } & TakenRecords)
  // who is who
  /** `left` is the smaller id; `reasons` and `contradictions` are those that were shown to whoever decided. */
  | {
      readonly kind: 'resolution.decided';
      readonly left: string;
      readonly right: string;
      readonly decision: ResolutionDecision;
      readonly reasons: readonly LikenessReason[];
      readonly contradictions: readonly LikenessReason[];
      readonly note: string | null;
    }
  /** Names of one document, as its reading groups them, that mean this entity. */
  | {
      readonly kind: 'names.joined';
      readonly entityId: string;
      readonly type: MentionType;
      readonly documentId: string;
      readonly renditionId: string;
      readonly readingId: string;
      readonly names: readonly string[];
    }
  /** The words that say so are a span of a rendition, or none where whoever says it gives a note instead. */
  | {
      readonly kind: 'entity.described';
      readonly entityId: string;
      readonly property: EntityProperty;
      readonly value: string;
      readonly documentId: string | null;
      readonly renditionId: string | null;
      readonly span: Span | null;
      readonly note: string | null;
    }
  // across the wall
  /** That somebody cleared for more knows of this entity: whoever reads it here should speak to the actor. */
  | { readonly kind: 'notice.given'; readonly entityId: string }
  // questions
  /** As it was typed into the search; `order` is how what is found is listed. */
  | { readonly kind: 'search.saved'; readonly name: string; readonly q: string; readonly order: SearchOrder }
  // pictures
  | { readonly kind: 'view.saved'; readonly name: string; readonly view: SavedView }
  | {
      readonly kind: 'route.pinned';
      readonly question: RouteQuestion;
      /** In the order of the hops. */
      readonly linkIds: readonly string[];
      readonly note: string | null;
    }
  // the two lanes
  /** A thing of a lane was put on record; `state` is where its machine begins, null where it has none. */
  | {
      readonly kind: 'lane.filed';
      readonly thing: LaneThingKind;
      readonly title: string;
      /** The thing that it is about. */
      readonly about: string | null;
      readonly fields: StepFacts;
      readonly claimIds: readonly string[];
      readonly state: string | null;
    }
  /** A step was taken; where it led is recorded, so that no later edition of a machine changes it. */
  | {
      readonly kind: 'lane.stepped';
      readonly thingId: string;
      readonly command: string;
      readonly from: string | null;
      readonly to: string | null;
      readonly fields: StepFacts;
      /** Rules of the machine that were flagged and let it pass. */
      readonly flags: readonly string[];
      /** The edition of doctrine that it was taken under. */
      readonly edition: string;
    }
  | { readonly kind: 'lane.fact'; readonly fact: ProofFact }
  | { readonly kind: 'lane.tied'; readonly tie: LaneTie }
  // the ledger about itself
  | { readonly kind: 'undone'; readonly seq: number; readonly ordinal: number; readonly reason: string | null }
  | {
      readonly kind: 'erased';
      readonly authority: string;
      readonly items: readonly { readonly seq: number; readonly ordinal: number }[];
      readonly content: readonly string[];
    }
  | {
      readonly kind: 'consulted';
      readonly what: string;
      readonly why: string | null;
      readonly subjects: readonly string[];
    };

export type ItemKind = ItemBody['kind'];

/** What a person made of words; the same fields as a read attribution, with the speaker's name as they decided it. */
export type ClaimByHand = {
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

/** Who does something: an account, or the program itself while it reads. */
export type ActorRef = { readonly accountId: string; readonly name: string };

/** One item of an entry as it is sealed: its canonical JSON is the committed bytes. */
export type Item = { readonly actor: ActorRef; readonly body: ItemBody };

/** The account that the program goes by while it reads and takes out what documents hold; no person has it. */
export const readerId = '00000000-0000-0000-0000-000000000000';

/** Kinds that `undo` takes back. */
export const undoableKinds: readonly ItemKind[] = [
  'claim.made',
  'claim.reviewed',
  'claim.mended',
  'claim.graded',
  'claim.flagged',
  'document.graded',
  'entity.made',
  'mention.made',
  'link.relied',
  'mapping.saved',
  'records.begun',
  'status.recorded',
  'resolution.decided',
  'names.joined',
  'entity.described',
  'search.saved',
  'view.saved',
  'route.pinned',
  'lane.filed',
  'lane.stepped',
  'lane.fact',
  'lane.tied',
];
