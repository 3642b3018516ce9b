import type { Client } from '#api/client';
import type { ProofFactIn } from '#api/schemas/lane-matrix';
import type { LaneThing } from '#api/schemas/lane-thing';
import type { DemoLanes, DemoThing } from '../demo/lanes-form.ts';
import type { Decided, ShelfFor } from './decide-demo.ts';
import type { DemoShelf } from './demo-shelf.ts';

type Named = ReadonlyMap<string, string>;
type Fields = DemoThing['fields'];

/**
 * Puts the two lanes of the demo case on record, each thing on its day: the offence, all facts of the proof in one call,
 * then things with their steps, the charge last. What stands is passed by, so that a load that was cut short goes on.
 */
export async function layLanes(
  lanes: DemoLanes,
  shelfFor: ShelfFor,
  compartments: Named,
  onProgress: (text: string) => void,
): Promise<Decided> {
  const decided: Decided = { made: 0, before: 0, skipped: [] };
  onProgress('the two lanes');
  const owner = await shelfFor(lanes.by);
  const params = { caseId: owner.caseId };
  const people = await namedPeople(owner, lanes, compartments.get('main')!);
  const { facts } = await owner.client.call('listProof', { params });
  const suspectId = people.get(lanes.offence.suspect)!;
  const { offenceId, material, on } = lanes.offence;
  const isChosen = facts.some((one) => one.kind === 'offence chosen');
  if (!isChosen) await owner.client.call('chooseOffence', { params, body: { suspectId, offenceId, material, on } });
  if (!facts.some((one) => one.kind === 'item recorded')) {
    const body = { facts: await factsOf(lanes, owner, people, decided.skipped) };
    decided.made += (await owner.client.call('recordProof', { params, body })).recorded.length;
  }
  const { items } = await owner.client.call('readMatrix', { params });
  const fill = filling(owner.caseId, new Map(items.map((one) => [one.title, one.id])), lanes);
  const things = new Map<string, string>();
  for (const thing of lanes.things) things.set(thing.key, await lay(thing, owner, shelfFor, people, fill, decided));
  const [charge] = (await owner.client.call('listLaneThings', { params, query: { kind: 'charge' } })).things;
  await follow(
    charge!,
    lanes.charge.map((one) => ({ ...one, by: lanes.by })),
    shelfFor,
    fill,
    decided,
  );
  await tieAll(lanes, shelfFor, compartments, things, decided);
  return decided;
}

/** Persons of the main compartment by name; those that are missing are made. */
async function namedPeople({ client, caseId }: DemoShelf, { persons }: DemoLanes, main: string): Promise<Named> {
  const params = { caseId };
  const { entities } = await client.call('listEntities', { params });
  const ids = new Map(entities.filter((one) => one.compartmentId === main).map((one) => [one.name, one.entityId]));
  for (const name of persons.filter((one) => !ids.has(one))) {
    const { entity } = await client.call('makeEntity', { params, body: { schema: 'Person', name } });
    ids.set(name, entity.entityId);
  }
  return ids;
}

type Cited = DemoThing['words'];

/** The claims whose content holds the words: the reader's where it made one, else one by hand. */
async function claimsOf(words: Cited, shelf: DemoShelf, skipped: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const one of words) {
    const hand = { stance: 'reported' as const, polarity: 'asserts' as const, speaker: null };
    const claim = (await shelf.read(one.document, one.quote)) ?? (await shelf.cite({ ...one, hand }, null));
    if (claim === null) skipped.push(`${one.document}: “${one.quote}”`);
    else ids.push(claim.claimId);
  }
  return ids;
}

