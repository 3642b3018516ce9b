import { seededRandom } from '../seeded-random.ts';

/** A kind of text that reading may choke on, made to about so many characters; the same each time. */
export type Shape = { readonly name: string; make(size: number): string };

const repeated = (name: string, one: (n: number) => string): Shape => ({
  name,
  make(size) {
    const pieces: string[] = [];
    for (let length = 0, n = 0; length < size; n++) {
      const piece = one(n);
      pieces.push(piece);
      length += piece.length;
    }
    return pieces.join('');
  },
});

const people = ['Ida Falk', 'Ove Lind', 'Jan Berg', 'Berit Holm', 'Mr Sand', 'Ms Orre', 'the committee', 'officials'];
const verbs = [
  'said',
  'denied',
  'alleged',
  'warned',
  'asked whether',
  'told the court that',
  'gave the list to',
  'met',
];
const rest = [
  'it had rained',
  'the list was gone',
  'he had paid £500 on 3 March 2031',
  'Ove Lind',
  'nobody came at 10:30',
];
const sentence = (n: number): string =>
  `${people[n % 8]} ${verbs[(n * 3) % 8]} ${rest[(n * 5) % 5]}, and ${people[(n * 7) % 8]} agreed on ${1 + (n % 28)} May. `;

function noise(size: number): string {
  const random = seededRandom(7);
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789.,;:\'"|~^ ~ ~ \n      ';
  let text = '';
  while (text.length < size) {
    let piece = '';
    for (let i = 0; i < 4096; i++) piece += letters[Math.floor(random() * letters.length)] ?? ' ';
    text += piece;
  }
  return text;
}

export const shapes: readonly Shape[] = [
  repeated('paragraphs of prose', (n) => `${sentence(n)}${sentence(n + 3)}\n\n`),
  repeated('one line of prose', sentence),
  repeated('nested quotations', (n) => (n % 2 === 0 ? `“${people[n % 8]} said: ` : `‘${people[n % 8]} told us that `)),
  repeated('quotations that never close', (n) => `${people[n % 8]} said: “It was late and the list was gone.\n\n`),
  repeated('quotations one after another', (n) => `"${sentence(n)}" `),
  repeated('capitals', (n) => sentence(n).toUpperCase()),
  { name: 'noise of a bad scan', make: noise },
  repeated(
    'scripts mixed in one line',
    (n) => `${sentence(n)}Он сказал, что список пропал. 他说名单不见了。 قال إن القائمة اختفت. `,
  ),
  repeated('brackets that never close', () => '(['),
  repeated('one long word', () => 'x'),
  repeated('numbers alone', (n) => `${n * 7919} ${n % 31}.${n % 12}.20${n % 90} `),
  repeated('lines with a colon', (n) => `Name${n}: I said that the list was gone\n`),
  repeated(
    'a log of many accounts',
    (n) => `[2031-03-0${1 + (n % 9)} 10:${10 + (n % 49)}] user_${n}: I told "user_${n - 1}" that he lied\n`,
  ),
  repeated('a mail with quoted lines', (n) =>
    n === 0
      ? 'From: Ida Falk <i@q.example>\nTo: Ove Lind <o@q.example>\nDate: 3 Mar 2031 10:00\nSubject: list\n\nNo.\n\n'
      : `> ${sentence(n)}\n`,
  ),
  repeated('a mail quoted ever deeper', (n) =>
    n === 0
      ? 'From: Ida Falk <i@q.example>\nTo: Ove Lind <o@q.example>\nSubject: list\n\nNo.\n'
      : `${'>'.repeat(n % 1000)} said Ove\n`,
  ),
  repeated('headers without end', (n) => (n % 3 === 0 ? 'From: a@b.example\n' : 'To: c, d; e,\n')),
  repeated('a table with quotation marks', (n) =>
    n === 0 ? 'from,to,date,text\n' : `"a${n}","b",2031-03-03 10:00,"he said ""no"", twice\n`,
  ),
  repeated('numbered paragraphs', (n) =>
    n === 0 ? 'WITNESS STATEMENT\nSTATEMENT OF: Ida Falk\n\n' : `${n}. I told him that it was late. He denied it.\n\n`,
  ),
  repeated('said that said that', (n) => `${people[n % 5]} said that `),
  repeated('and and and', (n) => `${people[n % 6]} and `),
  repeated('commas', (n) => `${people[n % 6]}, `),
  repeated('dashes', (n) => `${people[n % 6]} — `),
  repeated('arrests without end', (n) => `${people[n % 4]} was arrested and charged, and the case was dropped. `),
  repeated('empty lines', () => ' \n\t\n'),
];
