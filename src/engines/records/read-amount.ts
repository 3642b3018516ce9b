import type { DecimalMark } from '#domain/record-mapping';

/** An amount as its cell has it: digits with a point, and the currency that stands beside it as a sign or a code. */
export type Amount =
  | { readonly kind: 'amount'; readonly value: string; readonly currency: string | null }
  | { readonly kind: 'either' }
  | { readonly kind: 'none' };

const signs: Readonly<Record<string, string>> = { '£': 'GBP', '€': 'EUR', '¥': 'JPY', '₽': 'RUB', '₹': 'INR' };

/**
 * Reads an amount in any of the usual ways: thousands apart by points, commas, spaces or apostrophes, a minus before or
 * behind or brackets about it. "1,234" may be a thousand or one and a bit: that is asked of the column. A dollar is not
 * taken for the American one; the sign stays as it is.
 */
export function readAmount(cell: string, decimal: DecimalMark | null): Amount {
  const code = /(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])/.exec(cell)?.[0];
  const sign = /[£€¥₽₹$]/.exec(cell)?.[0];
  const currency = code ?? (sign === undefined ? null : (signs[sign] ?? sign));
  const bare = cell
    .replace(/[A-Z]{3}/, '')
    .replace(/[£€¥₽₹$]/, '')
    .trim();
  const [, before, inner, behind] = /^([-−(]?)\s*([\d][\d.,'’\s\u00a0\u202f]*)([-−)]?)$/.exec(bare) ?? [];
  if (inner === undefined) return { kind: 'none' };
  const digits = inner.replace(/['’\s\u00a0\u202f]/g, '');
  const value = plain(digits, decimal);
  if (value === null || value === 'either') return { kind: value ?? 'none' };
  const isNegative = before !== '' || behind !== '';
  return { kind: 'amount', value: isNegative ? `-${value}` : value, currency };
}

function plain(digits: string, decimal: DecimalMark | null): string | 'either' | null {
  const marks = digits.match(/[.,]/g) ?? [];
  if (marks.length === 0) return digits;
  const last = marks.at(-1) as DecimalMark;
  const both = new Set(marks).size === 2;
  if (both) return decimal === null || decimal === last ? split(digits, last) : null;
  if (marks.length > 1) return decimal === last ? null : grouped(digits, last);
  if (decimal !== null) return decimal === last ? split(digits, last) : grouped(digits, last);
  // One mark with three digits behind it: a thousand, or one and a bit.
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits) ? 'either' : split(digits, last);
}

const grouped = (digits: string, mark: DecimalMark): string | null =>
  isGrouped(digits, mark) ? digits.replaceAll(mark, '') : null;

function split(digits: string, mark: DecimalMark): string | null {
  const at = digits.lastIndexOf(mark);
  const [whole, fraction] = [digits.slice(0, at), digits.slice(at + 1)];
  const other = mark === '.' ? ',' : '.';
  if (!/^\d+$/.test(fraction) || whole.includes(mark)) return null;
  if (whole.includes(other) && !isGrouped(whole, other)) return null;
  return `${whole.replaceAll(other, '') || '0'}.${fraction}`;
}

const isGrouped = (digits: string, mark: DecimalMark): boolean =>
  mark === ',' ? /^\d{1,3}(?:,\d{2,3})*,\d{3}$/.test(digits) : /^\d{1,3}(?:\.\d{3})+$/.test(digits);
