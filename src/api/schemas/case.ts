import { z } from 'zod';
import { caseProfiles, caseStates, markings } from '#domain/case-file';
import { caseRoles } from '#domain/role';
import { instant, uuid } from './common.ts';

export const caseRole = z.enum(caseRoles);

export const compartment = z.object({
  compartmentId: uuid,
  name: z.string(),
  isMain: z.boolean(),
  roles: z.array(caseRole),
});
export type Compartment = z.infer<typeof compartment>;

/** Counts cover only what the caller may see. */
export const counts = z.object({
  documents: z.int(),
  waiting: z.int(),
  read: z.int(),
  unreadable: z.int(),
  setAside: z.int(),
  claims: z.int(),
  unreviewed: z.int(),
});

export const caseSummary = z.object({
  caseId: uuid,
  title: z.string(),
  state: z.enum(caseStates),
  /** How it was closed, as “disrupted, not prosecuted”; null while it is not. */
  closedAs: z.string().nullable(),
  profile: z.enum(caseProfiles),
  marking: z.enum(markings),
  openedAt: instant,
  roles: z.array(caseRole),
  counts,
});
export type CaseSummary = z.infer<typeof caseSummary>;

export const caseDetail = caseSummary.extend({ compartments: z.array(compartment), asOf: instant.nullable() });
export type CaseDetail = z.infer<typeof caseDetail>;

export const member = z.object({
  accountId: uuid,
  login: z.string(),
  name: z.string(),
  compartmentId: uuid,
  roles: z.array(caseRole),
  since: instant,
});
export type Member = z.infer<typeof member>;
