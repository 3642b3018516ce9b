import { distinctPersons } from './distinct-persons.ts';
import { personsShown } from './concerned-persons.ts';
import type { StatusOnFile } from './fair-file.ts';
import { createNameIndex } from './name-index.ts';
import { namesIn, nameKeyOf, personNameOf, type PersonName } from './person-name.ts';

export type StatusesOnPersons<Status> = {
  /** Each person's statuses, what was reported last first; what several documents report alike shows once. */
  of(persons: readonly PersonName[], documentId: string): Status[];
  /** Persons of whom this document reports a status. */
  statedIn(documentId: string): readonly PersonName[];
};

const isDate = /^\d{4}(?:-\d{2}(?:-\d{2})?)?/;
const endOf = (time: string | null): string | null => {
  const date = isDate.exec(time ?? '')?.[0];
  // "2025-09" is known to be over at the end of the month: sorted after each of its days.
  return date === undefined ? null : `${date}-99-99`.slice(0, 10);
};

/**
 * When a reported status was so, as far as is known: at the time the words give, but no later than the document that
 * reports it; a late article that recalls an early arrest does not make it the last word. Empty where nothing is known.
 */
export function reportedAt({ when, documentDate }: Pick<StatusOnFile, 'when' | 'documentDate'>): string {
  const [said, written] = [endOf(when), endOf(documentDate)];
  if (said === null || written === null) return said ?? written ?? '';
  return said < written ? said : written;
}

type Kept<Status> = { readonly status: Status; readonly n: number };
type Alike<Status> = { readonly byDocument: Map<string | null, Kept<Status>>; latest: Kept<Status> };

const later = (a: Kept<StatusOnFile>, b: Kept<StatusOnFile>): number => {
  const [at, bt] = [reportedAt(a.status), reportedAt(b.status)];
  if (at !== bt) return at > bt ? -1 : 1;
  const [ad, bd] = [a.status.documentDate ?? '', b.status.documentDate ?? ''];
  return ad === bd ? 0 : ad > bd ? -1 : 1;
};

/** Prepares the statuses of a file once. It orders what was reported and infers nothing. */
export function statusesOnPersons<Status extends StatusOnFile>(statuses: readonly Status[]): StatusesOnPersons<Status> {
  const index = createNameIndex<Kept<Status>>();
  const stated = new Map<string, PersonName[]>();
  const kept = new Set<string>();
  statuses.forEach((status, n) => {
    for (const name of namesIn(status.person).map(personNameOf)) {
      const key = `${nameKeyOf(name)}|${status.documentId}|${status.reported}|${status.verified}|${reportedAt(status)}`;
      if (kept.has(key)) continue;
      kept.add(key);
      index.add(name, { status, n });
      if (status.documentId === null) continue;
      const names = stated.get(status.documentId);
      if (names === undefined) stated.set(status.documentId, [name]);
      else names.push(name);
    }
  });

  const known = new Map<string, readonly Alike<Status>[]>();
  const alikeOf = (person: PersonName): readonly Alike<Status>[] => {
    const key = nameKeyOf(person);
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = new Map<string, Alike<Status>>();
    for (const one of [...index.like(person)].toSorted((a, b) => later(a, b) || a.n - b.n)) {
      const what = `${one.status.reported}|${one.status.verified}`;
      const alike = found.get(what) ?? { byDocument: new Map(), latest: one };
      found.set(what, alike);
      if (!alike.byDocument.has(one.status.documentId)) alike.byDocument.set(one.status.documentId, one);
    }
    known.set(key, [...found.values()]);
    return [...found.values()];
  };

  const distinct = new Map<string, readonly PersonName[]>();
  return {
    of(persons, documentId) {
      const shown = new Set<Status>();
      for (const person of persons) {
        const all = alikeOf(person).map((alike) => {
          const here = alike.byDocument.get(documentId);
          return { ...(here ?? alike.latest), latest: alike.latest, far: here === undefined ? 1 : 0 };
        });
        const sorted = all.toSorted((a, b) => later(a.latest, b.latest) || a.far - b.far || a.n - b.n);
        const [current, ...earlier] = sorted.filter((one) => one.status.reported !== null);
        const verified = sorted.filter((one) => one.status.reported === null);
        for (const one of [...(current === undefined ? [] : [current]), ...verified, ...earlier]) shown.add(one.status);
      }
      return [...shown];
    },
    statedIn(documentId) {
      const persons = distinct.get(documentId) ?? distinctPersons(stated.get(documentId) ?? [], personsShown);
      distinct.set(documentId, persons);
      return persons;
    },
  };
}
