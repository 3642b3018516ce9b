import { stances, type Stance } from '#domain/stance';
import { readDayRange } from './day-range.ts';
import { documentKinds, mediaOfKind } from './document-kinds.ts';
import type { FieldAsked, QueryPlace, QueryProblem } from './query.ts';

/** The fields that may be asked for, each with an example. */
export const queryFields = {
  speaker: 'speaker:"Ada Lund"',
  stance: 'stance:denied',
  entity: 'entity:"Port Authority"',
  type: 'type:pdf',
  date: 'date:2020..2021-06',
  origin: 'origin:court',
  marking: 'marking:amber',
  language: 'language:ru',
} as const;

export type QueryField = keyof typeof queryFields;

const names = Object.keys(queryFields) as QueryField[];

/** The field of this name; else the one that it may be a slip for; null where it is no field at all. */
export function fieldNamed(name: string): { readonly field: QueryField | null; readonly meant: QueryField | null } {
  const lower = name.toLowerCase();
  const field = names.find((one) => one === lower) ?? null;
  if (field !== null) return { field, meant: null };
  if (lower.length < 4) return { field: null, meant: null };
  return { field: null, meant: names.find((one) => isSlip(lower, one)) ?? null };
}

/** One letter more, less, other, or two swapped; or the beginning of the name or its plural. */
function isSlip(a: string, b: string): boolean {
  if (b.startsWith(a) || a === `${b}s`) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  const rest = (one: string, from: number) => one.slice(from);
  return (
    rest(a, i + 1) === rest(b, i + 1) ||
    rest(a, i) === rest(b, i + 1) ||
    rest(a, i + 1) === rest(b, i) ||
    (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(a, i + 2) === rest(b, i + 2))
  );
}

const among = (words: readonly string[]): string => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** What a field with its value asks for, or what is wrong with it. */
export function readField(field: QueryField, value: string, [start, end]: QueryPlace): FieldAsked | QueryProblem {
  const wrong = (what: string, next: string): QueryProblem => ({ start, end, what, next });
  const bare = value.trim();
  if (!/[\p{L}\p{N}]/u.test(bare))
    return wrong(`“${field}:” has no value.`, `Write it behind the colon, as ${queryFields[field]}.`);
  switch (field) {
    case 'stance': {
      const stance = stances.find((one) => one === bare.toLowerCase()) as Stance | undefined;
      return stance === undefined
        ? wrong(`There is no stance “${bare}”.`, `Write ${among(stances)}.`)
        : { field, value: stance };
    }
    case 'type': {
      const media = mediaOfKind(bare);
      return media === null
        ? wrong(
            `There is no type “${bare}”.`,
            `Write ${among(documentKinds.map((one) => one.word))}, or a media type as text/plain.`,
          )
        : { field, value: bare.toLowerCase(), media };
    }
    case 'date': {
      const range = readDayRange(bare);
      return range === null
        ? wrong(
            `“${bare}” is no date or range.`,
            'Write date:2021, date:2021-05, date:2021-05-03, date:2020..2021-06 or date:>=2020.',
          )
        : { field, value: bare, range };
    }
    case 'language':
    case 'marking':
      return { field, value: bare.toLowerCase() };
    default:
      return { field, value: bare };
  }
}
