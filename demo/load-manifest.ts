import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { caseProfiles, markings } from '#domain/case-file';
import { Failure } from '#domain/failure';
import { gradeSchemes, isGrade, type Grade } from '#domain/grade';
import { linkKinds } from '#domain/link';
import { caseRoles } from '#domain/role';

const key = z.string().regex(/^[a-z]+(?:-[a-z]+)*$/);
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

const grade = z
  .strictObject({
    scheme: z.enum(gradeSchemes),
    source: z.string(),
    information: z.string(),
    handling: z.string().exactOptional(),
  })
  .refine((value: Grade) => isGrade(value), 'no such grade in its scheme');

const account = z.strictObject({
  key,
  name: z.string().min(1),
  login: z.email(),
  /** Manages accounts and reads no case. */
  administrator: z.boolean(),
  /** Roles by compartment key; none at all for somebody outside the case. */
  roles: z.record(key, z.array(z.enum(caseRoles)).min(1)),
  about: z.string().min(1),
});

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

const link = z.strictObject({ kind: z.enum(linkKinds), from: z.string().min(1), to: z.string().min(1) });

const decision = z
  .strictObject({
    document: z.string(),
    /** Words of the claim's content as they stand in the document, where they stand once. */
    quote: z.string().min(1),
    decision: z.enum(['read rightly', 'rejected', 'relied on']),
    by: key,
    at: z.iso.datetime(),
    reason: z.string().min(1).nullable(),
    /** The link that is relied on; null for the other decisions. */
    link: link.nullable(),
  })
  .refine(
    ({ decision: made, link: drawn }) => (made === 'relied on') === (drawn !== null),
    'only what is relied on draws a link',
  );

const manifest = z.strictObject({
  title: z.string().min(1),
  profile: z.enum(caseProfiles),
  marking: z.enum(markings),
  compartments: z.array(z.strictObject({ key, name: z.string().min(1) })).min(1),
  accounts: z.array(account).min(1),
  documents: z.array(document).min(1),
  decisions: z.array(decision),
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

/** Reads `case.json` in the demo folder. */
export async function loadDemoManifest(folder: string): Promise<DemoManifest> {
  return parseDemoManifest(JSON.parse(await readFile(join(folder, 'case.json'), 'utf8')));
}

function danglingReferences({ compartments, accounts, documents, decisions }: DemoManifest): string[] {
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
  return faults;
}

function faulty(faults: readonly string[]): Failure {
  return new Failure('LL-DEMO-MANIFEST', `The demo manifest is faulty: ${faults.join('; ')}.`, 'Mend demo/case.json.', {
    faults,
  });
}
