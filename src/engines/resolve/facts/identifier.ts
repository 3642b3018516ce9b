import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Letters and digits only, in capitals: "AB 123-456" and "ab123456" are one number. */
export const plainIdentifier = (value: string): string =>
  value
    .slice(0, 200)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+(?=.)/, '');

/** The mailbox as it is delivered to: lower case, without what follows a plus; null where it is no address. */
export function plainMail(value: string): string | null {
  const match = /^(?:mailto:)?([^\s@]{1,64})@([^\s@]{1,190}\.[^\s@.]+)$/.exec(value.trim().toLowerCase());
  return match === null ? null : `${match[1]!.replace(/\+.*$/, '')}@${match[2]!}`;
}

/** E.164 where the number carries its country, else its digits; null where there are too few to tell anyone apart. */
export function plainPhone(value: string): string | null {
  const text = value.slice(0, 60).replace(/^\s*00/, '+');
  const parsed = text.includes('+') ? parsePhoneNumberFromString(text) : undefined;
  if (parsed?.isPossible() === true) return parsed.number;
  const digits = text.replace(/\D/g, '');
  return digits.length >= 6 ? digits : null;
}

/** Whether two numbers reach one line: equal, or one lacks the country and the other ends in its national digits. */
export function samePhone(a: string, b: string): boolean {
  if (a === b) return true;
  const [x, y] = [a.replace(/^\+|^0/, ''), b.replace(/^\+|^0/, '')];
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  return (
    a.startsWith('+') !== b.startsWith('+') &&
    short.length >= 7 &&
    long.endsWith(short) &&
    long.length - short.length <= 3
  );
}
