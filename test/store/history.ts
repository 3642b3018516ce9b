import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { ItemBody, ItemRef } from '#domain/entry';
import { keepBlob } from '#store/blob';
import { claims, type ClaimRow } from '#store/claim';
import { documents, type DocumentRow } from '#store/document';
import { draftEntry } from '#store/draft-entry';
import { laneSteps, laneThings } from '#store/lane';
import { entities, links } from '#store/link';
import { logRows } from '#store/log';
import type { WritingTransaction } from '#store/open-store';
import { imports, standingRows } from '#store/records';
import { keepTexts } from '#store/text';
import { undoableKinds } from '#domain/entry';
import { undoBlocker } from '#store/undo';
import {
  ada,
  emptyView,
  hashOf,
  reading,
  received,
  recorded,
  someMapping,
  someQuestion,
  takenRows,
} from './ledger-items.ts';
import type { TestInstallation } from './test-installation.ts';

/** One thing that someone does; the numbers choose among what there is to do it to. */
export type Step = { readonly does: keyof typeof deeds; readonly a: number; readonly b: number };

/** A case with `main` and one compartment besides, and what a history has put there. */
export type World = {
  readonly test: TestInstallation;
  readonly caseId: string;
  readonly compartments: readonly [string, string];
  /** What was put into a document's name, text and everything said about it, by document id. */
  readonly canaries: Map<string, string>;
  readonly texts: Map<string, string>;
  readonly steps: { count: number };
};

export function newWorld(test: TestInstallation): World {
  const caseId = randomUUID();
  const compartments = [caseId, randomUUID()] as const;
  return { test, caseId, compartments, canaries: new Map(), texts: new Map(), steps: { count: 0 } };
}

export const scopeOf = (world: World) => ({
  caseId: world.caseId,
  compartmentIds: world.compartments,
  accountId: null,
});

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

type Deed = { readonly tx: WritingTransaction; readonly world: World; readonly a: number; readonly b: number };

const documentsHere = async ({ tx, world }: Deed, where: (row: DocumentRow) => boolean): Promise<DocumentRow[]> =>
  (await documents(tx, null, { limit: 500 }))
    .filter((row) => row.compartment_id === tx.compartmentId && where(row))
    .sort((x, y) => orderOf(world, x) - orderOf(world, y));
const orderOf = (world: World, row: DocumentRow) => [...world.canaries.keys()].indexOf(row.document_id);

const claimsHere = async ({ tx }: Deed): Promise<ClaimRow[]> =>
  (await claims(tx, null, { compartmentId: tx.compartmentId, limit: 500 })).filter((row) => row.superseded_by === null);

async function say({ tx }: Deed, ...bodies: ItemBody[]): Promise<string[]> {
  const draft = draftEntry();
  const ids = bodies.map((body) => draft.add(ada, body));
  await tx.append(draft);
  return ids;
}

const byHand = (world: World, documentId: string, text: string, n: number) => {
  const words = [...text.matchAll(/\S+/g)].map((found) => [found.index, found.index + found[0].length] as const);
  const at = n % Math.max(1, words.length - 1);
  return {
    source: [words[at]!],
    cue: n % 2 === 0 ? [] : [words[at + 1] ?? words[at]!],
    content: words.slice(at, at + 3),
    kind: 'direct',
    stance: 'alleged',
    polarity: 'asserts',
    speaker: n % 3 === 0 ? null : 'Ben; Cay',
    parentId: null,
    translation: { text: `in other words ${world.canaries.get(documentId)}`, translator: 'Dee' },
  } as const;
};

