import { mainCompartmentOf } from '#domain/case-file';
import { members } from '#store/case-file';
import type { SignedIn } from '../authorised.ts';
import { changeProfile } from '../commands/change-profile.ts';
import { openCase } from '../commands/open-case.ts';
import { openCompartment } from '../commands/open-compartment.ts';
import { setMember } from '../commands/set-member.ts';
import type { Context } from '../context.ts';
import { byCaseOpener, bySignedIn, inCase, type Handlers } from '../handler.ts';
import { ownCase } from '../policies/own-case.ts';
import { readCase } from '../policies/read-case.ts';
import { presentMember } from '../presenters/present-member.ts';
import { readAt } from '../reads/at.ts';
import { caseDetailOf, caseSummaryOf } from '../reads/case-view.ts';
import { casesOf } from '../sessions/memberships-of.ts';

/** A scope for each case that the account belongs to, through the same policy as a single case. */
async function scopesOf(scope: SignedIn, context: Context) {
  const cases = await casesOf(context.store, scope.actor);
  return [...cases].flatMap(([caseId, memberships]) => {
    const isMember = memberships.some((one) => one.compartmentId === mainCompartmentOf(caseId));
    return isMember ? [readCase({ actor: scope.actor, caseId, memberships })] : [];
  });
}

export const caseHandlers = {
  listCases: bySignedIn(async (_call, scope, { context }) => {
    const found = [];
    for (const one of await scopesOf(scope, context)) found.push(await caseSummaryOf(one, context));
    const cases = found.filter((one) => one !== null);
    return {
      cases: cases.toSorted((a, b) => b.openedAt.localeCompare(a.openedAt) || a.caseId.localeCompare(b.caseId)),
    };
  }),
  openCase: byCaseOpener(async ({ body }, scope, { context }) => {
    const caseId = await openCase(scope, context, body);
    const memberships = (await casesOf(context.store, scope.actor)).get(caseId) ?? [];
    return caseDetailOf(readCase({ actor: scope.actor, caseId, memberships }), context, undefined);
  }),
  getCase: inCase(({ query }, scope, { context }) => caseDetailOf(scope, context, query.asOf)),
  changeProfile: inCase(async ({ body }, scope, { context }) => {
    await changeProfile(ownCase(scope, mainCompartmentOf(scope.caseId)), context, body);
    return caseDetailOf(scope, context, undefined);
  }),
  openCompartment: inCase(async ({ body }, scope, { context }) => {
    const auth = ownCase(scope, mainCompartmentOf(scope.caseId));
    const compartmentId = await openCompartment(auth, context, body);
    return { compartmentId, name: body.name, isMain: false, roles: ['case owner'] };
  }),
  listMembers: inCase(async ({ query }, scope, { context }) => {
    const rows = await readAt(scope, context, query.asOf, (tx, cut) => members(tx, cut));
    return { members: rows.map(presentMember) };
  }),
  setMember: inCase(async ({ body }, scope, { context }) => {
    await setMember(ownCase(scope, body.compartmentId), context, body);
    const rows = await readAt(scope, context, undefined, (tx, cut) => members(tx, cut));
    return { members: rows.map(presentMember) };
  }),
} satisfies Partial<Handlers>;
