import { readXml } from './read-xml.ts';
import { localName } from './ooxml-package.ts';

/** Built-in number formats that show a date or time (ECMA-376, 18.8.30), those of East Asian locales among them. */
const BUILT_IN = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);
for (let id = 27; id <= 36; id++) BUILT_IN.add(id);
for (let id = 50; id <= 58; id++) BUILT_IN.add(id);

/** Which cell styles, by their number, show a date or time. */
export function dateStyles(styles: Uint8Array, form: string): ReadonlySet<number> {
  const formats = new Map<number, boolean>();
  const found = new Set<number>();
  let inCells = false;
  let n = 0;
  readXml(styles, form, {
    onOpen(name, attributes) {
      const local = localName(name);
      if (local === 'numFmt') formats.set(Number(attributes['numFmtId']), isDateFormat(attributes['formatCode'] ?? ''));
      if (local === 'cellXfs') inCells = true;
      if (local !== 'xf' || !inCells) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      if (formats.get(id) ?? BUILT_IN.has(id)) found.add(n);
      n++;
    },
    onClose(name) {
      if (localName(name) === 'cellXfs') inCells = false;
    },
  });
  return found;
}

/** Letters of days and hours outside quotes, brackets and escapes; "General" and colours have none that count. */
const isDateFormat = (code: string): boolean =>
  /[dmyhs]/i.test(
    code
      .replace(/"[^"]*"|\\.|_.|\*./g, '')
      .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
      .replace(/general/gi, ''),
  );

const LAST_DAY = 2_958_465;
const DAY_MS = 86_400_000;

/**
 * A day number as spreadsheets count them, as "2014-01-20", "2014-01-20 09:30:00", or "09:30:00" for a part of a day;
 * null where it is no day before the year 10000. Numbers below 60 are a day off, for a leap day that 1900 had not.
 */
export function dateOfSerial(serial: number, from1904: boolean): string | null {
  const days = from1904 ? serial + 1462 : serial;
  if (!Number.isFinite(days) || days < 0 || days >= LAST_DAY + 1) return null;
  const counted = days < 60 ? days + 1 : days;
  const iso = new Date(Math.round((counted - 25_569) * 86_400) * 1000).toISOString();
  const time = iso.slice(11, 19);
  if (serial < 1) return time;
  return Math.abs((days * DAY_MS) % DAY_MS) < 500 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}
