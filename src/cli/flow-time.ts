import { InvalidArgumentError } from 'commander';
import { parseEventTime } from '#domain/event-time';

const isNumber = (text: string) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim());

/** A time as the file has it: a number in its unit, or a date, which is seconds since 1970; `end` takes the date's last moment. */
export function flowTime(text: string, end: 'first' | 'last'): number {
  if (isNumber(text)) return Number(text);
  const time = parseEventTime(text.trim().replace(' ', 'T'));
  const at = end === 'first' ? time?.earliest : time?.latest;
  if (at === undefined || at === null) throw new InvalidArgumentError('give a number or a date such as 2023-07-30.');
  return at / 1000;
}

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** A length of time in the file's unit; with s, m, h, d or w behind it, in seconds. */
export function flowDuration(text: string): number {
  const [, amount = '', unit] = /^(\d+\.?\d*|\.\d+)([smhdw])?$/.exec(text.trim()) ?? [];
  if (amount === '') throw new InvalidArgumentError('give a length such as 3600, 90m, 12h or 14d.');
  return Number(amount) * (unit === undefined ? 1 : seconds[unit]!);
}

/** A time of the file for people: a date where the file has dates. */
export function flowTimeText(at: number, isDated: boolean): string {
  return isDated
    ? new Date(at * 1000)
        .toISOString()
        .replace(/(:00)?\.000Z$/, '')
        .replace('T', ' ')
    : String(at);
}
