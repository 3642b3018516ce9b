import type { ColumnType, Generated } from 'kysely';
import type { ChainName, ItemKind } from '#domain/entry';
import type { Grade } from '#domain/grade';
import type { Flow, Mention, ReadEvent, Relation, Speaker, TimeExpression } from '#domain/reading';
import type { Capture, ExtractionFailure, OffsetMap } from '#domain/rendition';
import type { LaneTie } from '#domain/lane-tie';
import type { StepFacts } from '#domain/machine';
import type { ProofFact } from '#domain/proof-fact';
import type { LikenessReason } from '#domain/resolution';
import type { RecordCounts, RecordMapping } from '#domain/record-mapping';
import type { RouteQuestion } from '#domain/pinned-route';
import type { SavedView } from '#domain/saved-view';
import type { SearchOrder } from '#domain/search-order';
import type { Span } from '#domain/span';

/** The tables as Kysely sees them; what the columns mean stands in `migrations/`. Times are UTC milliseconds. */
type Keyed = { case_id: string; compartment_id: string };
type Standing = Keyed & { from_seq: number; to_seq: number | null };
/** Read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
/** A row that someone decided, by the item that did. */
type Decided = Standing & { ordinal: number; actor_id: string; actor_name: string; decided_at: number };
type Chained = Keyed & { chain: ChainName; seq: number };

