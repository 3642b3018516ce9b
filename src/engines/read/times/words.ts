const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const shortMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const shortWeekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const ones = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ordinals = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
];

const monthIndex = new Map<string, number>();
months.forEach((name, i) => monthIndex.set(name, i + 1));
shortMonths.forEach((name, i) => monthIndex.set(`${name}.`, i + 1));
for (const [name, n] of [
  ['sept.', 9],
  ['sept', 9],
  ['jan', 1],
  ['feb', 2],
  ['aug', 8],
  ['oct', 10],
  ['nov', 11],
  ['dec', 12],
  ['apr', 4],
  ['jul', 7],
  ['jun', 6],
  ['mar', 3],
] as const)
  monthIndex.set(name, n);
const weekdayIndex = new Map<string, number>();
weekdays.forEach((name, i) => weekdayIndex.set(name, i + 1).set(`${name}s`, i + 1));
shortWeekdays.forEach((name, i) => weekdayIndex.set(`${name}.`, i + 1));
weekdayIndex.set('thurs.', 4).set('tues.', 2);

export const monthOf = (word: string): number | undefined => monthIndex.get(word);
export const weekdayOf = (word: string): number | undefined => weekdayIndex.get(word);

export type Unit = { readonly code: string; readonly clock: boolean; readonly plural: boolean };
const unitCodes = new Map<string, { code: string; clock: boolean }>([
  ['second', { code: 'S', clock: true }],
  ['minute', { code: 'M', clock: true }],
  ['hour', { code: 'H', clock: true }],
  ['day', { code: 'D', clock: false }],
  ['week', { code: 'W', clock: false }],
  ['month', { code: 'M', clock: false }],
  ['quarter', { code: 'Q', clock: false }],
  ['year', { code: 'Y', clock: false }],
  ['decade', { code: 'E', clock: false }],
  ['century', { code: 'C', clock: false }],
  ['weekend', { code: 'WE', clock: false }],
  ['night', { code: 'NI', clock: false }],
]);

/** The unit of time a word names, singular or plural. */
export function unitOf(word: string): Unit | undefined {
  const single = unitCodes.get(word);
  if (single !== undefined) return { ...single, plural: false };
  const base = word === 'centuries' ? 'century' : word.endsWith('s') ? word.slice(0, -1) : '';
  const many = unitCodes.get(base);
  return many === undefined ? undefined : { ...many, plural: true };
}

/** A whole number in figures or words up to ninety-nine, or undefined. */
export function numberOf(word: string): number | undefined {
  if (/^\d{1,4}$/.test(word)) return Number(word);
  const one = ones.indexOf(word);
  if (one >= 0) return one;
  const [ten = '', unit] = word.split('-');
  const high = tens.indexOf(ten);
  if (high < 2) return undefined;
  if (unit === undefined) return high * 10;
  const low = ones.indexOf(unit);
  return low > 0 && low < 10 ? high * 10 + low : undefined;
}

/** "third", "3rd": its number, or undefined. */
export function ordinalOf(word: string): number | undefined {
  const at = ordinals.indexOf(word);
  if (at > 0) return at;
  const found = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word);
  return found === null ? undefined : Number(found[1]);
}

export const seasons = new Map([
  ['spring', 'SP'],
  ['summer', 'SU'],
  ['fall', 'FA'],
  ['autumn', 'FA'],
  ['winter', 'WI'],
]);
export const dayParts = new Map([
  ['morning', 'TMO'],
  ['afternoon', 'TAF'],
  ['evening', 'TEV'],
  ['night', 'TNI'],
]);
export const lastDigitYear = /^(1[3-9]\d\d|20\d\d)$/;
export const halves = /^(early|late|mid|earlier|later)$/;
