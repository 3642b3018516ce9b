/** An address in what tells it from another: numbers apart from words, common words of streets in one form. */
export type Address = { readonly numbers: ReadonlySet<string>; readonly words: ReadonlySet<string> };

const forms: Readonly<Record<string, string>> = {
  street: 'st',
  str: 'st',
  strasse: 'st',
  ulitsa: 'ul',
  road: 'rd',
  avenue: 'ave',
  av: 'ave',
  prospekt: 'pr',
  drive: 'dr',
  lane: 'ln',
  court: 'ct',
  place: 'pl',
  square: 'sq',
  boulevard: 'blvd',
  crescent: 'cres',
  close: 'cl',
  apartment: 'apt',
  flat: 'apt',
  building: 'bldg',
  floor: 'fl',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  saint: 'st',
};

/** Reads the first 400 letters of an address in any order of its parts. */
export function readAddress(text: string): Address {
  const folded = text.slice(0, 400).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const numbers = new Set<string>();
  const words = new Set<string>();
  for (const token of folded.match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (/\p{N}/u.test(token)) numbers.add(token);
    else words.add(forms[token] ?? token);
  }
  return { numbers, words };
}

export type AddressLikeness = 'same' | 'same street' | 'same area' | 'other';

/** Same where words and numbers agree; a house number that differs leaves the street, some shared words the area. */
export function compareAddresses(a: Address, b: Address): AddressLikeness {
  const words = shared(a.words, b.words);
  const smaller = Math.min(a.words.size, b.words.size);
  if (smaller === 0 || words === 0) return 'other';
  const part = words / smaller;
  const numbers = shared(a.numbers, b.numbers);
  const hasNumbers = a.numbers.size > 0 && b.numbers.size > 0;
  if (part >= 0.75 && smaller >= 2) {
    if (hasNumbers && numbers === Math.min(a.numbers.size, b.numbers.size)) return 'same';
    return smaller >= 3 || numbers > 0 ? 'same street' : 'same area';
  }
  return part >= 0.5 ? 'same area' : 'other';
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const one of a) if (b.has(one)) count++;
  return count;
}