export type Database = {
  ledger_entry: Chained & { recorded_at: number; nonce: Buffer; root: Buffer; prev: Buffer; hash: Buffer };
  ledger_leaf: Chained & { ordinal: number; leaf: Buffer };
  ledger_payload: Chained & { ordinal: number; salt: Buffer; bytes: Buffer };
  ledger_head: Chained & { recorded_at: number; hash: Buffer };
  blob: Keyed & { sha256: Buffer; blob_id: string; size: number };
  blob_chunk: Keyed & { blob_id: string; n: number; bytes: Buffer };
  text_segment: Keyed & {
    sha256: Buffer;
    n: number;
    start: number;
    text: string;
    language: string | null;
    tsv: Generated<string>;
  };
  lane_watch: { case_id: string; compartment_id: string; look_at: number };
  index_watch: { case_id: string; compartment_id: string; marked: number; done: number };
  reading_pause: { case_id: string };
  load_pause: { compartment_id: string; load_id: string };
  credential: { account_id: string; password_hash: string; changed_at: number };
  sign_in_link: { token_hash: Buffer; account_id: string; expires_at: number };
  session: {
    token_hash: Buffer;
    account_id: string;
    created_at: number;
    seen_at: number;
    expires_at: number;
    by_link: boolean;
  };
  account: Standing & {
    account_id: string;
    login: string;
    name: string;
    administrator: boolean;
    may_open_cases: boolean;
    disabled: boolean;
    created_at: number;
  };
  case_file: Standing & { title: string; profile: string; state: string; marking: string; opened_at: number };
  compartment: Standing & { name: string };
  member: Standing & { account_id: string; login: string; name: string; roles: string[]; since: number };
  document: Standing & {
    document_id: string;
    name: string;
    path: string;
    title: string | null;
    sha256: Buffer;
    size: number;
    origin: string | null;
    form: string | null;
    date: string | null;
    received_at: number;
    received_by: string;
    received_by_name: string;
  };
  document_place: Standing & {
    ordinal: number;
    document_id: string;
    parent_id: string;
    root_id: string;
    depth: number;
    n: number;
    path: string;
    capture: Json<Capture | null>;
  };
  mail_id: Standing & { rendition_id: string; document_id: string; message_id: string; own: boolean };
  document_state: Standing & {
    ordinal: number;
    document_id: string;
    state: string;
    media_type: string | null;
    title: string | null;
    date: string | null;
    failure: Json<ExtractionFailure | null>;
    set_aside: string | null;
    set_aside_by: string | null;
    rendition_id: string | null;
    reading_id: string | null;
  };
  rendition: Standing & {
    rendition_id: string;
    document_id: string;
    sha256: Buffer;
    chars: number;
    media_type: string;
    encoding: string | null;
    title: string | null;
    date: string | null;
    extractor: string;
    version: string;
    map: Json<OffsetMap>;
    notes: string[];
    recorded_at: number;
  };
  reading: Standing & {
    reading_id: string;
    document_id: string;
    rendition_id: string;
    reader_version: string;
    mentions: Json<readonly Mention[]>;
    times: Json<readonly TimeExpression[]>;
    relations: Json<readonly Relation[]>;
    events: Json<readonly ReadEvent[]>;
    flows: Json<readonly Flow[]>;
  };
  claim: Standing & {
    claim_id: string;
    document_id: string;
    rendition_id: string;
    reading_id: string | null;
    basis: string;
    local_id: string;
    place: number;
    n: number;
    source: Json<readonly Span[]>;
    cue: Json<readonly Span[]>;
    content: Json<readonly Span[]>;
    source_words: string;
    cue_words: string;
    content_words: string;
    kind: string;
    stance: string;
    polarity: string;
    speaker: Json<Speaker>;
    speaker_name: string | null;
    parent_id: string | null;
    estimative: Json<readonly Span[]>;
    by_rule: string;
    score: number;
    translation: Json<{ text: string; translator: string } | null>;
    supersedes: string | null;
  };
  decision: Standing & {
    ordinal: number;
    subject_id: string;
    aspect: DecisionAspect;
    origin_seq: number;
    origin_ordinal: number;
    value: Json<DecisionValue>;
    actor_id: string;
    actor_name: string;
    decided_at: number;
  };
  entity: Standing & { entity_id: string; schema: string; name: string; translation: string | null };
  mention: Standing & {
    mention_id: string;
    document_id: string;
    rendition_id: string;
    start: number;
    end: number;
    type: string;
    entity_id: string | null;
    words: string;
  };
  link: Standing & {
    link_id: string;
    kind: string;
    from_id: string;
    to_id: string;
    item: string | null;
    time: string | null;
    arrives: string | null;
    lower_bound: number | null;
    claim_ids: string[];
    contradicted_by: string[];
    actor_id: string;
    actor_name: string;
    accepted_at: number;
    origin_seq: number;
    origin_ordinal: number;
  };
  legal_status: Standing & {
    status_id: string;
    person: string;
    reported: Json<{ status: string; claimId: string; when: string | null } | null>;
    verified: Json<{ status: string; record: string } | null>;
    actor_id: string;
    actor_name: string;
    recorded_at: number;
  };
  resolution: Decided & {
    resolution_id: string;
    left_id: string;
    right_id: string;
    decision: string;
    reasons: Json<readonly LikenessReason[]>;
    contradictions: Json<readonly LikenessReason[]>;
    note: string | null;
  };
  name_joined: Decided & {
    joined_id: string;
    entity_id: string;
    type: string;
    document_id: string;
    rendition_id: string;
    reading_id: string;
    name: string;
  };
  entity_fact: Decided & {
    fact_id: string;
    entity_id: string;
    property: string;
    value: string;
    document_id: string | null;
    rendition_id: string | null;
    span: Json<Span | null>;
    words: string | null;
    note: string | null;
  };
  name_group: Keyed & {
    reading_id: string;
    from_seq: number;
    document_id: string;
    rendition_id: string;
    type: string;
    name: string;
    mentions: number;
    first_start: number;
    first_end: number;
  };
  name_key: Keyed & { version: string; key: string; type: string; name: string };
  name_tie: Keyed & {
    reading_id: string;
    from_seq: number;
    document_id: string;
    name: string;
    other: string;
    how: string;
    why: string;
  };
  name_index: Keyed & { version: string; seq: number };
  word_index: Keyed & { seq: number };
  search_window: Keyed & { not_before: string };
  saved_view: Standing & {
    view_id: string;
    name: string;
    view: Json<SavedView>;
    actor_id: string;
    actor_name: string;
    saved_at: number;
    origin_seq: number;
    origin_ordinal: number;
  };
  saved_search: Standing & {
    search_id: string;
    name: string;
    q: string;
    how: SearchOrder;
    actor_id: string;
    actor_name: string;
    saved_at: number;
    origin_seq: number;
    origin_ordinal: number;
  };
  search_run: Keyed & { search_id: string; account_id: string; ran_at: number };
  notice: Standing & {
    notice_id: string;
    ordinal: number;
    entity_id: string;
    actor_id: string;
    actor_name: string;
    told_at: number;
  };
  pinned_route: Standing & {
    pin_id: string;
    question: Json<RouteQuestion>;
    link_ids: string[];
    note: string | null;
    actor_id: string;
    actor_name: string;
    pinned_at: number;
    origin_seq: number;
    origin_ordinal: number;
  };
  lane_thing: Decided & {
    thing_id: string;
    kind: string;
    title: string;
    about: string | null;
    fields: Json<StepFacts>;
    claim_ids: string[];
    state: string | null;
  };
  lane_step: Decided & {
    step_id: string;
    thing_id: string;
    command: string;
    from_state: string | null;
    to_state: string | null;
    fields: Json<StepFacts>;
    flags: string[];
    edition: string;
  };
  lane_fact: Decided & {
    fact_id: string;
    on_day: string;
    kind: string;
    fact: Json<ProofFact>;
    makes: string | null;
    names: string[];
  };
  lane_tie: Decided & { tie_id: string; kind: string; tie: Json<LaneTie>; names: string[] };
  record_mapping: Decided & { mapping_id: string; name: string; mapping: Json<RecordMapping> };
  record_import: Decided & {
    import_id: string;
    series_id: string;
    follows: string | null;
    document_id: string;
    rendition_id: string;
    mapping: Json<RecordMapping>;
    counts: Json<RecordCounts>;
  };
  record_batch: Standing & { ordinal: number; import_id: string; up_to: number; is_last: boolean };
  record_row: Standing & {
    row_id: string;
    series_id: string;
    import_id: string;
    line: number;
    key: string;
    says: string;
    claim_id: string;
    link_ids: string[];
    fact_ids: string[];
  };
  record_entity: Standing & { series_id: string; import_id: string; key: string; entity_id: string; is_made: boolean };
  log_item: Keyed & {
    seq: number;
    ordinal: number;
    recorded_at: number;
    actor_id: string;
    actor_name: string;
    kind: ItemKind;
    subject_id: string | null;
    document_id: string | null;
    detail: Json<Record<string, unknown>>;
    undone_seq: number | null;
  };
};

/** `review` and `superseded` of claims, `grade` of claims and documents, `defence` of claims. */
export type DecisionAspect = 'review' | 'superseded' | 'grade' | 'defence';

export type DecisionValue =
  | { readonly review: 'read rightly' | 'rejected'; readonly reason: string | null }
  | { readonly supersededBy: string }
  | { readonly grade: Grade | null }
  | { readonly helpsDefence: boolean; readonly note: string | null };
