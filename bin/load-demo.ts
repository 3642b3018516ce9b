import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient, type Client } from '#api/client';
import type { Account } from '#api/schemas/account';
import type { CaseDetail } from '#api/schemas/case';
import { allDocuments } from '#cli/all-documents';
import { loadDemoManifest, type DemoManifest } from '../demo/load-manifest.ts';
import { decideDemo, type Decided } from './decide-demo.ts';
import { openShelf, type DemoShelf } from './demo-shelf.ts';
import { demoLogin } from './demo-login.ts';
import { layLanes } from './lanes-demo.ts';
import { relyDemo } from './rely-demo.ts';

export type DemoParts = {
  /** Where the manifest and the documents lie. */
  readonly folder: string;
  readonly send: (request: Request) => Promise<Response>;
  readonly localKey: string;
  readonly addAccount: (of: {
    login: string;
    name: string;
    administrator: boolean;
    mayOpenCases: boolean;
  }) => Promise<Account>;
  readonly accounts: readonly Account[];
  readonly isStopping: () => boolean;
  readonly onProgress: (text: string) => void;
};

export type DemoLoad = { readonly documents: number; readonly claims: number; readonly decided: Decided };

/** A client for one of the people of the demo. */
export type ClientFor = (key: string) => Promise<Client>;

/**
 * Brings the demo case about through the API, as its people would. Whatever stands already is passed by, so that a
 * load that was cut short is completed by the next one. Null where it was told to stop.
 */
export async function loadDemo(parts: DemoParts): Promise<DemoLoad | null> {
  const { folder } = parts;
  const manifest = await loadDemoManifest(folder);
  await addPeople(manifest, parts);
  const clientFor = clients(manifest, parts);
  const owner = manifest.accounts.find((one) => one.roles['main']?.includes('case owner'))!;
  const client = await clientFor(owner.key);
  const opened = await openDemoCase(client, manifest);
  const compartments = await openCompartments(client, opened, manifest);
  await letIn(client, opened, compartments, manifest);
  for (const [n, document] of manifest.documents.entries()) {
    if (parts.isStopping()) return null;
    parts.onProgress(`document ${n + 1} of ${manifest.documents.length}: ${document.path}`);
    const body = new Uint8Array(await readFile(join(folder, 'documents', document.path)));
    await client.call('receiveDocument', {
      params: { caseId: opened.caseId },
      query: {
        name: basename(document.path),
        path: document.path,
        compartmentId: compartments.get(document.compartment)!,
        origin: document.origin,
        kind: document.kind,
        title: document.title,
        date: document.date,
        ...(document.setAside === null ? {} : { setAside: document.setAside }),
      },
      body,
    });
  }
  if (!(await waitUntilRead(client, opened.caseId, parts))) return null;
  await gradeReports(client, opened.caseId, manifest);
  const shelves = new Map<string, Promise<DemoShelf>>();
  const shelfFor = (key: string) => {
    const shelf = shelves.get(key) ?? clientFor(key).then((one) => openShelf(one, opened.caseId));
    shelves.set(key, shelf);
    return shelf;
  };
  const read = await decideDemo(manifest, shelfFor, parts.onProgress);
  const relied = await relyDemo(manifest, shelfFor, compartments.get('main')!, parts.onProgress);
  const laid = await layLanes(manifest.lanes, shelfFor, compartments, parts.onProgress);
  const { counts } = await client.call('getCase', { params: { caseId: opened.caseId } });
  return { documents: counts.documents, claims: counts.claims, decided: bothOf(bothOf(read, relied), laid) };
}

const bothOf = (a: Decided, b: Decided): Decided => ({
  made: a.made + b.made,
  before: a.before + b.before,
  skipped: [...a.skipped, ...b.skipped],
});

/** Graded once they are read, since a reading changes what a decision has seen. */
async function gradeReports(client: Client, caseId: string, { documents }: DemoManifest): Promise<void> {
  const grades = new Map(documents.map((one) => [one.path, one.grade]));
  for await (const { documentId, path, grade: before, version } of allDocuments(client, caseId)) {
    const grade = grades.get(path) ?? null;
    if (grade === null || before !== null) continue;
    await client.call('gradeDocument', { params: { caseId, documentId }, body: { expected: version, grade } });
  }
}

async function addPeople(manifest: DemoManifest, parts: DemoParts): Promise<void> {
  const known = new Set(parts.accounts.map((one) => one.login));
  for (const person of manifest.accounts) {
    const login = demoLogin(person.login);
    if (known.has(login)) continue;
    await parts.addAccount({
      login,
      name: person.name,
      administrator: person.administrator,
      mayOpenCases: !person.administrator,
    });
  }
}

function clients(manifest: DemoManifest, { send, localKey }: DemoParts): ClientFor {
  const base = 'http://127.0.0.1';
  const opened = new Map<string, Client>();
  return async (key) => {
    const before = opened.get(key);
    if (before !== undefined) return before;
    const person = manifest.accounts.find((one) => one.key === key)!;
    const { token } = await createClient(base, send).call('openLocalSession', {
      body: { key: localKey, login: demoLogin(person.login) },
    });
    const client = createClient(base, send, { authorization: `Bearer ${token}` });
    opened.set(key, client);
    return client;
  };
}

async function openDemoCase(client: Client, { title, profile, marking }: DemoManifest): Promise<CaseDetail> {
  const { cases } = await client.call('listCases');
  const before = cases.find((one) => one.title === title);
  if (before === undefined) return client.call('openCase', { body: { title, profile, marking } });
  return client.call('getCase', { params: { caseId: before.caseId } });
}

/** Ids of the compartments by their keys in the manifest. */
async function openCompartments(
  client: Client,
  opened: CaseDetail,
  { compartments }: DemoManifest,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, name } of compartments) {
    const before = opened.compartments.find((one) => (key === 'main' ? one.isMain : one.name === name));
    const params = { caseId: opened.caseId };
    const found = before ?? (await client.call('openCompartment', { params, body: { name } }));
    ids.set(key, found.compartmentId);
  }
  return ids;
}

async function letIn(
  client: Client,
  { caseId }: CaseDetail,
  compartments: ReadonlyMap<string, string>,
  manifest: DemoManifest,
): Promise<void> {
  const params = { caseId };
  const { members } = await client.call('listMembers', { params });
  for (const person of manifest.accounts) {
    for (const [key, roles] of Object.entries(person.roles)) {
      const login = demoLogin(person.login);
      const compartmentId = compartments.get(key)!;
      const before = members.find((one) => one.login === login && one.compartmentId === compartmentId);
      if (before !== undefined && sameRoles(before.roles, roles)) continue;
      await client.call('setMember', { params, body: { login, compartmentId, roles } });
    }
  }
}

const sameRoles = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((role) => b.includes(role));

async function waitUntilRead(client: Client, caseId: string, parts: DemoParts): Promise<boolean> {
  for (;;) {
    if (parts.isStopping()) return false;
    const { waiting } = await client.call('getProgress', { params: { caseId } });
    if (waiting === 0) return true;
    parts.onProgress(`reading: ${waiting} documents left`);
    await pause(100);
  }
}
