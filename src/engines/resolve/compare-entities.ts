/*
 * Whether two entities are one, from names and everything beyond them. Each agreement or difference adds its weight of
 * evidence (decibans, from a data file with an example each) to that of the best pair of names; the sum is turned into
 * a probability (Fellegi and Sunter 1969; Good's weight of evidence). Limits: the facts are taken as independent, which
 * overstates a household or an office; every weight shows in its reason, and what speaks against shows apart.
 */
import { compareAddresses, readAddress, type AddressLikeness } from './facts/address.ts';
import type { EntityFacts, Reason } from './facts/entity-facts.ts';
import { plainIdentifier, plainMail, plainPhone, samePhone } from './facts/identifier.ts';
import { compareDates, dateText, readDate } from './facts/partial-date.ts';

export type { EntityFacts, Reason } from './facts/entity-facts.ts';

/** The form of `properties` in `data/resolve/weights.json`. */
export type PropertyWeights = {
  readonly prior: { readonly weight: number };
  readonly weights: Readonly<
    Record<string, { readonly weight: number; readonly example: string; readonly contradiction?: boolean }>
  >;
  /** Kinds of identifier that a person or body has one of, for good. */
  readonly forLife: readonly string[];
};

export type NameLikeness = { readonly score: number; readonly reasons: readonly Reason[] };

export type EntityData = {
  readonly properties: PropertyWeights;
  /** 0 to 1: the probability that two names of this schema name one. */
  readonly compareNames: (a: string, b: string, schema: string) => NameLikeness;
};

export type EntityComparison = {
  /** 0 to 1: the probability that both are one. */
  readonly score: number;
  /** What speaks for and against, strongest first. */
  readonly reasons: readonly Reason[];
  /** The reasons that cannot both be true of one entity. */
  readonly contradictions: readonly Reason[];
};

const mostNames = 12;
/** Names alone never settle it: two people can share one. */
const likeliest = 0.97;

type Found = Reason & { readonly contradiction: boolean };
type Add = (id: string, words: string, times?: number) => void;

/** Scores two entities; the order of the two makes no difference. */
export function compareEntities(a: EntityFacts, b: EntityFacts, data: EntityData): EntityComparison {
  const found: Found[] = [];
  const add: Add = (id, words, times = 1) => {
    const entry = data.properties.weights[id];
    if (entry === undefined || times === 0) return;
    const most = data.properties.weights[id.replace('.each', '.most')]?.weight ?? 0;
    const weight = id.endsWith('.each') ? Math.min(entry.weight * times, most) : entry.weight;
    found.push({ words, weight, contradiction: entry.contradiction === true });
  };
  const names = compareAllNames(a, b, data);
  if (areUnlike(a.schema, b.schema)) add('schema.unlike', `unlike kinds: ${a.schema} and ${b.schema}`);
  addBirth(a, b, add);
  addGender(a, b, add);
  addNationality(a, b, add);
  addAddress(a, b, add);
  addIdentifiers(a, b, data.properties.forLife, add);
  addMail(a, b, add);
  addPhone(a, b, add);
  addText('employer', a.employers, b.employers, add);
  addText('role', a.roles, b.roles, add);
  addSaid(a, b, add);
  const neighbours = countShared(a.neighbours, b.neighbours);
  add(
    'neighbours.each',
    `linked with ${neighbours === 1 ? 'the same other' : `${neighbours} of the same others`}`,
    neighbours,
  );
  const documents = countShared(a.documents, b.documents);
  add('documents.each', `named together in ${documents === 1 ? 'a document' : `${documents} documents`}`, documents);
  const sum = names.weight + found.reduce((total, { weight }) => total + weight, 0);
  const plain = ({ words, weight }: Reason): Reason => ({ words, weight });
  return {
    score: 1 / (1 + 10 ** (-sum / 10)),
    reasons: [...names.reasons, ...found.map(plain)].sort(strongestFirst),
    contradictions: found.filter(({ contradiction }) => contradiction).map(plain),
  };
}

/** The best pair of names as evidence; where either has none, only the prior stands. */
function compareAllNames(
  a: EntityFacts,
  b: EntityFacts,
  data: EntityData,
): { weight: number; reasons: readonly Reason[] } {
  const schema = a.schema === b.schema ? a.schema : 'LegalEntity';
  let best: NameLikeness | undefined;
  for (const one of a.names.slice(0, mostNames)) {
    for (const other of b.names.slice(0, mostNames)) {
      const likeness = data.compareNames(one, other, schema);
      if (best === undefined || likeness.score > best.score) best = likeness;
    }
  }
  if (best === undefined) return { weight: data.properties.prior.weight, reasons: [] };
  const score = Math.min(likeliest, Math.max(1 - likeliest, best.score));
  return { weight: 10 * Math.log10(score / (1 - score)), reasons: best.reasons };
}

/** One order for all: words settle it between equals, so that it never hangs on which of two came first. */
const strongestFirst = (x: Reason, y: Reason): number =>
  Math.abs(y.weight) - Math.abs(x.weight) || (x.words < y.words ? -1 : x.words > y.words ? 1 : 0);

const bodies = /^(?:Organization|Company|PublicBody|LegalEntity)$/;

const bearers = /^(?:Person|LegalEntity|UserAccount)$/;

/** A legal entity may be a person or a body, and an account speaks for one; otherwise only bodies are like each other. */
function areUnlike(a: string, b: string): boolean {
  return a !== b && !(bodies.test(a) && bodies.test(b)) && !(bearers.test(a) && bearers.test(b));
}