async function factsOf(lanes: DemoLanes, shelf: DemoShelf, people: Named, skipped: string[]): Promise<ProofFactIn[]> {
  const { offenceId, suspect } = lanes.offence;
  const suspectId = people.get(suspect)!;
  const cell = (elementId: string) => ({ suspectId, offenceId, elementId });
  const facts: ProofFactIn[] = lanes.exhibits.flatMap((one): ProofFactIn[] => [
    { kind: 'exhibit produced', on: one.on, as: one.name, reference: one.name, witnessId: people.get(one.witness)! },
    {
      kind: 'exhibit moved',
      on: one.on,
      exhibitId: `new:${one.name}`,
      movement: {
        at: one.at,
        from: null,
        to: one.to,
        by: one.by,
        why: one.why,
        sealFound: null,
        sealPut: one.seal,
        sha256: null,
      },
    },
  ]);
  for (const one of lanes.items) {
    const { on, title, form, origin, covers, bearing } = one;
    const itemId = `new:item ${one.name}`;
    facts.push({
      kind: 'item recorded',
      on,
      as: `item ${one.name}`,
      title,
      form,
      origin,
      covers,
      witnessId: one.witness === null ? null : people.get(one.witness)!,
      exhibitId: one.exhibit === null ? null : `new:${one.exhibit}`,
      claimIds: await claimsOf(one.words, shelf, skipped),
      linkIds: [],
      documentIds: [],
    });
    const why = 'the prosecutor, in conference';
    if (one.usable) facts.push({ kind: 'admissibility decided', on, itemId, admissible: 'admissible', why });
    facts.push({ kind: 'item bears', on, ...cell(one.element), itemId, bearing, why: 'read against the element' });
  }
  for (const { on, witness, position, element, words } of lanes.witnesses)
    facts.push({
      kind: 'witness position',
      on,
      witnessId: people.get(witness)!,
      position,
      since: on,
      itemId: null,
      elementId: element,
      words,
    });
  const { element, to, words } = lanes.requested;
  for (const [n, { on, replyBy, answer }] of lanes.requests.entries()) {
    facts.push({ kind: 'request made', on, as: `request ${n}`, ...cell(element), to, words, replyBy });
    if (answer !== null) facts.push({ kind: 'request answered', requestId: `new:request ${n}`, ...answer });
  }
  return facts;
}

type Fill = (fields: Fields) => Fields;

/** Puts ids where a field names the case or an item. */
function filling(caseId: string, itemsByTitle: Named, { items }: DemoLanes): Fill {
  const ids = new Map([
    ['{case}', caseId],
    ...items.map((one) => [`{item ${one.name}}`, itemsByTitle.get(one.title) ?? ''] as const),
  ]);
  return (fields) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'string' ? (ids.get(value) ?? value) : value,
      ]),
    );
}

/** Puts one thing on record with its steps; passed by where one of its title stands. Its words are cited by the owner. */
async function lay(
  thing: DemoThing,
  owner: DemoShelf,
  shelfFor: ShelfFor,
  people: Named,
  fill: Fill,
  decided: Decided,
): Promise<string> {
  const shelf = await shelfFor(thing.by);
  const params = { caseId: shelf.caseId };
  const { kind, title, on } = thing;
  const { things } = await shelf.client.call('listLaneThings', { params, query: { kind } });
  const before = things.find((one) => one.title === title);
  const claimIds = before === undefined ? await claimsOf(thing.words, owner, decided.skipped) : [];
  const personIds = thing.persons.flatMap((name) => people.get(name) ?? []);
  const body = { kind, title, on, fields: fill(thing.fields), claimIds, personIds };
  const laid = before ?? (await shelf.client.call('fileLaneThing', { params, body })).thing;
  if (before === undefined) decided.made += 1;
  else decided.before += 1;
  await follow(laid, thing.steps, shelfFor, fill, decided);
  return laid.thingId;
}

/** Takes the steps that were not taken yet. */
async function follow(
  thing: LaneThing,
  steps: DemoThing['steps'],
  shelfFor: ShelfFor,
  fill: Fill,
  decided: Decided,
): Promise<void> {
  let now = thing;
  for (const { by, on, command, fields } of steps.slice(thing.steps.length)) {
    const { client, caseId }: { client: Client; caseId: string } = await shelfFor(by);
    const body = { expected: now.version, command, fields: fill(fields), on };
    now = (await client.call('stepLaneThing', { params: { caseId, thingId: now.thingId }, body })).thing;
    decided.made += 1;
  }
}

async function tieAll(
  { ties }: DemoLanes,
  shelfFor: ShelfFor,
  compartments: Named,
  things: Named,
  decided: Decided,
): Promise<void> {
  for (const { by, compartment, tie } of ties) {
    const { client, caseId } = await shelfFor(by);
    const params = { caseId };
    const standing = (await client.call('listTies', { params })).ties;
    if (standing.some((one) => one.tie.kind === tie.kind)) continue;
    const { originId } = tie;
    const whole =
      tie.kind === 'material reveals origin'
        ? { kind: tie.kind, materialId: things.get(tie.material)!, originId }
        : { kind: tie.kind, disruptionId: things.get(tie.disruption)!, originId };
    await client.call('tieLanes', { params, body: { tie: whole, compartmentId: compartments.get(compartment)! } });
    decided.made += 1;
  }
}
