import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { NamesProposal, PairProposal, Proposal } from '#api/schemas/resolution';
import { resolutionDecisions } from '#domain/resolution';
import { rebuild } from '#store/rebuild';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const texts = [
  'Joel Vey said that the draft was late. J. Vey denied that he had sent it. Rosalind Hale said that R. Hale had gone.',
  'Joel Vey met Robin Hale in Vienna. Alyun Sarkat told Joel Vey that the port was closed.',
  'Алюн Саркат сказал, что порт закрыт. Robin Hale said nothing. R. Hale said that the train was late.',
];

let server: TestServer;
let ada: TestPerson;
let ben: TestPerson;
let reader: TestPerson;
let caseId = '';
let behind = '';

const refused = (run: Promise<unknown>) =>
  run.then(
    () => 'let through',
    (error: { code: string }) => error.code,
  );
const queue = async (who = ada) => {
  const all: Proposal[] = [];
  let cursor: string | null = null;
  do {
    const query: { cursor?: string } = cursor === null ? {} : { cursor };
    const page = await who.client.call('listProposals', { params: { caseId }, query });
    all.push(...page.proposals);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
};
const namesLed = (all: readonly Proposal[], name: string) =>
  all.find((one): one is NamesProposal => one.kind === 'names' && one.names[0]!.name === name);
const pairsIn = (all: readonly Proposal[]) => all.filter((one): one is PairProposal => one.kind === 'pair');
const make = async (name: string, compartmentId = caseId, who = ada) =>
  (
    await who.client.call('makeEntity', {
      params: { caseId },
      body: { compartmentId, schema: 'Person', name },
    })
  ).entity.entityId;
const view = (entityId: string, who = ada) =>
  who.client.call('getEntity', { params: { caseId, entityId } }).then((one) => ({
    ...one,
    memberNames: one.members.map((member) => member.name).sort(),
  }));
const decide = (
  leftId: string,
  rightId: string,
  decision: 'same' | 'not same' | 'unsure',
  of: object = {},
  who = ada,
) => who.client.call('decideResolution', { params: { caseId }, body: { leftId, rightId, decision, ...of } });

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
  ben = await server.person('ben');
  reader = await server.person('reader');
  caseId = (await ada.client.call('openCase', { body: { title: 'The case' } })).caseId;
  behind = (await ada.client.call('openCompartment', { params: { caseId }, body: { name: 'Behind' } })).compartmentId;
  await server.letIn(ada, caseId, caseId, ben, ['analyst']);
  await server.letIn(ada, caseId, caseId, reader, ['reader']);
  for (const [i, text] of texts.entries()) await server.addText(ada, caseId, text, { name: `note ${i}.txt` });
});
afterAll(() => server.close());

describe('names in documents', () => {
  it('are proposed together with reasons, the full name leading, and what stands for two names in doubt', async () => {
    const all = await queue();
    const vey = namesLed(all, 'Joel Vey')!;
    expect(vey.names.map((one) => one.name)).toEqual(['Joel Vey', 'J. Vey']);
    expect(vey.names[1]!.reasons.length).toBeGreaterThan(0);
    expect(vey.names[0]!.places[0]).toMatchObject({ title: 'note 0.txt', start: 0, end: 8 });
    const robin = namesLed(all, 'Robin Hale')!;
    expect(robin.names.map((one) => [one.name, one.doubt])).toContainEqual(['R. Hale', 'Rosalind Hale']);
    expect(robin.names.map((one) => one.name)).not.toContain('Rosalind Hale');
  });

  it('become an entity by one decision that one undo takes back whole', async () => {
    const before = await queue();
    const { compartmentId, type, seen, schema } = namesLed(before, 'Joel Vey')!;
    const asked = { compartmentId, type, seen, names: ['Joel Vey', 'J. Vey'], entity: { schema, name: 'Joel Vey' } };
    const { entry, entity, documents } = await ada.client.call('joinNames', { params: { caseId }, body: asked });
    expect(documents).toBe(2);
    const known = await view(entity.entityId);
    expect(known.names.map(({ name, title }) => `${name} in ${title}`)).toEqual([
      'J. Vey in note 0.txt',
      'Joel Vey in note 0.txt',
      'Joel Vey in note 1.txt',
    ]);
    expect(known.hangs).toMatchObject({ documents: 2 });
    expect(namesLed(await queue(), 'Joel Vey')).toBeUndefined();
    expect(await refused(ada.client.call('joinNames', { params: { caseId }, body: asked }))).toBe('LL-CONFLICT');
    await ada.client.call('undoEntry', { params: { caseId }, body: entry });
    expect(await queue()).toEqual(before);
    expect(await refused(view(entity.entityId))).toBe('LL-NOT-FOUND');
  });

  it('are kept apart from an entity as one of their own', async () => {
    const robin = await make('Robin Hale');
    const all = await queue();
    const { compartmentId, type, seen, schema } = namesLed(all, 'Rosalind Hale') ?? namesLed(all, 'R. Hale')!;
    const body = { compartmentId, type, seen, names: ['R. Hale'], entity: { schema, name: 'R. Hale' } };
    const { entity } = await ada.client.call('joinNames', {
      params: { caseId },
      body: { ...body, apart: { entityId: robin, decision: 'not same' } },
    });
    const [decision] = (await view(entity.entityId)).decisions;
    expect(decision).toMatchObject({ decision: 'not same', counts: true });
    expect(decision!.reasons.length).toBeGreaterThan(0);
    expect(pairsIn(await queue()).filter((one) => one.left.entity.entityId === robin)).toEqual([]);
  });
});

