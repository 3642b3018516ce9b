import type { ChartBundle, ShortFairness } from '#api/schemas/chart';

const day = 86_400_000;
const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
const [dayOnly, dayMonth, dayMonthYear, monthYear, year] = [
  part({ day: 'numeric' }),
  part({ day: 'numeric', month: 'short' }),
  part({ day: 'numeric', month: 'short', year: 'numeric' }),
  part({ month: 'short', year: 'numeric' }),
  part({ year: 'numeric' }),
] as const;

/** Event time as a label shows it, no finer than its bounds: "3–9 Jul 2023", "Jul 2023", "since 2021". UTC. */
export function spanText(earliest: number | null, latest: number | null): string {
  if (earliest === null) return latest === null ? '' : `until ${dayMonthYear.format(latest)}`;
  if (latest === null) return `since ${dayMonthYear.format(earliest)}`;
  const [from, to] = [new Date(earliest), new Date(latest)];
  const isWhole = from.getUTCDate() === 1 && new Date(latest + day).getUTCDate() === 1 && latest - earliest > 27 * day;
  const [fromYear, toYear] = [from.getUTCFullYear(), to.getUTCFullYear()];
  if (isWhole && from.getUTCMonth() === 0 && to.getUTCMonth() === 11)
    return fromYear === toYear ? year.format(from) : `${fromYear}–${toYear}`;
  const isSameMonth = fromYear === toYear && from.getUTCMonth() === to.getUTCMonth();
  if (isWhole) return isSameMonth ? monthYear.format(from) : `${monthYear.format(from)} – ${monthYear.format(to)}`;
  if (isSameMonth && from.getUTCDate() === to.getUTCDate()) return dayMonthYear.format(from);
  if (isSameMonth) return `${dayOnly.format(from)}–${dayMonthYear.format(to)}`;
  return `${(fromYear === toYear ? dayMonth : dayMonthYear).format(from)} – ${dayMonthYear.format(to)}`;
}

const number = new Intl.NumberFormat('en-GB');

/** "report ×11, message": what kinds of links, the most frequent first. */
export function kindsText(kinds: ChartBundle['kinds'], most = 2): string {
  const named = kinds.slice(0, most).map(({ kind, count }) => (count > 1 ? `${kind} ×${number.format(count)}` : kind));
  return kinds.length > most ? `${named.join(', ')} and ${kinds.length - most} more` : named.join(', ');
}

/** "report ×11 · 3–9 Jul 2023". */
export function bundleText(bundle: Pick<ChartBundle, 'kinds' | 'earliest' | 'latest'>): string {
  const when = spanText(bundle.earliest, bundle.latest);
  return when === '' ? kindsText(bundle.kinds) : `${kindsText(bundle.kinds)} · ${when}`;
}

/** What has to go with an allegation, as one sentence: who denies it, where each person stands in law. */
export function fairText(fairness: ShortFairness): string {
  const denied =
    fairness.deniedBy.length > 0
      ? `denied by ${fairness.deniedBy.join(' and ')}`
      : `not yet put to ${fairness.persons.length > 0 ? fairness.persons.join(' and ') : 'them'}`;
  const statuses = fairness.statuses.map(({ person, reported, verified }) => {
    const said = reported.length === 0 ? 'nothing reported' : `${reported.join(', ')}, as reported`;
    return `${person}: ${said}; verified: ${verified.length === 0 ? 'nothing yet' : verified.join(', ')}`;
  });
  const silent = fairness.persons.length > 0 ? fairness.persons : ['Status'];
  const none = silent.map((person) => `${person}: nothing reported; verified: nothing yet`);
  return [denied, ...(statuses.length > 0 ? statuses : none)].join(' · ');
}
