import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#api/client';
import type { NamesProposal, PairProposal, Proposal } from '#api/schemas/resolution';
import type { EntitySchema } from '#domain/entity';
import type { EntityProperty } from '#domain/entity-property';
import { installation, type Installation, type Running } from './lamplighter.ts';
import { signedIn } from './signed-in.ts';

/* The section "Resolution pairs to expect" of demo/TRUTH.md, put through the queue of the real program. */
describe('who is who in the demo case', { timeout: 120_000 }, () => {
  let here: Installation;
  let demo: Running;
  let okafor: Client;
  let caseId = '';
  /** The queue as it stands before anybody decided. */
  let fresh: readonly Proposal[] = [];
  beforeAll(async () => {
    here = await installation();
    demo = await here.start(['demo', '--port', '0'], /Sign in as .*\n/);
    okafor = await signedIn(here.home, 'a.okafor');
    caseId = (await okafor.call('listCases')).cases[0]!.caseId;
    fresh = await queue();
  }, 240_000);
  afterAll(async () => {
    demo.child.kill('SIGINT');
    await demo.ended;
    await here.remove();
  });

  const queue = async (): Promise<Proposal[]> => {
    const all: Proposal[] = [];
    let cursor: string | null = null;
    do {
      const query: { cursor?: string } = cursor === null ? {} : { cursor };
      const page = await okafor.call('listProposals', { params: { caseId }, query });
      all.push(...page.proposals);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return all;
  };
  const isNames = (one: Proposal): one is NamesProposal => one.kind === 'names';
  const namesIn = (all: readonly Proposal[]) => all.filter(isNames);
  const view = (entityId: string) => okafor.call('getEntity', { params: { caseId, entityId } });
  const make = async (name: string, schema: EntitySchema = 'Person') =>
    (await okafor.call('makeEntity', { params: { caseId }, body: { schema, name } })).entity.entityId;
  /** An entity that the demo case comes with. */
  const named = async (name: string) => {
    const { entities } = await okafor.call('listEntities', { params: { caseId }, query: { name } });
    return entities.find((one) => one.name === name)!.entityId;
  };
  const describeAs = (entityId: string, property: EntityProperty, value: string, note: string) =>
    okafor.call('describeEntity', { params: { caseId, entityId }, body: { property, value, note } });
  const decide = (leftId: string, rightId: string, decision: 'same' | 'not same' | 'unsure', note: string) =>
    okafor.call('decideResolution', { params: { caseId }, body: { leftId, rightId, decision, note } });
  const wordsOf = (one: Pick<Proposal, 'reasons'>) => one.reasons.map(({ words }) => words).join('; ');
  /** What is offered to be one with an entity: other entities, and names in documents. */
  const offered = async (entityId: string) => {
    const { possibly } = await view(entityId);
    const nameOf = (one: PairProposal) =>
      (one.left.members.some((member) => member.entityId === entityId) ? one.right : one.left).entity.name;
    return possibly.map((one) => ({
      names: one.kind === 'pair' ? [nameOf(one)] : one.names.map(({ name }) => name),
      words: wordsOf(one),
    }));
  };

  test('nothing is merged before anybody decides', async () => {
    const { entities } = await okafor.call('listEntities', { params: { caseId } });
    const own = entities.filter((one) => one.schema === 'Person');
    expect(own.length).toBeGreaterThan(0);
    for (const { entityId } of own) {
      const { members, names, decisions } = await view(entityId);
      expect([members.length, names.length]).toEqual([
        1 + decisions.filter((one) => one.decision === 'same').length,
        0,
      ]);
    }
  });

  test('what would move most comes first', () => {
    const moves = fresh.map(({ changes }) => changes.links + changes.claims + changes.mentions);
    expect(moves.slice(0, 20)).toEqual(moves.slice(0, 20).toSorted((a, b) => b - a));
  });

  test.each([
    ['Alyun Sarkat', ['Sarkat Alyun', 'Sarkat Aliun', 'Sarkat A.']],
    ['Mirela D', ['Mirela DEJANI', 'M. Deane', 'Мирела Деяни']],
    ['Joel Vey', ['J. Vey', 'J M VEY']],
    ['Aidan Lorne', ['Lorne Aidan', 'AIDAN LORNE']],
  ])('the names of %s are proposed together, each with its reason', (leader, others) => {
    const group = namesIn(fresh).find((one) => one.names.some(({ name }) => name.startsWith(leader)))!;
    const names = group.names.map(({ name }) => name);
    for (const name of others) {
      expect(names).toContain(name);
      expect(group.names.find((one) => one.name === name)!.reasons.length).toBeGreaterThan(0);
    }
  });

  test('a name in Cyrillic is found by its transliteration and the other way', async () => {
    const id = await make('Алюн Саркат');
    expect((await offered(id)).flatMap(({ names }) => names)).toContain('Alyun Sarkat');
    const { hits } = await okafor.call('lookUpName', { params: { caseId }, query: { name: 'Саркат Алюн' } });
    expect(hits.map((hit) => hit.name)).toContain('Alyun Sarkat');
  });

  test('two spellings of one document number are offered with the number', async () => {
    const [one, other] = [await make('SARKAT ALYUN'), await make('SARQAT ALIUN')];
    await describeAs(one, 'passportNumber', 'VR 118204', 'border return T28');
    await describeAs(other, 'passportNumber', 'VR118204', 'border return T19');
    const pair = (await offered(one)).find(({ names }) => names[0] === 'SARQAT ALIUN')!;
    expect(pair.words).toContain('the same passport number, VR 118204');
    await decide(one, other, 'same', 'document number VR 118204');
    expect((await view(one)).members).toHaveLength(2);
  });

  test('a screen name is offered with the mail address that both use', async () => {
    const [trade, mail] = [await make('Alun Trade'), await make('Alun S.')];
    await describeAs(trade, 'email', 'alun.s@meridianquay.example', 'message 174');
    await describeAs(mail, 'email', 'Alun.S@meridianquay.example', 'e-mail of 12 July');
    const pair = (await offered(trade)).find(({ names }) => names[0] === 'Alun S.')!;
    expect(pair.words).toContain('the same e-mail address');
  });

  test('heron is offered for Joel Vey with what the log says, and stays apart until somebody decides', async () => {
    const [vey, heron] = [await make('J M VEY'), await make('heron', 'UserAccount')];
    const words = (await offered(heron)).find(({ names }) => names.includes('J M VEY'))?.words;
    expect(words).toContain('named beside "heron"');
    expect((await view(vey)).members).toHaveLength(1);
  });

  test('the head of the Security Bureau is offered for Dame Honor Wexcombe, in the documents that say so', async () => {
    const id = await make('Honor Wexcombe');
    const role = (await view(id)).possibly.filter(isNames).find((one) => one.type === 'role')!;
    expect(role.names[0]!.name).toBe('head of the Security Bureau');
    expect(wordsOf(role)).toContain('speaks beside');
    expect(role.documentIds).toHaveLength(role.changes.documents);
  });

  test.each([
    ['Head of the Seventh Desk', ['Lena Marr', 'Marr', 'Yelena Pavlovna']],
    ['Second Secretary', ['Lena Marr', 'Marr']],
    ['Minister of State Unity', ['Ilir Osk']],
    ['Nils Ferran', ['Alun', 'Alyun Sarkat']],
  ])('%s is nobody by rule', (name, others) => {
    for (const one of namesIn(fresh)) {
      const together = [...one.names.map((each) => each.name), one.entity?.entity.name];
      // Where a document itself puts a role beside a person, a person is asked, in these words and for that document.
      const isSaid = one.documentIds !== null && wordsOf(one).includes('a document may mean one by the other');
      if (together.includes(name) && !isSaid) for (const other of others) expect(together).not.toContain(other);
    }
  });

  test('R. Hale may be either Hale, so neither has it unasked; the two are never one', () => {
    const hales = namesIn(fresh).filter((one) => one.names.some(({ name }) => name === 'R. Hale'));
    expect(hales.length).toBeGreaterThan(0);
    for (const { names } of hales) {
      expect(names.find(({ name }) => name === 'R. Hale')!.doubt).not.toBeNull();
      const all = names.map(({ name }) => name);
      expect(all.includes('Rosalind Hale') && all.includes('Hale Robin')).toBe(false);
    }
  });

  test('a brother and a sister are two, and their surname alone is in doubt', () => {
    const renns = namesIn(fresh).filter((one) => one.names.some(({ name }) => name === 'Renn'));
    expect(renns.length).toBe(2);
    for (const { names } of renns) {
      expect(names.find(({ name }) => name === 'Renn')!.doubt).not.toBeNull();
      expect(names.filter(({ name }) => /^(Renn T|T.* Renn)/.test(name)).every(({ name }) => /Tobias/.test(name))).toBe(
        names.some(({ name }) => /Tobias/.test(name)),
      );
    }
  });

  test('Nils alone is offered with what speaks against it, and can be left open', async () => {
    const id = await make('FERRAN NILS');
    const nils = (await view(id)).possibly
      .filter(isNames)
      .flatMap((one) => one.names)
      .find(({ name }) => name === 'Nils');
    expect(nils).toBeDefined();
    expect(nils!.reasons.some(({ weight, words }) => weight < 0 && words.includes('FERRAN'))).toBe(true);
    const other = await make('Nils of the calls');
    const { resolution } = await decide(id, other, 'unsure', 'the same first name');
    expect(resolution.decision).toBe('unsure');
    expect((await view(id)).members).toHaveLength(1);
  });

  test.each([
    ['the principal', 'Ilir Osk'],
    ['Head of the Seventh Desk', 'Lena Marr'],
    ['Nils, a caller', 'Nils Ferran'],
  ])('%s and %s are left open by a person, and two meanwhile', async (one, other) => {
    const { members, decisions } = await view(await named(one));
    expect(members.map(({ name }) => name)).toEqual([one]);
    expect(decisions.map(({ decision, left, right }) => [decision, [left.name, right.name].toSorted()])).toEqual([
      ['unsure', [one, other].toSorted()],
    ]);
  });

  test('Alun and Sarkat are one by decision, Sarsfield never: a chain to him is a conflict that joins nobody', async () => {
    const alun = await named('Alun');
    const [sarkat, sarsfield] = [await named('Alyun Sarkat'), await named('Alun Sarsfield')];
    const membersOf = async (id: string) => (await view(id)).members.map(({ name }) => name).toSorted();
    expect(await membersOf(alun)).toEqual(['Alun', 'Alyun Sarkat']);
    const { possibly } = await view(alun);
    const others = possibly.flatMap((one) => (one.kind === 'pair' ? [one.left, one.right] : []));
    expect(others.map(({ entity }) => entity.entityId)).not.toContain(sarsfield);
    const { entry } = await decide(sarkat, sarsfield, 'same', 'the Gannet says so');
    const { conflicts } = await okafor.call('listConflicts', { params: { caseId } });
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]!.negatives[0]!.note).toContain('correction of 12 April 2024');
    for (const id of [alun, sarkat, sarsfield]) expect(await membersOf(id)).toHaveLength(1);
    await okafor.call('undo', { params: { caseId }, body: entry });
    expect(await membersOf(alun)).toEqual(['Alun', 'Alyun Sarkat']);
    expect(await membersOf(sarsfield)).toEqual(['Alun Sarsfield']);
  });
});