describe('what documents say of two names', () => {
  it('offers the other with what says so, and a role only in the documents that do', async () => {
    const told = [
      'The head of the Port Bureau said that the visit was late. “We knew nothing,” Dame Olwen Tarr said.',
      'The head of the Port Bureau said that nobody came.',
      'Ove Lind, also known as "Heron", came. Heron met Ida Holm.',
    ];
    for (const [i, text] of told.entries()) await server.addText(ada, caseId, text, { name: `told ${i}.txt` });
    const offered = async (name: string) =>
      (await view(await make(name))).possibly.filter((one): one is NamesProposal => one.kind === 'names');
    const role = (await offered('Olwen Tarr')).find((one) => one.type === 'role')!;
    expect(role.names.map((one) => one.name)).toEqual(['head of the Port Bureau']);
    expect(role.reasons.map(({ words }) => words).join()).toContain('speaks beside');
    expect(role.changes).toMatchObject({ mentions: 1, documents: 1 });
    const alias = (await offered('Ove Lind')).find((one) => one.names[0]!.name === 'Heron')!;
    expect(alias.reasons[0]!.words).toBe('a document gives “Ove Lind” and “Heron” as names of one');

    const { compartmentId, type, seen, documentIds, entity } = role;
    const { documents } = await ada.client.call('joinNames', {
      params: { caseId },
      body: {
        compartmentId,
        type,
        seen,
        documentIds,
        names: ['head of the Port Bureau'],
        entity: { entityId: entity!.entity.entityId },
      },
    });
    expect(documents).toBe(1);
    expect((await view(entity!.entity.entityId)).names.map((one) => one.title)).toEqual(['told 0.txt']);
  });
});

