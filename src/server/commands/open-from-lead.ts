import { mainCompartmentOf, markings, type CaseProfile, type Marking } from '#domain/case-file';
import type { EntitySchema } from '#domain/entity';
import { Failure } from '#domain/failure';
import { blobPart } from '#store/blob-part';
import { caseFile } from '#store/case-file';
import { claimsById } from '#store/claim';
import { documentById, type DocumentRow } from '#store/document';
import { draftEntry, recordId, type DraftEntry } from '#store/draft-entry';
import { letWait } from '#store/let-wait';
import { entities, type EntityRow } from '#store/link';
import type { Scope, ScopedTransaction } from '#store/scope';
import { actorRefOf } from '../actor.ts';
import type { InCase, InCompartment, SignedIn } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { standingThings, type StandingThing } from '../lanes/standing-thing.ts';
import { openCase } from '../policies/open-case.ts';
import { personIdsOf } from '../reads/lane-things.ts';
import { denialsByHand, statusesByHand, type StatusesByHand } from '../reads/left-to-record.ts';
import { fairnessOfPersons, mostDenials } from '../reads/person-fairness.ts';
import { conflict, invalid, notFound } from '../refusals.ts';
import { casesOf } from '../sessions/memberships-of.ts';
import { recordScopeOf, storeScopeOf } from '../store-scope.ts';
import { takeIn, type DocumentBody } from './document-body.ts';
import { keepBytes } from './receive-documents.ts';
import { authoriseStep, stepAsked, takeStep } from './step-lane-thing.ts';

type Deps = Pick<ServerDeps, 'store' | 'doctrine' | 'clock' | 'log'>;

export type AskedOpening = {
  readonly thingId: string;
  readonly expected: number;
  readonly title: string;
  readonly profile: CaseProfile;
  readonly marking: Marking;
  /** Which documents of the lead's claims are copied; all of them where it is not said. */
  readonly documentIds?: readonly string[] | undefined;
};

export type OpenedFromLead = {
  readonly caseId: string;
  /** This caller had opened it before, and nothing was done now. */
  readonly wasOpen: boolean;
  /** Documents of the lead's case that were copied. */
  readonly copied: readonly { readonly compartmentId: string; readonly documentId: string }[];
  /** Names of whom a status stands on record that did not go along: it rests on words yet to be read there, or may be another's. */
  readonly statusesToRecord: readonly string[];
  /** Persons with a denial that reading the copied documents anew does not give. */
  readonly denialsToRecord: readonly string[];
};

/** A lead, seen by whoever may both open a case for it and open cases at all. */
export type LeadOpener = { readonly lead: InCompartment<'work-lanes'>; readonly opener: SignedIn<'open-case'> };

/** What stays with a case that was opened from a lead: how it was judged, and what of. */
const triage = 'activity credible canAct proportionate threatKind stateActor vector sector infoItem place at'.split(
  ' ',
);
const command = 'open a case';

/** Owners of the compartment in which the lead lies, where their account may open cases. */
export async function authoriseOpening(scope: InCase, deps: Deps, asked: AskedOpening): Promise<LeadOpener> {
  const lead = await authoriseStep(scope, deps, { ...asked, command, fields: {} });
  return { lead, opener: openCase(scope) };
}

type GoesAlong = StatusesByHand & {
  readonly thing: StandingThing;
  readonly people: readonly EntityRow[];
  readonly documents: readonly DocumentRow[];
  readonly denialsToRecord: readonly string[];
};

async function leadOf(tx: ScopedTransaction, thingId: string): Promise<StandingThing> {
  const [thing] = await standingThings(tx, null, { thingIds: [thingId] });
  if (thing?.kind !== 'lead') throw notFound();
  return thing;
}