/** Everything that can happen to a compartment. Where there is nothing to do it to, nothing happens. */
const deeds = {
  async receive(deed: Deed) {
    const { tx, world, a, b } = deed;
    const canary = `canary${randomUUID().replaceAll('-', '')}`;
    const known = pick([...world.canaries.entries()], b);
    // Now and then the same bytes come a second time.
    const again = a % 7 === 0 && known !== undefined ? world.texts.get(known[0]) : undefined;
    const text =
      again ?? `${canary} says nothing 😀 here; Ben\r\ndenied it all, and Cay asked “why”. `.repeat(1 + (a % 3));
    const bytes = Buffer.from(text);
    await keepBlob(
      tx,
      tx.compartmentId,
      (async function* () {
        yield bytes;
      })(),
    );
    const setAside = b % 9 === 0 ? 'privileged' : null;
    const [id] = await say(deed, { ...received(bytes, `${again === undefined ? canary : known![1]}.txt`), setAside });
    world.canaries.set(id!, again === undefined ? canary : known![1]);
    world.texts.set(id!, text);
  },
  /** What is found inside a document: now something new, now what is here already. */
  async findInside(deed: Deed) {
    const { tx, world, a, b } = deed;
    const here = await documentsHere(deed, () => true);
    const parent = pick(here, a);
    if (parent === undefined) return;
    const known = pick(here, b);
    const n = world.steps.count + 1;
    const place = { parentId: parent.document_id, rootId: parent.document_id, depth: 1, n, capture: null };
    if (b % 3 === 0 && known !== undefined) {
      const canary = world.canaries.get(known.document_id);
      await say(deed, { kind: 'document.placed', documentId: known.document_id, path: `in/${canary}.txt`, ...place });
      return;
    }
    const canary = `canary${randomUUID().replaceAll('-', '')}`;
    const text = `${canary} said that it lay inside. `;
    const bytes = Buffer.from(text);
    await keepBlob(
      tx,
      tx.compartmentId,
      (async function* () {
        yield bytes;
      })(),
    );
    const draft = draftEntry();
    const id = draft.add(ada, received(bytes, `${canary}.txt`));
    draft.add(ada, { kind: 'document.placed', documentId: id, path: `in/${canary}.txt`, ...place });
    await tx.append(draft);
    world.canaries.set(id, canary);
    world.texts.set(id, text);
  },
  async read(deed: Deed) {
    const { tx, world, a } = deed;
    const row = pick(await documentsHere(deed, (one) => one.state === 'waiting'), a);
    if (row === undefined) return;
    const text = world.texts.get(row.document_id)!;
    await keepTexts(tx.db, { caseId: world.caseId, compartmentId: tx.compartmentId }, [{ sha256: hashOf(text), text }]);
    const draft = draftEntry();
    const title = `found ${world.canaries.get(row.document_id)} ${world.steps.count}`;
    const renditionId = draft.add(ada, recorded(row.document_id, text, title));
    draft.add(ada, reading(row.document_id, renditionId, text));
    await tx.append(draft);
  },
  async readAgain(deed: Deed) {
    const row = pick(await documentsHere(deed, (one) => one.state === 'read'), deed.a);
    if (row === undefined) return;
    const again = reading(row.document_id, row.rendition_id!, deed.world.texts.get(row.document_id)!);
    const attributions = again.reading.attributions.slice(0, 2);
    await say(deed, { ...again, readerVersion: '2', reading: { ...again.reading, attributions } });
  },
  async failToRead(deed: Deed) {
    const row = pick(await documentsHere(deed, (one) => one.state === 'waiting'), deed.a);
    const failure = { code: 'LL-FILE-BROKEN', message: 'It is broken.', retryable: true };
    if (row) await say(deed, { kind: 'document.unreadable', documentId: row.document_id, mediaType: null, failure });
  },
  async retry(deed: Deed) {
    const row = pick(await documentsHere(deed, (one) => one.state === 'unreadable'), deed.a);
    if (row) await say(deed, { kind: 'document.retried', documentId: row.document_id });
  },
  async setAside(deed: Deed) {
    const row = pick(await documentsHere(deed, (one) => one.state !== 'set aside'), deed.a);
    if (row) await say(deed, { kind: 'document.set-aside', documentId: row.document_id, reason: 'privileged' });
  },
  async release(deed: Deed) {
    const row = pick(await documentsHere(deed, (one) => one.state === 'set aside'), deed.a);
    if (row) await say(deed, { kind: 'document.released', documentId: row.document_id, reason: 'not privileged' });
  },
  async gradeDocument(deed: Deed) {
    const row = pick(await documentsHere(deed, () => true), deed.a);
    const grade = deed.b % 3 === 0 ? null : ({ scheme: 'admiralty', source: 'C', information: '3' } as const);
    if (row) await say(deed, { kind: 'document.graded', documentId: row.document_id, grade });
  },
  async review(deed: Deed) {
    const all = await claimsHere(deed);
    const some = [0, 1, 2].slice(0, 1 + (deed.b % 3)).map((i) => pick(all, deed.a + i)!);
    const ids = new Set(some.filter(Boolean).map((row) => row.claim_id));
    const decision = deed.a % 2 === 0 ? ('read rightly' as const) : ('rejected' as const);
    const reasons = new Map(
      some.filter(Boolean).map((row) => [row.claim_id, deed.world.canaries.get(row.document_id)!]),
    );
    if (ids.size > 0)
      await say(
        deed,
        ...[...ids].map((claimId) => ({
          kind: 'claim.reviewed' as const,
          claimId,
          decision,
          reason: reasons.get(claimId)!,
        })),
      );
  },
  async mend(deed: Deed) {
    const row = pick(await claimsHere(deed), deed.a);
    if (row === undefined) return;
    const { claim_id: claimId, document_id: documentId, rendition_id: renditionId } = row;
    const claim = byHand(deed.world, documentId, deed.world.texts.get(documentId)!, deed.b);
    await say(deed, { kind: 'claim.mended', claimId, documentId, renditionId, claim });
  },
  async grade(deed: Deed) {
    const row = pick(await claimsHere(deed), deed.a);
    const grade =
      deed.b % 3 === 0 ? null : ({ scheme: '3x5x2', source: '2', information: 'B', handling: 'P' } as const);
    if (row) await say(deed, { kind: 'claim.graded', claimId: row.claim_id, grade });
  },
  async flag(deed: Deed) {
    const row = pick(await claimsHere(deed), deed.a);
    if (row === undefined) return;
    const note = deed.world.canaries.get(row.document_id)!;
    await say(deed, { kind: 'claim.flagged', claimId: row.claim_id, helpsDefence: deed.b % 3 !== 0, note });
  },
  async makeClaim(deed: Deed) {
    const row = pick(await documentsHere(deed, (one) => one.state === 'read'), deed.a);
    if (row === undefined) return;
    const { document_id: documentId, rendition_id } = row;
    const parent = pick(
      (await claimsHere(deed)).filter((one) => one.document_id === documentId),
      deed.b,
    );
    const claim = byHand(deed.world, documentId, deed.world.texts.get(documentId)!, deed.b);
    const parentId = deed.b % 4 === 0 ? (parent?.claim_id ?? null) : null;
    await say(deed, { kind: 'claim.made', documentId, renditionId: rendition_id!, claim: { ...claim, parentId } });
  },
  async makeEntity(deed: Deed) {
    await say(deed, { kind: 'entity.made', schema: 'Person', name: `Person ${deed.a}`, translation: null });
  },
  async makeMention(deed: Deed) {
    const row = pick(await documentsHere(deed, (one) => one.state === 'read'), deed.a);
    if (row === undefined) return;
    const entity = pick(await entities(deed.tx, null), deed.b);
    const place = { documentId: row.document_id, renditionId: row.rendition_id!, start: 0, end: 5 + (deed.b % 5) };
    await say(deed, { kind: 'mention.made', ...place, type: 'person', entityId: entity?.entity_id ?? null });
  },
  async relyOn(deed: Deed) {
    const all = await claimsHere(deed);
    const people = (await entities(deed.tx, null)).filter((one) => one.compartment_id === deed.tx.compartmentId);
    const [from, to, claim, against] = [
      pick(people, deed.a),
      pick(people, deed.b),
      pick(all, deed.a),
      pick(all, deed.b),
    ];
    if (!from || !to || !claim || !against) return;
    await say(deed, {
      kind: 'link.relied',
      link: 'report',
      from: from.entity_id,
      to: to.entity_id,
      item: 'a report',
      time: '2022-07',
      lowerBound: 34,
      claimIds: [claim.claim_id],
      contradictedBy: against.claim_id === claim.claim_id ? [] : [against.claim_id],
    });
  },
  async recordStatus(deed: Deed) {
    const claim = pick(await claimsHere(deed), deed.a);
    const reported = claim ? ({ status: 'dropped', claimId: claim.claim_id, when: null } as const) : null;
    await say(deed, { kind: 'status.recorded', person: `Person ${deed.b}`, reported, verified: null });
  },
  async resolve(deed: Deed) {
    const people = (await entities(deed.tx, null)).filter((one) => one.compartment_id === deed.tx.compartmentId);
    const [one, other] = [pick(people, deed.a), pick(people, deed.b)];
    if (!one || !other || one.entity_id === other.entity_id) return;
    const [left, right] = [one.entity_id, other.entity_id].sort();
    const decision = (['same', 'same', 'not same', 'unsure'] as const)[(deed.a + deed.b) % 4]!;
    const reasons = [{ words: 'the same name', weight: 0.5 }];
    await say(deed, {
      kind: 'resolution.decided',
      left: left!,
      right: right!,
      decision,
      reasons,
      contradictions: [],
      note: null,
    });
  },
  async joinNames(deed: Deed) {
    const row = pick(await documentsHere(deed, (one) => one.state === 'read'), deed.a);
    const entity = pick(
      (await entities(deed.tx, null)).filter((one) => one.compartment_id === deed.tx.compartmentId),
      deed.b,
    );
    if (row === undefined || entity === undefined) return;
    await say(deed, {
      kind: 'names.joined',
      entityId: entity.entity_id,
      type: 'person',
      documentId: row.document_id,
      renditionId: row.rendition_id!,
      readingId: row.reading_id!,
      names: [deed.world.texts.get(row.document_id)!.slice(0, 3), deed.world.canaries.get(row.document_id)!],
    });
  },
  async describe(deed: Deed) {
    const row = pick(await documentsHere(deed, (one) => one.state === 'read'), deed.a);
    const entity = pick(
      (await entities(deed.tx, null)).filter((one) => one.compartment_id === deed.tx.compartmentId),
      deed.b,
    );
    if (entity === undefined) return;
    const isWords = row !== undefined && deed.b % 3 !== 0;
    await say(deed, {
      kind: 'entity.described',
      entityId: entity.entity_id,
      property: 'birthDate',
      value: isWords ? deed.world.canaries.get(row.document_id)! : '1970-05',
      documentId: isWords ? row.document_id : null,
      renditionId: isWords ? row.rendition_id : null,
      span: isWords ? [0, 5 + (deed.b % 5)] : null,
      note: isWords ? null : 'by hand',
    });
  },
  async saveMapping(deed: Deed) {
    await say(deed, { kind: 'mapping.saved', name: `Mapping ${deed.a}`, mapping: someMapping });
  },
  /** Rows of a table: now the first version, now a newer one in which some rows changed and some are gone. */
  async takeRecords(deed: Deed) {
    const { tx, a, b } = deed;
    const row = pick(await documentsHere(deed, (one) => one.state === 'read'), a);
    const people = (await entities(tx, null)).filter((one) => one.compartment_id === tx.compartmentId);
    const [who, other] = [pick(people, a), pick(people, b)];
    if (row === undefined || !who || !other) return;
    const before = (await imports(tx, null, { compartmentId: tx.compartmentId })).filter(
      (one) => one.followed_by === null,
    );
    const followed = b % 3 === 0 ? undefined : pick(before, a);
    const keys = ['one', 'two', 'three'].slice(0, 1 + (a % 3));
    const stood = followed === undefined ? [] : await standingRows(tx, tx.compartmentId, followed.series_id, null);
    const draft = draftEntry();
    const place = { documentId: row.document_id, renditionId: row.rendition_id! };
    const counts = { rows: keys.length, fresh: 1, changed: 0, same: 0, gone: stood.length, refused: 0 };
    const begun = { ...place, follows: followed?.import_id ?? null, mapping: someMapping, counts };
    const importId = draft.add(ada, { kind: 'records.begun', ...begun });
    const series = { ...place, importId, seriesId: followed?.series_id ?? importId };
    const ended = stood.map((one) => one.key).filter((key) => keys.includes(key) || b % 2 === 0);
    const ends = { who: who.entity_id, other: other.entity_id, ended };
    draft.add(ada, takenRows(series, keys, `says ${b}`, ends));
    await tx.append(draft);
  },
  async giveNotice(deed: Deed) {
    const entity = pick(await entities(deed.tx, null), deed.a);
    if (entity?.compartment_id === deed.tx.compartmentId)
      await say(deed, { kind: 'notice.given', entityId: entity.entity_id });
  },
  async saveSearch(deed: Deed) {
    await say(deed, { kind: 'search.saved', name: `Search ${deed.a}`, q: `drawings ${deed.b}`, order: 'newest' });
  },
  async saveView(deed: Deed) {
    const places = [{ id: `node ${deed.a}`, x: deed.a, y: -deed.b, pinned: deed.a % 2 === 0 }];
    await say(deed, { kind: 'view.saved', name: `View ${deed.a}`, view: { ...emptyView, places } });
  },
  async savePin(deed: Deed) {
    const here = (await links(deed.tx, null)).filter((row) => row.compartment_id === deed.tx.compartmentId);
    const linkIds = here.slice(deed.a % Math.max(1, here.length)).map((row) => row.link_id);
    await say(deed, {
      kind: 'route.pinned',
      question: someQuestion,
      linkIds,
      note: deed.b % 2 === 0 ? null : 'hold on',
    });
  },
  async fileThing(deed: Deed) {
    const claim = pick(await claimsHere(deed), deed.b);
    await say(deed, {
      kind: 'lane.filed',
      thing: deed.a % 2 === 0 ? 'lead' : 'disruption',
      title: `Thing ${deed.a}`,
      about: null,
      fields: { vector: 'e-mail', n: deed.b },
      claimIds: claim === undefined ? [] : [claim.claim_id],
      state: deed.a % 2 === 0 ? 'waiting' : 'planned',
    });
  },
  async stepThing(deed: Deed) {
    const things = (await laneThings(deed.tx, null)).filter((row) => row.compartment_id === deed.tx.compartmentId);
    const thing = pick(things, deed.a);
    if (thing === undefined) return;
    const [last] = (await laneSteps(deed.tx, null, [thing.thing_id])).slice(-1);
    await say(deed, {
      kind: 'lane.stepped',
      thingId: thing.thing_id,
      command: 'assess',
      from: last?.to_state ?? thing.state,
      to: `state ${deed.b % 3}`,
      fields: { reasons: `because ${deed.b}` },
      flags: deed.b % 2 === 0 ? [] : ['look'],
      edition: '2026-11-23',
    });
  },
  async recordFact(deed: Deed) {
    const who = pick(await entities(deed.tx, null), deed.a);
    if (who?.compartment_id !== deed.tx.compartmentId) return;
    const on = '2024-03-07';
    await say(
      deed,
      { kind: 'lane.fact', fact: { kind: 'suspect named', on, suspectId: who.entity_id, name: who.name } },
      { kind: 'lane.fact', fact: { kind: 'answer recorded', on, suspectId: who.entity_id, answer: `No ${deed.b}` } },
    );
  },
  async tieLanes(deed: Deed) {
    const things = (await laneThings(deed.tx, null)).filter((row) => row.compartment_id === deed.tx.compartmentId);
    const disruption = pick(things, deed.a);
    if (disruption === undefined) return;
    const tie = {
      kind: 'disruption exposes origin',
      disruptionId: disruption.thing_id,
      originId: `origin ${deed.b}`,
    } as const;
    await say(deed, { kind: 'lane.tied', tie });
  },
  async changeProfile(deed: Deed) {
    const profile = (['investigation', 'parliament', 'exile support'] as const)[deed.a % 3]!;
    await say(deed, { kind: 'case.profiled', profile, reason: `reason ${deed.b}` });
  },
  async setMember(deed: Deed) {
    const accountId = `00000000-0000-8000-8000-00000000000${deed.a % 3}`;
    const roles = deed.b % 3 === 0 ? [] : (['reader', 'analyst'] as const).slice(0, deed.b % 3);
    await say(deed, { kind: 'member.set', accountId, login: `login${deed.a % 3}`, name: `Name ${deed.a % 3}`, roles });
  },
  async undo(deed: Deed) {
    const items = (await logRows(deed.tx, null, { limit: 500 })).filter(
      (row) => row.compartment_id === deed.tx.compartmentId && undoableKinds.includes(row.kind),
    );
    const row = pick(items, deed.a);
    if (row) await undoIfFree(deed, { compartmentId: row.compartment_id, seq: row.seq, ordinal: row.ordinal });
  },
} as const satisfies Record<string, (deed: Deed) => Promise<void>>;