describe('who is who', () => {
  it('offers two like names with reasons, and not again once someone decided', async () => {
    const [one, other] = [await make('Nils Ferran'), await make('FERRAN Nils')];
    const isThese = (pair: PairProposal) =>
      [pair.left, pair.right].every(({ entity }) => [one, other].includes(entity.entityId));
    const offered = pairsIn(await queue()).find(isThese)!;
    expect(offered.reasons.map(({ words }) => words).join()).toContain('Ferran');
    const { resolution, entry } = await decide(one, other, 'unsure', { note: 'only a first name' });
    expect(resolution).toMatchObject({ decision: 'unsure', note: 'only a first name', by: { name: 'ada' } });
    expect(resolution.reasons).not.toEqual([]);
    expect(pairsIn(await queue()).find(isThese)).toBeUndefined();
    await ada.client.call('undo', { params: { caseId }, body: entry });
    expect(pairsIn(await queue()).find(isThese)).toBeDefined();
  });

  it('shows each fact where it came from after two became one, and takes them apart', async () => {
    const [one, other] = [await make('Lena Marr'), await make('Marr E. P.')];
    const say = (entityId: string, value: string) =>
      ada.client.call('describeEntity', {
        params: { caseId, entityId },
        body: { property: 'birthDate', value, note: 'the register' },
      });
    await say(one, '1970-05-03');
    await say(other, '1970');
    await decide(one, other, 'same');
    const merged = await view(other);
    expect(merged.memberNames).toEqual(['Lena Marr', 'Marr E. P.']);
    expect(new Map(merged.facts.map((fact) => [fact.entityId, fact.value]))).toEqual(
      new Map([
        [one, '1970-05-03'],
        [other, '1970'],
      ]),
    );
    const { withdrawn } = await ada.client.call('splitEntity', {
      params: { caseId, entityId: one },
      body: { apartIds: [other] },
    });
    expect(withdrawn).toBe(1);
    expect((await view(one)).facts.map((fact) => fact.value)).toEqual(['1970-05-03']);
    expect((await view(other)).memberNames).toEqual(['Marr E. P.']);
  });

  it('shows decisions that cannot all be true with their chain, and joins nobody meanwhile', async () => {
    const ids = [await make('Anna One'), await make('Anna Two'), await make('Anna Three')] as const;
    await decide(ids[0], ids[1], 'same');
    await decide(ids[1], ids[2], 'same');
    expect((await view(ids[0])).members).toHaveLength(3);
    const { entry } = await decide(ids[0], ids[2], 'not same');
    const { conflicts } = await ada.client.call('listConflicts', { params: { caseId } });
    const own = conflicts.filter((one) => one.group.some(({ entityId }) => ids.includes(entityId)));
    expect(own).toHaveLength(1);
    expect(own[0]!.chain).toHaveLength(2);
    for (const id of ids) expect((await view(id)).members).toHaveLength(1);
    expect((await view(ids[1])).conflicts).toHaveLength(1);
    await ada.client.call('undo', { params: { caseId }, body: entry });
    expect((await view(ids[2])).members).toHaveLength(3);
  });

  it('tells the second of two people who was first', async () => {
    const [one, other] = [await make('Same Name'), await make('Same Name')];
    const { resolution } = await decide(one, other, 'not same');
    expect(await refused(decide(one, other, 'same', {}, ben))).toBe('LL-CONFLICT');
    await decide(one, other, 'same', { expectedId: resolution.resolutionId }, ben);
    expect((await view(one)).members).toHaveLength(2);
    expect((await view(one)).decisions.map(({ counts, decision }) => [decision, counts])).toEqual([
      ['same', true],
      ['not same', false],
    ]);
  });

  it('is decided by analysts and case owners, of two entities that they see', async () => {
    const [one, other] = [await make('Reader One'), await make('Reader Two')];
    expect(await refused(decide(one, other, 'same', {}, reader))).toBe('LL-FORBIDDEN');
    expect(await refused(decide(one, one, 'same'))).toBe('LL-INVALID');
    expect(await refused(decide(one, behind, 'same'))).toBe('LL-NOT-FOUND');
  });

  it('is as it was before any decisions once all are withdrawn, in whatever order', async () => {
    const ids = await Promise.all(['P', 'Q', 'R', 'S'].map((name) => make(`Prop ${name}`)));
    const state = () => Promise.all(ids.map((id) => view(id)));
    const before = await state();
    const step = fc.record({
      left: fc.nat(3),
      by: fc.integer({ min: 1, max: 3 }),
      decision: fc.constantFrom(...resolutionDecisions, 'same' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 2, maxLength: 6, size: 'max' }),
        fc.infiniteStream(fc.nat(1000)),
        async (steps, keys) => {
          const newest = new Map<string, string>();
          const made = [];
          for (const { left, by, decision } of steps) {
            const [leftId, rightId] = [ids[left]!, ids[(left + by) % 4]!];
            const pair = [leftId, rightId].sort().join();
            const expectedId = newest.get(pair) ?? null;
            const { entry, resolution } = await decide(leftId, rightId, decision, { expectedId });
            newest.set(pair, resolution.resolutionId);
            made.push({ entry, key: keys.next().value! });
          }
          for (const { entry } of made.sort((a, b) => a.key - b.key))
            await ada.client.call('undo', { params: { caseId }, body: entry });
          expect(await state()).toEqual(before);
        },
      ),
      { numRuns: 12 },
    );
    expect((await rebuild(server.installation.operator)).differing).toEqual([]);
  });
});

