import { InvalidArgumentError } from 'commander';

/** A moment as the API takes it; a day alone means its very end in UTC, so that the day is all in. */
export function parseTime(text: string): string {
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59.999Z` : text;
  const isIso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(whole);
  const time = isIso ? Date.parse(whole) : Number.NaN;
  if (Number.isNaN(time)) throw new InvalidArgumentError('Give a day or an ISO time, as 2026-03-01T09:00:00Z.');
  return new Date(time).toISOString();
}
