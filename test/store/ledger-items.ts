import { createHash } from 'node:crypto';
import type { ActorRef, ItemBody } from '#domain/entry';
import type { Attribution } from '#domain/reading';
import type { RecordMapping } from '#domain/record-mapping';
import type { TakenRecords } from '#domain/taken-records';
import type { RouteQuestion } from '#domain/pinned-route';
import type { SavedView } from '#domain/saved-view';
import type { Stance } from '#domain/stance';

/** Item bodies as the server makes them, for tests that write a history of their own. */

export const ada: ActorRef = { accountId: '00000000-0000-8000-8000-00000000ada0', name: 'Ada' };

/** A chart on which nobody has done anything. */
export const emptyView: SavedView = {
  picture: 'chart',
  asOf: null,
  since: null,
  window: null,
  kinds: null,
  groupBy: 'community',
  individuals: 40,
  shown: [],
  opened: [],
  hidden: [],
  groups: [],
  notes: [],
  places: [],
  camera: { x: 0, y: 0, scale: 1 },
};

/** A question for a route between two, whoever they are. */
export const someQuestion: RouteQuestion = {
  from: '00000000-0000-8000-8000-000000000001',
  to: '00000000-0000-8000-8000-000000000002',
  rank: 'earliest',
  after: null,
  before: '2023-07-30',
  minWaitDays: 0,
  maxWaitDays: null,
  asOf: null,
};

export const hashOf = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

type Body<Kind extends ItemBody['kind']> = Extract<ItemBody, { kind: Kind }>;

export const received = (bytes: Uint8Array, name: string): Body<'document.received'> => ({
  kind: 'document.received',
  name,
  path: `post/${name}`,
  title: null,
  sha256: hashOf(bytes).toString('hex'),
  size: bytes.length,
  origin: `the origin of ${name}`,
  form: null,
  date: '2026-01-05',
  setAside: null,
});

export const recorded = (documentId: string, text: string, title: string): Body<'rendition.recorded'> => ({
  kind: 'rendition.recorded',
  documentId,
  sha256: hashOf(text).toString('hex'),
  chars: text.length,
  mediaType: 'text/plain',
  encoding: 'utf-8',
  title,
  date: '2026-01-04',
  extractor: 'text',
  version: '1',
  map: [{ start: 0, kind: 'byte', offset: 0 }],
  notes: [],
});

/** A claim of every three words of a text: who, said, what. */
export function attributionsOf(text: string): Attribution[] {
  const words = [...text.matchAll(/\S+/g)].map((found) => [found.index, found.index + found[0].length] as const);
  const stances: Stance[] = ['said', 'denied', 'alleged'];
  const all: Attribution[] = [];
  for (let i = 0; i + 2 < words.length; i += 3) {
    const k = all.length;
    all.push({
      id: `a${k + 1}`,
      source: [words[i]!],
      cue: [words[i + 1]!],
      content: [words[i + 2]!],
      kind: 'indirect',
      stance: stances[k % stances.length]!,
      polarity: 'asserts',
      speaker: { name: text.slice(...words[i]!), mention: text.slice(...words[i]!), why: 'named here', candidates: [] },
      parent: k % 4 === 3 ? 'a1' : null,
      estimative: [],
      by: 'rule:test',
      score: 0.5,
    });
  }
  return all;
}

export const reading = (documentId: string, renditionId: string, text: string): Body<'reading.recorded'> => ({
  kind: 'reading.recorded',
  documentId,
  renditionId,
  readerVersion: '1',
  reading: {
    attributions: attributionsOf(text),
    mentions: [{ start: 0, end: Math.min(3, text.length), type: 'person', entity: text.slice(0, 3) }],
    times: [],
    relations: [{ kind: 'alias', from: text.slice(0, 3), to: 'A.', claim: null }],
    events: [],
    flows: [],
  },
});

/** How the rows of `takenRows` were read. */
export const someMapping: RecordMapping = {
  sheet: null,
  shape: 'people',
  link: 'employment',
  kinds: {},
  from: 'Person',
  to: 'Organization',
  organisation: null,
  stance: 'reported',
  joins: true,
  columns: [
    { header: 'Name', nth: 0, part: 'name', property: null, isKey: true, order: null, decimal: null, separator: null },
    {
      header: 'E-mail',
      nth: 0,
      part: 'fact',
      property: 'email',
      isKey: false,
      order: null,
      decimal: null,
      separator: null,
    },
  ],
};

/** The mapping as a caller hands it over. */
export const mappingAsSent = () => someMapping as Mutable<RecordMapping>;

/** Rows as they are taken, one for each key: somebody with a fact and a link to whoever `others` names. */
export const takenRows = (
  of: Pick<TakenRecords, 'documentId' | 'renditionId' | 'importId' | 'seriesId'>,
  keys: readonly string[],
  says: string,
  { who, other, ended = [] }: { readonly who: string; readonly other: string; readonly ended?: readonly string[] },
): Body<'records.taken'> => ({
  kind: 'records.taken',
  ...of,
  stance: 'reported',
  entities: [
    {
      key: `new ${keys.join(' ')}`,
      schema: 'Person',
      name: 'Somebody',
      facts: [{ property: 'email', value: 'a@b.example', span: [0, 3] }],
    },
  ],
  known: [{ key: `known ${who}`, entityId: who }],
  rows: keys.map((key, line) => ({
    line: line + 2,
    key,
    says,
    cells: [
      [0, 2],
      [3, 5],
    ],
    links: [{ kind: 'message', from: who, to: other, item: says, time: '2024-05', arrives: null }],
    facts: [{ entityId: who, property: 'position', value: says, span: [0, 2] }],
  })),
  ended,
  upTo: keys.length,
  isLast: true,
});

/** A view as a caller hands it over. */
export const viewAsSent = (view: SavedView) => view as Mutable<SavedView>;

type Mutable<T> = T extends readonly (infer One)[]
  ? Mutable<One>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;