describe('what is known beyond names', () => {
  const pair = async (one = 'Ivo Kranz', other = 'Ivo Krantz') => [await make(one), await make(other)] as const;
  const speaks = async ([one, other]: readonly [string, string]) => {
    const found = pairsIn(await queue()).find((each) =>
      [each.left, each.right].every(({ entity }) => [one, other].includes(entity.entityId)),
    );
    const words = (list: readonly { words: string }[] = []) => list.map((each) => each.words);
    return { for: words(found?.reasons), against: words(found?.contradictions), score: found?.score ?? 0 };
  };

  it.each([
    ['birthDate', '1975-03', '12 March 1975', 'born in the same month, 1975-03'],
    ['nationality', 'Varran', 'VARRAN', 'the same nationality, V'],
    ['address', '7 Wallaby Place, Cleveland 2119', 'Cleveland 2119, 7 Wallaby Pl.', 'address'],
    ['phone', '+44 20 7946 0000', '020 7946 0000', 'the same telephone'],
    ['email', 'i.kranz@example.org', 'I.Kranz+x@Example.org', 'the same e-mail address'],
    ['passportNumber', 'AB 123-456', 'ab123456', 'the same passport number'],
    ['registrationNumber', 'HRB 4711', 'hrb4711', 'the same registration number'],
    ['employer', 'Marine Institute', 'marine institute', 'the same employer'],
    ['position', 'Deputy director', 'deputy Director', 'the same role'],
  ] as const)('%s is compared as it is meant, and speaks in the queue', async (property, value, same, words) => {
    const two = await pair();
    const before = await speaks(two);
    for (const [entityId, written] of [
      [two[0], value],
      [two[1], same],
    ] as const)
      await ada.client.call('describeEntity', {
        params: { caseId, entityId },
        body: { property, value: written, note: 'a file' },
      });
    const after = await speaks(two);
    expect(after.for.join('; ')).toContain(words);
    expect(after.score).toBeGreaterThan(before.score);
    await decide(two[0], two[1], 'unsure');
  });

  it('a contradiction pulls down and is shown as such', async () => {
    const two = await pair('Petra Vogel', 'Petra Vogl');
    const before = await speaks(two);
    for (const [i, value] of ['1975-03-12', '1981-08-30'].entries())
      await ada.client.call('describeEntity', {
        params: { caseId, entityId: two[i]! },
        body: { property: 'birthDate', value, note: 'a file' },
      });
    const after = await speaks(two);
    expect(after.score).toBeLessThan(before.score);
    await decide(two[0], two[1], 'not same');
    const [decision] = (await view(two[0])).decisions;
    expect(decision!.contradictions.map(({ words }) => words)).toEqual([
      'born in different years, 1975-03-12 and 1981-08-30',
    ]);
  });

  it('a neighbour on the chart and a document in common speak too', async () => {
    const two = await pair('Otto Brandel', 'Otto Brandl');
    const { claims } = await ada.client.call('listClaims', { params: { caseId }, query: { limit: 100 } });
    const claim = claims.find((one) => one.polarity === 'asserts')!;
    const third = await make('Third Person');
    for (const entityId of two)
      await ada.client.call('relyOn', {
        params: { caseId },
        body: { kind: 'meeting', from: { entityId }, to: { entityId: third }, claimIds: [claim.claimId] },
      });
    await server.addText(ada, caseId, 'Otto Brandel said that it was late. Otto Brandl denied it.', {
      name: 'both.txt',
    });
    // The queue brings the index of names up to the new document.
    await queue();
    for (const [i, name] of ['Otto Brandel', 'Otto Brandl'].entries())
      await ada.client.call('joinNames', {
        params: { caseId },
        body: { compartmentId: caseId, type: 'person', names: [name], seen: 1e6, entity: { entityId: two[i]! } },
      });
    const words = (await speaks(two)).for;
    expect(words).toContain('linked with the same other');
    expect(words).toContain('named together in a document');
    await decide(two[0], two[1], 'unsure');
  });
});

