/** Words that allege something of somebody: never to stand without that person's answer and legal status. */
export type Allegation = { readonly words: string; readonly of: string };

/** Where an allegation stands alone, as a path or the beginning of a unit of text. */
export type Unfair = { readonly where: string; readonly words: string; readonly of: string };

const answered = /denie[sd]|denying|denial|answers?\b|not yet put/iu;
const placed = /status|as reported|verified|nothing reported/iu;

const plain = (text: string): string => text.replaceAll(/[\s\u00ad]+/gu, ' ').trim();

/** Whether a unit of text says both how the person answers and where they stand in law. */
export const isFair = (text: string): boolean => answered.test(text) && placed.test(text);

/** Of the units of a text (cards, rows, paragraphs with what is kept beside them), those that allege and say no more. */
export function unfairUnits(units: readonly string[], allegations: readonly Allegation[]): Unfair[] {
  return units.flatMap((unit) => {
    const text = plain(unit);
    if (isFair(text)) return [];
    const found = allegations.find(({ words }) => text.includes(plain(words)));
    return found === undefined ? [] : [{ where: text.slice(0, 160), words: found.words, of: found.of }];
  });
}

/** What is said of persons travels in these, wherever in a reply; ids are of its people, each with what travels. */
function carries(value: Readonly<Record<string, unknown>>, people: ReadonlySet<unknown>): boolean {
  const { fairness, standing, persons, about, personIds, suspectId, denials, statuses } = value;
  const isGiven = (one: unknown): boolean => typeof one === 'object' && one !== null;
  const isFairList = (list: unknown): boolean =>
    Array.isArray(list) &&
    list.some((one: unknown) => isGiven(one) && ('fairness' in (one as object) || 'answer' in (one as object)));
  return (
    isGiven(fairness) ||
    isGiven(standing) ||
    (Array.isArray(denials) && Array.isArray(statuses)) ||
    ('answer' in value && 'verified' in value) ||
    [persons, about].some(isFairList) ||
    (Array.isArray(personIds) && personIds.length > 0 && personIds.every((id) => people.has(id))) ||
    people.has(suspectId)
  );
}

const nobody: ReadonlySet<unknown> = new Set();

/** The people of a reply who stand there with answer and status. */
function peopleOf(reply: unknown): ReadonlySet<unknown> {
  const { people } = (reply ?? {}) as { readonly people?: unknown };
  if (!Array.isArray(people)) return nobody;
  return new Set(
    people
      .filter((one: { fairness?: unknown }) => typeof one.fairness === 'object' && one.fairness !== null)
      .map((one: { entityId?: unknown }) => one.entityId),
  );
}

/** Words that are cut into pieces, as where a search marks what it found, are read as one. */
function joined(value: Readonly<Record<string, unknown>> | readonly unknown[]): string | null {
  if (Array.isArray(value)) {
    const pieces = value.map((one: { text?: unknown } | null) => one?.text);
    return pieces.length > 1 && pieces.every((one) => typeof one === 'string') ? pieces.join('') : null;
  }
  const { before, words, after } = value as Readonly<Record<string, unknown>>;
  const cut = [before, words, after];
  return cut.every((one) => typeof one === 'string') ? cut.join('') : null;
}

type Walk = { readonly allegations: readonly Allegation[]; readonly people: ReadonlySet<unknown> };

function placesIn(value: unknown, walk: Walk, at: string, isCard: boolean): Unfair[] {
  if (typeof value === 'string') {
    const found = walk.allegations.find(({ words }) => plain(value).includes(plain(words)));
    return found === undefined ? [] : [{ where: at, ...found }];
  }
  if (typeof value !== 'object' || value === null) return [];
  const whole = joined(value as readonly unknown[]);
  const own = whole === null ? [] : placesIn(whole, walk, at, true);
  if (Array.isArray(value)) return [...own, ...value.flatMap((one, n) => placesIn(one, walk, `${at}[${n}]`, true))];
  const record = value as Readonly<Record<string, unknown>>;
  if (isCard && carries(record, walk.people)) return [];
  return [
    ...own,
    ...Object.entries(record).flatMap(([name, one]) => placesIn(one, walk, at === '' ? name : `${at}.${name}`, true)),
  ];
}

/**
 * Paths of a reply at which words allege something and nothing around them carries answer and status. What stands at the
 * top of a list excuses nothing in it; a reply that is one thing (`isOne`) is its own card.
 */
export const unfairPlaces = (reply: unknown, allegations: readonly Allegation[], isOne = false): Unfair[] =>
  placesIn(reply, { allegations, people: peopleOf(reply) }, '', isOne);

/** Rows of a CSV as units, each cell after its heading: an empty cell says nothing. */
export function csvUnits(rows: readonly (readonly string[])[]): string[] {
  const head = rows.find((row) => row.length > 4) ?? [];
  return rows.map((row) => row.map((cell, n) => (cell === '' ? '' : `${head[n] ?? ''}: ${cell}`)).join(' · '));
}
