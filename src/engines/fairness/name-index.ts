import { mayBeOnePerson, type PersonName } from './person-name.ts';

/** Things kept under persons' names, asked for by a name that may be the same person's. */
export type NameIndex<T> = {
  add(name: PersonName, value: T): void;
  /** Lazily, exact first names before others, each value at least once; whoever needs ten looks at little more than ten. */
  like(name: PersonName): Iterable<T>;
};

type Entry<T> = { readonly name: PersonName; readonly value: T };
type Bucket<T> = {
  readonly all: Entry<T>[];
  readonly alone: Entry<T>[];
  readonly byFirst: Map<string, Entry<T>[]>;
  readonly byInitial: Map<string, Entry<T>[]>;
};

function push<Key, T>(map: Map<Key, T[]>, key: Key, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** An index by surname and then by first name, so that thousands of one surname are not looked through for one of them. */
export function createNameIndex<T>(): NameIndex<T> {
  const bySurname = new Map<string, Bucket<T>>();
  const bucketOf = (surname: string): Bucket<T> => {
    const bucket = bySurname.get(surname) ?? { all: [], alone: [], byFirst: new Map(), byInitial: new Map() };
    bySurname.set(surname, bucket);
    return bucket;
  };
  const under = (bucket: Bucket<T>, first: string, entry: Entry<T>) => {
    push(bucket.byFirst, first, entry);
    push(bucket.byInitial, first.charAt(0), entry);
  };

  function* candidates({ tokens }: PersonName): Iterable<Entry<T>> {
    const bucket = bySurname.get(tokens.at(-1) ?? '');
    if (bucket === undefined) return;
    const first = tokens[0]!;
    if (tokens.length === 1) yield* bucket.all;
    else if (first.length === 1) {
      yield* bucket.byInitial.get(first) ?? [];
      yield* bucket.alone;
    } else {
      yield* bucket.byFirst.get(first) ?? [];
      yield* bucket.alone;
      yield* bucket.byFirst.get(first.charAt(0)) ?? [];
    }
  }

  return {
    add(name, value) {
      const [first, last] = [name.tokens[0], name.tokens.at(-1)];
      if (first === undefined || last === undefined) return;
      const entry = { name, value };
      const bucket = bucketOf(last);
      bucket.all.push(entry);
      if (name.tokens.length === 1) bucket.alone.push(entry);
      else under(bucket, first, entry);
      // Two tokens may stand in either order; turned round they answer to full names alone.
      if (name.tokens.length === 2 && first !== last) under(bucketOf(first), last, entry);
    },
    *like(name) {
      for (const entry of candidates(name)) if (mayBeOnePerson(entry.name, name)) yield entry.value;
    },
  };
}
