import { z } from 'zod';
import { caseProfiles, markings } from '#domain/case-file';
import { operation } from '../operation.ts';
import { loginName } from '../schemas/account.ts';
import { caseDetail, caseRole, caseSummary, compartment, member } from '../schemas/case.ts';
import { asOf, caseParams, nothing, text, uuid } from '../schemas/common.ts';

const title = text.trim().min(1).max(300);

export const caseOperations = {
  listCases: operation({
    id: 'listCases',
    summary: 'The cases that the caller belongs to',
    method: 'GET',
    path: '/cases',
    policy: 'signed-in',
    params: nothing,
    query: nothing,
    body: null,
    reply: z.object({ cases: z.array(caseSummary) }),
  }),
  openCase: operation({
    id: 'openCase',
    summary: 'Open a case; the caller becomes its owner',
    method: 'POST',
    path: '/cases',
    policy: 'open-case',
    params: nothing,
    query: nothing,
    body: z.object({
      title,
      profile: z.enum(caseProfiles).default('investigation'),
      marking: z.enum(markings).default('OFFICIAL-SENSITIVE'),
    }),
    reply: caseDetail,
  }),
  getCase: operation({
    id: 'getCase',
    summary: 'One case, its compartments and counts',
    method: 'GET',
    path: '/cases/{caseId}',
    policy: 'read-case',
    params: caseParams,
    query: asOf,
    body: null,
    reply: caseDetail,
  }),
  changeProfile: operation({
    id: 'changeProfile',
    summary: 'Give a case another profile, with the reason; it shows and hides parts, and nothing on record changes',
    method: 'PUT',
    path: '/cases/{caseId}/profile',
    policy: 'own-case',
    params: caseParams,
    query: nothing,
    body: z.object({
      profile: z.enum(caseProfiles),
      /** The profile that was seen. */
      expected: z.enum(caseProfiles),
      reason: text.trim().min(1).max(2000),
    }),
    reply: caseDetail,
  }),
  openCompartment: operation({
    id: 'openCompartment',
    summary: 'Open a compartment; only its members know of it',
    method: 'POST',
    path: '/cases/{caseId}/compartments',
    policy: 'own-case',
    params: caseParams,
    query: nothing,
    body: z.object({ name: title }),
    reply: compartment,
  }),
  listMembers: operation({
    id: 'listMembers',
    summary: 'Members of the compartments that the caller may see',
    method: 'GET',
    path: '/cases/{caseId}/members',
    policy: 'read-case',
    params: caseParams,
    query: asOf,
    body: null,
    reply: z.object({ members: z.array(member) }),
  }),
  setMember: operation({
    id: 'setMember',
    summary: 'Let an account into a compartment with these roles, or out with none',
    method: 'PUT',
    path: '/cases/{caseId}/members',
    policy: 'own-case',
    params: caseParams,
    query: nothing,
    body: z.object({ login: loginName, compartmentId: uuid, roles: z.array(caseRole).max(7) }),
    reply: z.object({ members: z.array(member) }),
  }),
};