function addBirth(a: EntityFacts, b: EntityFacts, add: Add): void {
  const [x, y] = [readDate(a.birthDate ?? ''), readDate(b.birthDate ?? '')];
  if (x === null || y === null) return;
  const likeness = compareDates(x, y);
  const both = `${dateText(x)} and ${dateText(y)}`;
  const words: Record<typeof likeness, string> = {
    'same day': `born on the same day, ${dateText(x)}`,
    'same month': `born in the same month, ${dateText(x).slice(0, 7)}`,
    'same year': `born in the same year, ${x.year}`,
    'day and month swapped': `birth dates with day and month swapped, ${both}`,
    'one digit apart': `birth dates one digit apart, ${both}`,
    'a year apart': `birth years next to each other, ${both}`,
    'other day': `born on different days, ${both}`,
    'other year': `born in different years, ${both}`,
  };
  add(`birth.${likeness}`, words[likeness]);
}

const genderOf = (text: string | undefined): string =>
  folded(text ?? '')
    .charAt(0)
    .replace('w', 'f');

function addGender(a: EntityFacts, b: EntityFacts, add: Add): void {
  const [x, y] = [genderOf(a.gender), genderOf(b.gender)];
  if (!/[mf]/.test(x) || !/[mf]/.test(y)) return;
  if (x === y) add('gender.same', 'the same gender');
  else add('gender.other', `different genders, ${a.gender} and ${b.gender}`);
}

function addNationality(a: EntityFacts, b: EntityFacts, add: Add): void {
  const [x, y] = [folded(a.nationality ?? ''), folded(b.nationality ?? '')];
  if (x === '' || y === '') return;
  if (x === y) add('nationality.same', `the same nationality, ${a.nationality}`);
  else add('nationality.other', `different nationalities, ${a.nationality} and ${b.nationality}`);
}

const closeness: readonly AddressLikeness[] = ['same', 'same street', 'same area'];

function addAddress(a: EntityFacts, b: EntityFacts, add: Add): void {
  const others = b.addresses.slice(0, mostNames).map(readAddress);
  const found = new Set(
    a.addresses
      .slice(0, mostNames)
      .map(readAddress)
      .flatMap((one) => others.map((other) => compareAddresses(one, other))),
  );
  const best = closeness.find((one) => found.has(one));
  const words = {
    same: 'the same address',
    'same street': 'addresses in the same street',
    'same area': 'addresses in the same area',
  };
  if (best !== undefined && best !== 'other') add(`address.${best}`, words[best]);
}

function addIdentifiers(a: EntityFacts, b: EntityFacts, forLife: readonly string[], add: Add): void {
  const kindOf = (kind: string) => kind.trim().toLowerCase();
  const seen = new Set<string>();
  for (const one of a.identifiers) {
    const kind = kindOf(one.kind);
    const others = b.identifiers.filter((other) => kindOf(other.kind) === kind);
    if (others.length === 0 || seen.has(kind)) continue;
    seen.add(kind);
    const values = new Set(others.map(({ value }) => plainIdentifier(value)));
    const same = a.identifiers.find(
      (own) =>
        kindOf(own.kind) === kind && plainIdentifier(own.value).length >= 4 && values.has(plainIdentifier(own.value)),
    );
    const plain = one.kind.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
    if (same !== undefined) add('identifier.same', `the same ${plain}, ${same.value}`);
    else if (forLife.includes(kind)) add('identifier.other for life', `different ${plain}, of which one has one only`);
    else add('identifier.other', `different ${plain}`);
  }
}

function addMail(a: EntityFacts, b: EntityFacts, add: Add): void {
  const others = new Set(b.emails.map(plainMail));
  const same = a.emails.find((one) => plainMail(one) !== null && others.has(plainMail(one)));
  if (same !== undefined) add('mail.same', `the same e-mail address, ${same}`);
}

function addPhone(a: EntityFacts, b: EntityFacts, add: Add): void {
  const others = b.phones.slice(0, mostNames).map(plainPhone);
  const same = a.phones.slice(0, mostNames).find((one) => {
    const own = plainPhone(one);
    return own !== null && others.some((other) => other !== null && samePhone(own, other));
  });
  if (same !== undefined) add('phone.same', `the same telephone, ${same}`);
}

/** What a document says of the two names, the strongest of it once: that one is called the other, or may be. */
function addSaid(a: EntityFacts, b: EntityFacts, add: Add): void {
  const named = (by: EntityFacts, of: EntityFacts) => {
    const names = new Set(of.names.map(folded));
    return (by.said ?? []).filter((one) => names.has(folded(one.name)));
  };
  const found = [...named(a, b), ...named(b, a)];
  const best = found.find(({ how }) => how === 'alias') ?? found[0];
  if (best !== undefined) add(`said.${best.how}`, best.words);
}

function addText(id: 'employer' | 'role', a: readonly string[], b: readonly string[], add: Add): void {
  const others = new Set(b.map(folded));
  const same = a.find((one) => folded(one) !== '' && others.has(folded(one)));
  if (same !== undefined) add(`${id}.same`, `the same ${id}, ${same}`);
}

const folded = (text: string): string =>
  text
    .slice(0, 400)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function countShared(a: readonly string[], b: readonly string[]): number {
  const others = new Set(b);
  return new Set(a.filter((one) => others.has(one))).size;
}