describe('across compartments', () => {
  it('a decision behind the wall joins two for those who read it, and for nobody else', async () => {
    const [open, hidden] = [await make('Open Person'), await make('Hidden Person', behind)];
    await decide(open, hidden, 'same');
    expect((await view(open)).memberNames).toEqual(['Hidden Person', 'Open Person']);
    expect((await view(open, ben)).memberNames).toEqual(['Open Person']);
    expect(await refused(view(hidden, ben))).toBe('LL-NOT-FOUND');
  });

  it('nothing behind the wall speaks in a decision that those before it read', async () => {
    const [one, other] = [await make('Olan Trewick'), await make('Trewick, Olan')];
    for (const [entityId, value] of [
      [one, '1980-01-02'],
      [other, '1991-05-06'],
    ] as const)
      await ada.client.call('describeEntity', {
        params: { caseId, entityId },
        body: { property: 'birthDate', value, words: null, note: 'from a file behind', compartmentId: behind },
      });
    const spokenIn = async (compartmentId?: string) => {
      const of = compartmentId === undefined ? {} : { compartmentId };
      const { resolution, entry } = await decide(one, other, 'not same', of);
      await ada.client.call('undo', { params: { caseId }, body: entry });
      return [...resolution.reasons, ...resolution.contradictions].map(({ words }) => words).join();
    };
    expect(await spokenIn()).toContain('Trewick');
    expect(await spokenIn()).not.toContain('1991');
    expect(await spokenIn(behind)).toContain('1991');
  });

  it('two compartments are joined only where everyone reads both', async () => {
    const side = (await ada.client.call('openCompartment', { params: { caseId }, body: { name: 'Side' } }))
      .compartmentId;
    const both = (await ada.client.call('openCompartment', { params: { caseId }, body: { name: 'Both' } }))
      .compartmentId;
    const [one, other] = [await make('Of behind', behind), await make('Of side', side)];
    expect(await refused(decide(one, other, 'same'))).toBe('LL-TWO-COMPARTMENTS');
    await server.letIn(ada, caseId, both, ben, ['analyst']);
    expect(await refused(decide(one, other, 'same', { compartmentId: both }))).toBe('LL-INVALID');
    await server.letIn(ada, caseId, both, ben, []);
    await decide(one, other, 'same', { compartmentId: both });
    expect((await view(one)).memberNames).toEqual(['Of behind', 'Of side']);
  });
});

describe('looking up and screening', () => {
  it('finds a name in another script, and by a number', async () => {
    const found = async (name: string) =>
      (await ada.client.call('lookUpName', { params: { caseId }, query: { name } })).hits.map((hit) => hit.name);
    expect(await found('Саркат Алюн')).toContain('Alyun Sarkat');
    const id = await make('Sarkat A.');
    await ada.client.call('describeEntity', {
      params: { caseId, entityId: id },
      body: { property: 'passportNumber', value: 'VR 118204', note: 'border return' },
    });
    expect(await found('vr118204')).toContain('Sarkat A.');
    for (const bad of [' x ', '...', '🙂', 'a'.repeat(10_000), 'von der'])
      expect(Array.isArray(await found(bad))).toBe(true);
  });

  it('answers each name of a list with reasons', async () => {
    const list = [{ name: 'Vey, Joel' }, { name: 'Nobody Atall' }, { name: 'X', identifier: 'VR118204' }];
    const { rows } = await reader.client.call('screenNames', { params: { caseId }, body: { list } });
    expect(rows.map((row) => row.hits[0]?.name ?? null)).toEqual(['Joel Vey', null, 'Sarkat A.']);
    expect(rows[2]!.hits[0]!.reasons[0]!.words).toContain('VR 118204');
  });

  it('hands the entities out as FollowTheMoney, one line for those that are one, with every name and number', async () => {
    const [one, other] = [await make('Marina Holt'), await make('Holt M.')];
    await ada.client.call('describeEntity', {
      params: { caseId, entityId: other },
      body: { property: 'birthDate', value: '12 March 1975', note: 'the register' },
    });
    await decide(one, other, 'same');
    const reply = await reader.client.call('saveEntities', { params: { caseId } });
    const lines = (await reply.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; referents: string[]; properties: Record<string, string[]> });
    const own = lines.filter(({ id, referents }) => [id, ...referents].includes(one));
    expect(own).toHaveLength(1);
    expect(own[0]).toMatchObject({ schema: 'Person', marking: 'OFFICIAL-SENSITIVE', datasets: ['The case'] });
    expect([own[0]!.id, ...own[0]!.referents].toSorted()).toEqual([one, other].toSorted());
    expect(own[0]!.properties['birthDate']).toEqual(['1975-03-12']);
    expect([...own[0]!.properties['name']!, ...own[0]!.properties['alias']!].toSorted()).toEqual([
      'Holt M.',
      'Marina Holt',
    ]);
  });
});
