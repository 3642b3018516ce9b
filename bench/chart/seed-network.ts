import type { ActorRef, ItemBody } from '#domain/entry';
import type { EntitySchema } from '#domain/entity';
import type { LinkKind } from '#domain/link';
import { draftEntry } from '#store/draft-entry';
import { openInstallation } from '#store/installation';
import { installationScope } from '#store/scope';
import { listAccounts } from '#store/account';
import { openStore } from '#store/open-store';
import { seededRandom, type Random } from '../seeded-random.ts';

export type NetworkAsk = {
  readonly home: string;
  readonly caseId: string;
  /** Claims that links may rest on; each link takes one of them. */
  readonly claimIds: readonly string[];
  readonly entities: number;
  readonly links: number;
  readonly seed: number;
};

const schemata: readonly (readonly [EntitySchema, number])[] = [
  ['Person', 0.62],
  ['Organization', 0.13],
  ['Company', 0.09],
  ['PublicBody', 0.03],
  ['UserAccount', 0.06],
  ['Document', 0.04],
  ['Address', 0.02],
  ['InformationItem', 0.01],
];
const kinds: readonly (readonly [LinkKind, number])[] = [
  ['message', 0.38],
  ['meeting', 0.12],
  ['report', 0.09],
  ['payment', 0.08],
  ['handover', 0.03],
  ['tasking', 0.03],
  ['travel', 0.02],
  ['employment', 0.1],
  ['membership', 0.06],
  ['friendship', 0.05],
  ['family', 0.02],
  ['access', 0.02],
];
const first = [
  'Ada',
  'Bram',
  'Dina',
  'Emil',
  'Freya',
  'Goran',
  'Hana',
  'Ivo',
  'Jutta',
  'Karel',
  'Lena',
  'Marek',
  'نورا',
  'سامي',
];
const last = ['Bar', 'Cor', 'Dal', 'Fen', 'Gar', 'Hol', 'Kar', 'Lan', 'Mor', 'Nor', 'Pel', 'Ros', 'Sar', 'Tol', 'Var'];
const ends = ['den', 'ling', 'mere', 'sted', 'wick', 'bury', 'kin', 'low', 'ner', 'rov', 'sek', 'tano', 'vik', 'zen'];

/**
 * Fills a case, through the ledger, with a network as large cases have it: circles of very different size, a few who deal
 * with hundreds, parallel links, some without a date. The same seed gives the same network.
 */
export async function seedNetwork({ home, caseId, claimIds, entities, links, seed }: NetworkAsk): Promise<void> {
  const installation = await openInstallation({ home, databaseUrl: undefined, log: () => undefined });
  const store = openStore(installation.app, Date.now);
  const random = seededRandom(seed);
  try {
    const [account] = await store.read(installationScope, (tx) => listAccounts(tx));
    const actor: ActorRef = { accountId: account!.account_id, name: account!.name };
    const write = (count: number, body: (i: number) => ItemBody) =>
      inBatches(count, async (from, to) => {
        const scope = { caseId, compartmentIds: [caseId], accountId: null };
        return store.write(scope, caseId, async (tx) => {
          const draft = draftEntry();
          const ids: string[] = [];
          for (let i = from; i < to; i++) ids.push(draft.add(actor, body(i)));
          await tx.append(draft);
          return ids;
        });
      });
    const ids = await write(entities, () => {
      const schema = oneOf(random, schemata);
      return { kind: 'entity.made', schema, name: nameOf(random, schema), translation: null };
    });
    const ends_ = circles(entities, random);
    await write(links, () => {
      const [from, to] = ends_();
      return {
        kind: 'link.relied',
        link: oneOf(random, kinds),
        from: ids[from]!,
        to: ids[to]!,
        item: null,
        time: random() < 0.08 ? null : dayOf(random),
        arrives: null,
        lowerBound: null,
        claimIds: [claimIds[Math.floor(random() ** 2 * claimIds.length)]!],
        contradictedBy: [],
      };
    });
  } finally {
    await store.close();
    await installation.stop();
  }
}

const perEntry = 2000;

async function inBatches(count: number, work: (from: number, to: number) => Promise<string[]>): Promise<string[]> {
  const all: string[] = [];
  for (let from = 0; from < count; from += perEntry) {
    for (const id of await work(from, Math.min(count, from + perEntry))) all.push(id);
  }
  return all;
}

function oneOf<T>(random: Random, from: readonly (readonly [T, number])[]): T {
  let left = random();
  for (const [one, share] of from) if ((left -= share) < 0) return one;
  return from[0]![0];
}

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

function nameOf(random: Random, schema: EntitySchema): string {
  const word = `${pick(random, last)}${pick(random, ['a', 'an', 'el', 'er', 'i', 'in', 'o', 'os'])}${pick(random, ends)}`;
  if (schema === 'Person') return `${pick(random, first)} ${word} ${Math.floor(random() * 1000)}`;
  return `${word} ${pick(random, ['Institute', 'Line', 'Works', 'Office', 'Circle', 'Trust'])} ${Math.floor(random() * 1000)}`;
}

const day = 86_400_000;
const begin = Date.UTC(2021, 0, 1);
const dayOf = (random: Random) => new Date(begin + Math.floor(random() * 1400) * day).toISOString().slice(0, 10);

/** Pairs of ends: most inside one circle, where those who came first have most; loops happen, as merging makes them. */
function circles(entities: number, random: Random): () => readonly [number, number] {
  const starts: number[] = [0];
  while (starts.at(-1)! < entities) starts.push(starts.at(-1)! + 8 + Math.floor(random() ** -0.55 * 40));
  const within = (circle: number) => {
    const [from, to] = [starts[circle]!, Math.min(entities, starts[circle + 1]!)];
    return from + Math.floor(random() ** 2.2 * (to - from));
  };
  const circleCount = starts.length - 1;
  return () => {
    const circle = Math.floor(random() ** 1.4 * circleCount);
    const other = random() < 0.86 ? circle : Math.floor(random() ** 2 * circleCount);
    return [within(circle), within(other)];
  };
}
