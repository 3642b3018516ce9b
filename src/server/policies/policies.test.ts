import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { caseRoles, type CaseRole } from '#domain/role';
import type { CaseScope } from '../actor.ts';
import { addMaterial } from './add-material.ts';
import { administer } from './administer.ts';
import { deconflict, deconflictIn } from './deconflict.ts';
import { flagForDefence } from './flag-for-defence.ts';
import { openCase } from './open-case.ts';
import { ownCase } from './own-case.ts';
import { readCase } from './read-case.ts';
import { readConsultations } from './read-consultations.ts';
import { releaseSetAside } from './release-set-aside.ts';
import { review } from './review.ts';
import { signedIn } from './signed-in.ts';
import { workLanes } from './work-lanes.ts';

const main = '10000000-0000-4000-8000-000000000000';
const side = '20000000-0000-4000-8000-000000000000';
const actor = { accountId: 'a', login: 'ada', name: 'Ada', administrator: false, mayOpenCases: false };
const scope = (mainRoles: readonly CaseRole[], sideRoles: readonly CaseRole[] = []): CaseScope => ({
  actor,
  caseId: main,
  memberships: [
    { compartmentId: main, roles: mainRoles },
    { compartmentId: side, roles: sideRoles },
  ],
});
const codeOf = (run: () => unknown) => {
  try {
    run();
    return 'let through';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('policies of a compartment', () => {
  const table = {
    'add-material': { policy: addMaterial, roles: ['analyst', 'case owner'] },
    review: { policy: review, roles: ['analyst', 'case owner'] },
    'flag-for-defence': { policy: flagForDefence, roles: ['analyst', 'case owner', 'disclosure officer'] },
    'own-case': { policy: ownCase, roles: ['case owner'] },
    'read-consultations': { policy: readConsultations, roles: ['auditor', 'case owner'] },
  } as const;

  for (const [name, { policy, roles }] of Object.entries(table)) {
    it(`${name} lets through ${roles.join(', ')} and nobody else`, () => {
      for (const role of caseRoles) {
        const seen = codeOf(() => policy(readCase(scope([role])), main));
        expect([role, seen]).toEqual([
          role,
          (roles as readonly string[]).includes(role) ? 'let through' : 'LL-FORBIDDEN',
        ]);
      }
    });

    it(`${name} never takes roles of one compartment into another`, () => {
      const some = fc.subarray([...caseRoles], { minLength: 1 });
      fc.assert(
        fc.property(some, some, (mine, theirs) => {
          const both = codeOf(() => policy(readCase(scope(mine, theirs)), side));
          const alone = codeOf(() => policy(readCase(scope(['reader'], theirs)), side));
          expect(both).toBe(alone);
        }),
      );
    });

    it(`${name} answers a compartment one was never let into as one that is not there`, () => {
      expect(codeOf(() => policy(readCase(scope(['case owner'])), side))).toBe('LL-NOT-FOUND');
    });
  }
});

describe('work on the lanes', () => {
  it('is for the roles that a step names, in the compartment of the thing alone', () => {
    expect(codeOf(() => workLanes(readCase(scope(['authoriser'])), main, ['authoriser']))).toBe('let through');
    expect(codeOf(() => workLanes(readCase(scope(['analyst'])), main, ['authoriser']))).toBe('LL-FORBIDDEN');
    expect(codeOf(() => workLanes(readCase(scope(['authoriser'], ['reader'])), side, ['authoriser']))).toBe(
      'LL-FORBIDDEN',
    );
    expect(codeOf(() => workLanes(readCase(scope(['authoriser'])), side, ['authoriser']))).toBe('LL-NOT-FOUND');
  });
});

describe('release of what was set aside', () => {
  it('is for disclosure officers and authorisers who did not set it aside', () => {
    expect(codeOf(() => releaseSetAside(readCase(scope(['authoriser'])), main, 'someone else'))).toBe('let through');
    expect(codeOf(() => releaseSetAside(readCase(scope(['disclosure officer'])), main, 'b'))).toBe('let through');
    expect(codeOf(() => releaseSetAside(readCase(scope(['authoriser'])), main, actor.accountId))).toBe('LL-FORBIDDEN');
    expect(codeOf(() => releaseSetAside(readCase(scope(['case owner'])), main, 'b'))).toBe('LL-FORBIDDEN');
  });
});

describe('deconfliction', () => {
  const cases = (mainRoles: readonly CaseRole[], sideRoles: readonly CaseRole[] = []) =>
    new Map([[main, scope(mainRoles, sideRoles).memberships]]);
  it('is for officers, in the compartments where they are that and in no others', () => {
    for (const role of caseRoles)
      expect([role, codeOf(() => deconflict({ actor }, cases([role])))]).toEqual([
        role,
        role === 'deconfliction officer' ? 'let through' : 'LL-FORBIDDEN',
      ]);
    const across = deconflict({ actor }, cases(['deconfliction officer'], ['analyst', 'case owner']));
    expect(across.cases.map((one) => one.memberships.map((own) => own.compartmentId))).toEqual([[main]]);
    expect(codeOf(() => deconflictIn(across, main, main))).toBe('let through');
    expect(codeOf(() => deconflictIn(across, main, side))).toBe('LL-NOT-FOUND');
    expect(codeOf(() => deconflictIn(across, side, side))).toBe('LL-NOT-FOUND');
  });

  it('ends where somebody left main', () => {
    expect(codeOf(() => deconflict({ actor }, cases([], ['deconfliction officer'])))).toBe('LL-FORBIDDEN');
  });
});

describe('policies of an account', () => {
  it('an administrator reads no case by that', () => {
    const administrator = { ...actor, administrator: true };
    expect(codeOf(() => administer({ actor: administrator }))).toBe('let through');
    expect(codeOf(() => readCase({ actor: administrator, caseId: main, memberships: [] }))).toBe('LL-NOT-FOUND');
  });

  it('whoever left main left the case', () => {
    expect(codeOf(() => readCase(scope([], ['case owner'])))).toBe('LL-NOT-FOUND');
  });

  it('opening cases and administering need the account to be allowed', () => {
    expect(codeOf(() => openCase({ actor }))).toBe('LL-FORBIDDEN');
    expect(codeOf(() => openCase({ actor: { ...actor, mayOpenCases: true } }))).toBe('let through');
    expect(codeOf(() => administer({ actor }))).toBe('LL-FORBIDDEN');
    expect(codeOf(() => signedIn(null))).toBe('LL-SIGN-IN');
  });
});
