import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { seededRandom, type Random } from './seeded-random.ts';

export type Article = { readonly name: string; readonly text: string };

/**
 * So many articles: those of a folder, or ones made from a seed. Where there are fewer, they come round again under
 * another heading, so that no two have equal bytes.
 */
export async function articles(count: number, of: { folder: string | undefined; seed: number }): Promise<Article[]> {
  const texts = of.folder === undefined ? made(Math.min(count, 500), of.seed) : await textsUnder(of.folder);
  if (texts.length === 0) return [];
  return Array.from({ length: count }, (_, n) => {
    const round = Math.floor(n / texts.length);
    const heading = round === 0 ? '' : `Edition ${round + 1}, page ${n}\n\n`;
    return { name: `article-${String(n).padStart(5, '0')}.txt`, text: heading + texts[n % texts.length]! };
  });
}

async function textsUnder(folder: string): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => extname(name) === '.txt');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const texts: string[] = [];
  for (const name of names.toSorted()) {
    const bytes = await readFile(join(folder, name));
    try {
      texts.push(decoder.decode(bytes));
    } catch {
      texts.push(bytes.toString('latin1'));
    }
  }
  return texts;
}

const people = [
  'Ada Lorne',
  'Bram Castell',
  'Dina Okafor',
  'Emil Hartog',
  'Freya Lindqvist',
  'Goran Pell',
  'Hana Brandt',
];
const bodies = ['the Harbour Committee', 'Meridian Quay Consulting', 'the Port Authority', 'Quay Wire', 'the ministry'];
const places = ['Brinmouth', 'the northern berth', 'Ferry Lane', 'Sarkat', 'the old customs house'];
const things = ['a paper on the berth', 'the minutes of the meeting', 'a list of members', 'two letters', 'the tender'];
const verbs = ['said', 'denied', 'alleged', 'warned', 'admitted', 'stressed', 'reported'];
const plain = [
  'The meeting lasted for most of an hour and ended without a vote.',
  'Rain kept the crowd small, and the doors were shut by nine.',
  'No figures were given, and none were asked for.',
  'The committee will meet again after the holidays.',
];

function made(count: number, seed: number): string[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => article(random));
}

function article(random: Random): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const day = () => `${1 + Math.floor(random() * 28)} March 20${10 + Math.floor(random() * 15)}`;
  const sentence = () => {
    const kind = random();
    if (kind < 0.35) return pick(plain);
    if (kind < 0.65)
      return `${pick(people)} ${pick(verbs)} that ${pick(bodies)} had received ${pick(things)} in ${pick(places)}.`;
    if (kind < 0.85)
      return `“${pick(bodies)} asked for ${pick(things)},” ${pick(people)} ${pick(['said', 'told Quay Wire'])}. “It was never sent.”`;
    return `On ${day()} ${pick(people)} met ${pick(people)} at ${pick(places)}, according to ${pick(bodies)}.`;
  };
  const paragraphs = Array.from({ length: 4 + Math.floor(random() * 4) }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, sentence).join(' '),
  );
  const heading = `${pick(people)} and ${pick(things)}: what is known of ${pick(places)}`;
  return `${heading}\n\nBRINMOUTH, ${day()} - ${paragraphs.join('\n\n')}\n`;
}
