const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const zoned = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
});

/** "14 Mar 2026" in the viewer's own time zone. */
export const dayText = (iso: string): string => day.format(new Date(iso));
/** "09:14:07 UTC", where order within a minute or the zone matters. */
export const exactTimeText = (iso: string): string => zoned.format(new Date(iso));
/** "14 Mar 2026, 09:14": the one form of a moment. */
export const whenText = (iso: string): string => `${dayText(iso)}, ${time.format(new Date(iso))}`;
/** "14 Mar 2026, 09:14:07 UTC". */
export const exactText = (iso: string): string => `${dayText(iso)}, ${exactTimeText(iso)}`;

/** The zone that all times are shown in, as "UTC" or "GMT+1". */
export function zoneText(at: Date = new Date()): string {
  return zoned.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
}

/** A date as a document gives it, which may be a year or a month only. */
export function documentDateText(date: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? day.format(new Date(`${date}T12:00:00`)) : date;
}