/** What the lead rests on that is chosen, and always what its people answer and where they stand in law. */
async function goesAlong(tx: ScopedTransaction, asked: AskedOpening): Promise<GoesAlong> {
  const thing = await leadOf(tx, asked.thingId);
  const file = await caseFile(tx, null);
  const own = (file?.marking ?? 'OFFICIAL') as Marking;
  if (markings.indexOf(asked.marking) < markings.indexOf(own))
    throw new Failure(
      'LL-MARKING-LOWER',
      `The lead is marked ${own}, and a case opened from it cannot be marked lower.`,
      `Open it as ${own}.`,
    );
  const entityIds = personIdsOf(thing);
  const people = entityIds.length === 0 ? [] : await entities(tx, null, { entityIds });
  const ofClaims = (await claimsById(tx, null, thing.row.claim_ids)).map((row) => row.document_id);
  const foreign = asked.documentIds?.find((id) => !ofClaims.includes(id));
  if (foreign !== undefined)
    throw invalid('A document was named that the lead does not rest on.', 'Name documents of the claims of the lead.');
  const fairness = await fairnessOfPersons(
    tx,
    null,
    people.map(({ name }) => name),
    Number.POSITIVE_INFINITY,
  );
  const beside = [...fairness.values()].flatMap(({ denials, statuses }) => [
    ...denials.slice(0, mostDenials).map(({ documentId }) => documentId),
    ...statuses.flatMap(({ reported }) => reported?.documentId ?? []),
  ]);
  const documents: DocumentRow[] = [];
  for (const id of new Set([...(asked.documentIds ?? ofClaims), ...beside])) {
    const row = await documentById(tx, null, id);
    if (row !== undefined && row.state !== 'set aside') documents.push(row);
    else if (asked.documentIds?.includes(id) === true)
      throw conflict('A document of the lead was set aside meanwhile, and is not copied.');
  }
  const copied = new Set(documents.map((row) => row.document_id));
  const denialsToRecord = await denialsByHand(tx, fairness, copied);
  return { thing, people, documents, denialsToRecord, ...(await statusesByHand(tx, people)) };
}

/** The bytes of a document, chunk by chunk, each in a read of its own. */
async function* bytesOf(from: Scope, deps: Deps, row: DocumentRow): AsyncGenerator<Uint8Array> {
  const of = { compartmentId: row.compartment_id, sha256: row.sha256 };
  for (let n = 0; ; n++) {
    const part = await deps.store.read(from, (tx) => blobPart(tx, { ...of, n }));
    if (part === undefined) return;
    yield part;
  }
}

/** Copies are made before the chain is held: what was set aside or erased since then is not kept. */
async function requireStillThere(tx: ScopedTransaction, rows: readonly DocumentRow[]): Promise<void> {
  for (const { document_id: id } of rows) {
    const row = await documentById(tx, null, id);
    if (row === undefined || row.state === 'set aside')
      throw conflict('A document of the lead was set aside or erased while it was copied.');
  }
}

type Copy = { readonly row: DocumentRow; readonly body: DocumentBody };

