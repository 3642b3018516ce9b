import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { caseProfiles, markings } from '#domain/case-file';
import { Failure } from '#domain/failure';
import { account, grade, key } from './manifest-parts.ts';
import { danglingLanes, demoLanes } from './lanes-form.ts';
import { danglingRelied, relied } from './relied-form.ts';

const day = z.iso.date();

export const documentKinds = [
  'access list',
  'article',
  'e-mail',
  'incident form',
  'intelligence report',
  'interview note',
  'legal advice',
  'letter',
  'list',
  'memorandum',
  'message',
  'message log',
  'minutes',
  'official statement',
  'photograph',
  'press statement',
  'scan',
  'source protection',
  'speech',
  'translation',
  'warning record',
  'witness statement',
] as const;

const document = z.strictObject({
  /** Under demo/documents, with forward slashes. */
  path: z.string().regex(/^[a-z-]+\/[a-z0-9.-]+$/),
  title: z.string().min(1),
  kind: z.enum(documentKinds),
  /** Where the document came from. */
  origin: z.string().min(1),
  date: day,
  compartment: key,
  grade: grade.nullable(),
  /** The reason for which nobody reads it before an independent reviewer decides; null for all others. */
  setAside: z.string().min(1).nullable(),
});

const decision = z.strictObject({
  document: z.string(),
  /** Words of the claim's content as they stand in the document, where they stand once. */
  quote: z.string().min(1),
  decision: z.enum(['read rightly', 'rejected']),
  by: key,
  at: z.iso.datetime(),
  reason: z.string().min(1).nullable(),
});

const manifest = z.strictObject({
  title: z.string().min(1),
  profile: z.enum(caseProfiles),
  marking: z.enum(markings),
  compartments: z.array(z.strictObject({ key, name: z.string().min(1) })).min(1),
  accounts: z.array(account).min(1),
  documents: z.array(document).min(1),
  decisions: z.array(decision),
  relied,
  lanes: demoLanes,
});

export type DemoManifest = z.infer<typeof manifest>;
export type DemoAccount = DemoManifest['accounts'][number];
export type DemoDocument = DemoManifest['documents'][number];
export type DemoDecision = DemoManifest['decisions'][number];

/** The manifest as typed data, its references checked; throws `LL-DEMO-MANIFEST` naming every fault. */
export function parseDemoManifest(json: unknown): DemoManifest {
  const parsed = manifest.safeParse(json);
  if (!parsed.success) throw faulty(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  const faults = danglingReferences(parsed.data);
  if (faults.length > 0) throw faulty(faults);
  return parsed.data;
}

/** Reads `case.json` in the demo folder and, beside it, what is relied on in the case and what its two lanes hold. */
export async function loadDemoManifest(folder: string): Promise<DemoManifest> {
  const [listed, reliedOn, lanes] = await Promise.all(
    ['case.json', 'relied.json', 'lanes.json'].map(
      async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as object,
    ),
  );
  return parseDemoManifest({ ...listed, relied: reliedOn, lanes });
}

function danglingReferences({
  compartments,
  accounts,
  documents,
  decisions,
  relied: of,
  lanes,
}: DemoManifest): string[] {
  const faults: string[] = [];
  const known = new Set(compartments.map((compartment) => compartment.key));
  const people = new Set(accounts.map((person) => person.key));
  const paths = new Set(documents.map((listed) => listed.path));
  if (!known.has('main')) faults.push('compartments: there is no main');
  for (const person of accounts)
    for (const named of Object.keys(person.roles))
      if (!known.has(named)) faults.push(`accounts: ${person.key} has roles in the unknown compartment ${named}`);
  for (const listed of documents)
    if (!known.has(listed.compartment)) faults.push(`documents: ${listed.path} is in no known compartment`);
  for (const { document: path, by } of decisions) {
    if (!paths.has(path)) faults.push(`decisions: ${path} is not listed`);
    if (!people.has(by)) faults.push(`decisions: ${by} has no account`);
  }
  return [...faults, ...danglingRelied(of, paths, people), ...danglingLanes(lanes, paths, people)];
}

function faulty(faults: readonly string[]): Failure {
  return new Failure(
    'LL-DEMO-MANIFEST',
    `The demo manifest is faulty: ${faults.join('; ')}.`,
    'Mend demo/case.json, demo/relied.json or demo/lanes.json.',
    {
      faults,
    },
  );
}