async function undoIfFree(deed: Deed, ref: ItemRef): Promise<boolean> {
  if ((await undoBlocker(deed.tx, ref)) !== null) return false;
  const [row] = await logRows(deed.tx, null, { item: ref, limit: 1 });
  const reason = deed.world.canaries.get(row?.document_id ?? '') ?? null;
  await say(deed, { kind: 'undone', seq: ref.seq, ordinal: ref.ordinal, reason });
  return true;
}

/** Does one step, each in a moment of its own. */
export function take(world: World, step: Step): Promise<void> {
  world.test.clock.now += 10;
  world.steps.count += 1;
  const compartmentId = world.compartments[step.b % 4 === 0 ? 1 : 0];
  return world.test.store.write(scopeOf(world), compartmentId, (tx) => deeds[step.does]({ tx, world, ...step }));
}

/** Takes one item back; false where that is not allowed now. */
export function undo(world: World, ref: ItemRef): Promise<boolean> {
  world.test.clock.now += 10;
  return world.test.store.write(scopeOf(world), ref.compartmentId, (tx) => undoIfFree({ tx, world, a: 0, b: 0 }, ref));
}

const names = Object.keys(deeds) as (keyof typeof deeds)[];
/** Deeds that `undo` takes back. */
const undoable = names.filter((name) =>
  /grade|review|mend|flag|make|rely|save|Status|resolve|join|describe|fileThing|stepThing|recordFact|tieLanes/i.test(
    name,
  ),
);

const stepOf = (from: readonly (keyof typeof deeds)[]) =>
  fc.record({ does: fc.constantFrom(...from), a: fc.nat(1000), b: fc.nat(1000) });

/** Steps of a whole history; receiving and reading come often enough for the others to find something. */
export const anySteps = fc
  .array(
    stepOf([
      ...names,
      'receive',
      'read',
      'read',
      'makeEntity',
      'makeEntity',
      'resolve',
      'resolve',
      'review',
      'mend',
      'undo',
    ]),
    {
      minLength: 18,
      maxLength: 40,
      size: 'max',
    },
  )
  .map((steps): Step[] => [{ does: 'receive', a: 1, b: 1 }, { does: 'read', a: 0, b: 1 }, ...steps]);

export const undoableSteps = fc.array(stepOf(undoable), { minLength: 4, maxLength: 10, size: 'max' });
