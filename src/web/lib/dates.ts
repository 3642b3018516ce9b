const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const seconds = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** "14 Mar 2026" in the viewer's own time zone. */
export const dayText = (iso: string): string => day.format(new Date(iso));
/** "09:14". */
export const timeText = (iso: string): string => time.format(new Date(iso));
/** "09:14:07", where order within a minute matters. */
export const exactTimeText = (iso: string): string => seconds.format(new Date(iso));

/** "09:14" today, "14 Mar 2026, 09:14" on other days. */
export function whenText(iso: string, now: Date = new Date()): string {
  const at = new Date(iso);
  return at.toDateString() === now.toDateString() ? time.format(at) : `${day.format(at)}, ${time.format(at)}`;
}

/** A date as a document gives it, which may be a year or a month only. */
export function documentDateText(date: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? day.format(new Date(`${date}T12:00:00`)) : date;
}