/** All that begins the new case, as one entry; ids of its people and documents are known before it is sealed. */
function beginning(
  { opener, lead }: LeadOpener,
  asked: AskedOpening,
  along: GoesAlong,
  copies: readonly Copy[],
): { readonly caseId: string; readonly draft: DraftEntry; readonly documentIds: readonly string[] } {
  const { title, profile, marking } = asked;
  const by = actorRefOf(opener);
  const { accountId, login, name } = opener.actor;
  const draft = draftEntry();
  const caseId = recordId(draft.nonce, 0);
  draft.add(by, { kind: 'case.opened', title, profile, marking, state: 'open' });
  draft.add(by, { kind: 'compartment.opened', name: 'main' });
  draft.add(by, { kind: 'member.set', accountId, login, name, roles: ['case owner'] });
  const personIds = along.people.map((row) =>
    draft.add(by, {
      kind: 'entity.made',
      schema: row.schema as EntitySchema,
      name: row.name,
      translation: row.translation,
    }),
  );
  for (const { person, ...verified } of along.verified)
    draft.add(by, { kind: 'status.recorded', person, reported: null, verified });
  const documentIds = copies.map(({ row }) =>
    draft.add(by, {
      kind: 'document.received',
      name: row.name,
      path: row.path,
      title: row.title,
      origin: row.origin,
      form: row.form,
      date: row.date,
      setAside: null,
      sha256: row.sha256.toString('hex'),
      size: row.size,
    }),
  );
  const { fields } = along.thing;
  draft.add(by, {
    kind: 'lane.filed',
    thing: 'decision',
    title: 'Opened from a lead',
    about: null,
    fields: {
      ...Object.fromEntries(triage.flatMap((field) => (fields[field] === undefined ? [] : [[field, fields[field]]]))),
      fromCase: lead.caseId,
      fromLead: asked.thingId,
      ...(personIds.length === 0 ? {} : { personIds }),
      ...(along.denialsToRecord.length === 0 ? {} : { denialsToRecord: along.denialsToRecord }),
    },
    claimIds: [],
    state: null,
  });
  return { caseId, draft, documentIds };
}

/** The case that this caller opened from the lead before, as where the answer to it was lost; null where none was. */
async function openedBefore({ lead }: LeadOpener, deps: Deps, thing: StandingThing): Promise<string | null> {
  const last = thing.steps.at(-1);
  const caseId = last?.fields['openedCase'];
  if (last?.command !== command || last.actor_id !== lead.actor.accountId || typeof caseId !== 'string') return null;
  return (await casesOf(deps.store, lead.actor)).has(caseId) ? caseId : null;
}

/**
 * Opens a case of its own for a lead, in one transaction with the step that says so: its people, the documents with their
 * origin, date, title and form, and how it was judged go with it. All of it stands, or nothing; asked again by whoever
 * opened it, it answers with that case.
 */
export async function openFromLead(auth: LeadOpener, deps: Deps, asked: AskedOpening): Promise<OpenedFromLead> {
  const { lead, opener } = auth;
  const from = recordScopeOf(lead);
  const thing = await deps.store.read(from, (tx) => leadOf(tx, asked.thingId));
  const before = await openedBefore(auth, deps, thing);
  if (before !== null) return { caseId: before, wasOpen: true, copied: [], statusesToRecord: [], denialsToRecord: [] };
  const along = await deps.store.read(from, (tx) => goesAlong(tx, asked));
  const copies: Copy[] = [];
  try {
    for (const row of along.documents) {
      const body = await takeIn(bytesOf(from, deps, row));
      copies.push({ row, body });
      if (!body.sha256.equals(row.sha256)) throw conflict('A document of the lead was erased meanwhile.');
    }
    const { caseId, draft, documentIds } = beginning(auth, asked, along, copies);
    const main = mainCompartmentOf(caseId);
    const { accountId } = opener.actor;
    const step = { thingId: asked.thingId, expected: asked.expected, command, fields: { openedCase: caseId } };
    const now = await stepAsked(lead, deps, step);
    await deps.store.writeTogether(async (enter) => {
      const tx = await enter({ caseId, compartmentIds: [main], accountId }, main);
      const blobs = new Map(copies.map(({ body }) => [body.sha256.toString('hex'), body]));
      await keepBytes(tx, [...blobs.values()]);
      await tx.append(draft);
      await letWait(tx.db, { caseId, compartmentId: main }, documentIds);
      const there = await enter(storeScopeOf(lead), lead.compartmentId);
      await requireStillThere(there, along.documents);
      await takeStep(there, lead, deps, step, now);
    });
    return {
      caseId,
      wasOpen: false,
      copied: copies.map(({ row }) => ({ compartmentId: row.compartment_id, documentId: row.document_id })),
      statusesToRecord: along.statusesToRecord,
      denialsToRecord: along.denialsToRecord,
    };
  } finally {
    for (const { body } of copies) await body.discard();
  }
}
