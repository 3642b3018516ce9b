/** A calendar date as far as it is known; `day` never without `month`. */
export type PartialDate = { readonly year: number; readonly month?: number; readonly day?: number };

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Reads "1975", "1975-03", "1975-03-12", "19750312", "12/3/1975", "12 March 1975", "March 12, 1975"; null where it is no date. */
export function readDate(text: string): PartialDate | null {
  const t = text.trim().slice(0, 40).toLowerCase();
  const whole =
    /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:t.*|\s00:00.*)?$/.exec(t) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(t);
  if (whole !== null) return dateOf(whole[1], whole[2], whole[3]);
  const turned = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(t);
  // Day first, as most of the world writes; month first where no month could be so large.
  if (turned !== null) return dateOf(turned[3], turned[2], turned[1]) ?? dateOf(turned[3], turned[1], turned[2]);
  const month = months.findIndex((name) => t.includes(name)) + 1;
  const year = /\b\d{4}\b/.exec(t)?.[0];
  if (month === 0 || year === undefined) return null;
  return dateOf(year, String(month), /\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(t)?.[1]);
}

function dateOf(y: string | undefined, m: string | undefined, d: string | undefined): PartialDate | null {
  const year = Number(y);
  if (year < 1000 || year > 2999) return null;
  const month = m === undefined ? 0 : Number(m);
  const day = d === undefined ? 0 : Number(d);
  // "1975-00-00" and "1975-03-00" are how tables write what is not known.
  if (month > 12 || day > 31) return null;
  if (month === 0) return { year };
  return day === 0 ? { year, month } : { year, month, day };
}

/** How two dates of one thing stand to each other; each step is as weighty as what both know. */
export type DateLikeness =
  | 'same day'
  | 'same month'
  | 'same year'
  | 'day and month swapped'
  | 'one digit apart'
  | 'a year apart'
  | 'other day'
  | 'other year';

/** Compares as far as both are known: 1975 and 1975-03-12 are of one year, no more. */
export function compareDates(a: PartialDate, b: PartialDate): DateLikeness {
  const isFull = a.day !== undefined && b.day !== undefined;
  if (a.year !== b.year) {
    if (isFull && digitsApart(a, b) === 1) return 'one digit apart';
    const isOneApart = Math.abs(a.year - b.year) === 1;
    return isOneApart && !isFull ? 'a year apart' : 'other year';
  }
  if (a.month === undefined || b.month === undefined) return 'same year';
  if (a.month === b.month && !isFull) return 'same month';
  if (!isFull) return 'other day';
  if (a.month === b.month && a.day === b.day) return 'same day';
  if (a.month === b.day && a.day === b.month) return 'day and month swapped';
  return digitsApart(a, b) === 1 ? 'one digit apart' : 'other day';
}

export const dateText = ({ year, month, day }: PartialDate): string =>
  [String(year), ...[month, day].filter((n) => n !== undefined).map((n) => String(n).padStart(2, '0'))].join('-');

function digitsApart(a: PartialDate, b: PartialDate): number {
  const [x, y] = [dateText(a), dateText(b)];
  let apart = 0;
  for (let i = 0; i < Math.max(x.length, y.length); i++) if (x[i] !== y[i]) apart++;
  return apart;
}
