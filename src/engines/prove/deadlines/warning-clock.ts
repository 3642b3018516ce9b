/** How long a warning of a threat to life took, or has been waiting. Times are ISO 8601 with zone, `now` UTC milliseconds. */
export type WarningClock = {
  readonly minutes: number;
  readonly isGiven: boolean;
  readonly words: string;
};

function lengthText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const of = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
  return hours === 0
    ? of(rest, 'minute')
    : rest === 0
      ? of(hours, 'hour')
      : `${of(hours, 'hour')} ${of(rest, 'minute')}`;
}

/** The clock from receipt: stopped where the person has been told, running else; null where a time cannot be read. */
export function warningClock(receivedAt: string, toldAt: string | null, now: number): WarningClock | null {
  const from = Date.parse(receivedAt);
  const to = toldAt === null ? now : Date.parse(toldAt);
  if (Number.isNaN(from) || Number.isNaN(to)) return null;
  const minutes = Math.floor((to - from) / 60_000);
  const isGiven = toldAt !== null;
  if (minutes < 0) return { minutes, isGiven, words: 'The times are out of order: told before it was received.' };
  return {
    minutes,
    isGiven,
    words: isGiven
      ? `Told ${lengthText(minutes)} after receipt.`
      : `Received ${lengthText(minutes)} ago, not told yet.`,
  };
}
