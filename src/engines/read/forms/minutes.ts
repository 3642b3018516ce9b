import type { Flow } from '#domain/reading';
import type { Span } from '#domain/span';
import { type FormReading, formReading } from './form.ts';
import { labelled } from './labelled.ts';
import { type Line, linesOf } from './lines.ts';
import { stampAt } from './stamp.ts';

const title =
  /^[ \t#*]*(?:draft |agreed )?(?:minutes|note of (?:the |a )?meeting|record of (?:the |a )?meeting|action notes?)\b/im;
const item = /^[ \t]{0,4}(?:#{1,4} )?\d{1,2}(?:\.\d{1,2})?[.)]?[ \t]+\S/;
const action =
  /(?:^|[\s*(])(?:ACTION|AP)(?: point)?(?: ?\d+)?[*\s]*[:–-][*\s]*([\p{Lu}][\p{L}.'’]*(?: [\p{Lu}][\p{L}.'’]*){0,3})(?:[*\s]+(?:to|will|shall)\s+([^\n]{3,240}))?/u;

/**
 * Minutes: a heading that says so or a list of those present, with numbered items. Who was present makes a meeting;
 * "ACTION: NAME to …" is a task that the meeting gives. What speakers said is read as in any report.
 */
export function readMinutes(shadow: string): FormReading | null {
  const head = shadow.slice(0, 3000);
  const sample = linesOf(shadow.slice(0, 20_000));
  const top = sample.slice(0, 40);
  const present = labelled(top, /^(?:present|attendees|attending|attended by|participants|those present)$/i);
  const titled = title.test(head);
  const items = sample.filter((line) => item.test(line.text.slice(0, 24))).length;
  const signs = [titled, present !== null, items >= 2].filter(Boolean).length;
  if (signs < 2 || (!titled && present === null)) return null;
  const also = labelled(top, /^(?:in attendance|also present|by invitation|apart from members)$/i);
  const people = [...namesIn(present?.words ?? ''), ...namesIn(also?.words ?? '')];
  const day = dayOf(top);
  const body = bodyOf(top);
  const flows: Omit<Flow, 'claim'>[] = [];
  const headers: Span[] = [];
  for (const one of [present, also]) if (one !== null) headers.push([one.label[0], one.value[1]]);
  const marks: Span[] = [];
  for (const line of linesOf(shadow)) {
    const number = /^[ \t]{0,4}(?:#{1,4} )?\d{1,2}(?:\.\d{1,2}){0,2}[.)]?[ \t]+(?=\p{Lu})/u.exec(
      line.text.slice(0, 24),
    );
    if (number !== null) marks.push([line.from, line.from + number[0].length]);
    if (line.text.length > 600 || !/ACTION|\bAP\b/.test(line.text)) continue;
    const found = action.exec(line.text);
    const who = found?.[1];
    if (who === undefined || body === null) continue;
    flows.push({
      kind: 'tasking',
      from: body,
      to: fullName(who, people),
      item: found?.[2] === undefined ? null : found[2].replace(/[.*\s]+$/, ''),
      time: day,
      lowerBound: null,
    });
  }
  const reason = [
    titled && 'its heading says that it is minutes',
    present !== null && 'it lists those present',
    items >= 2 && 'its items are numbered',
  ]
    .filter((one) => one !== false)
    .join('; ');
  const events = people.length < 2 ? [] : [{ kind: 'meeting', participants: people, time: day, place: null }];
  return formReading(shadow.length, { kind: 'minutes', reason }, { headers, marks, events, flows, people });
}

/** "Member Ashby (Chair), M. Quill (senior clerk, items 1 to 3)": the names without what stands in brackets. */
function namesIn(list: string): string[] {
  return list
    .replace(/\([^)]*\)/g, '')
    .split(/[,;]| and /)
    .map((one) =>
      one
        .replace(/[*.]+$/, '')
        .trim()
        .replace(/^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Cllr|Sir|Dame)\.? /, ''),
    )
    .filter((one) => /^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,4}$/u.test(one) && one.length > 2);
}

function dayOf(lines: readonly Line[]): string | null {
  for (const { text } of lines.slice(0, 20))
    for (let at = 0; at < Math.min(text.length, 200); at++) {
      if (at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) continue;
      const day = stampAt(text, at, 'day first')?.day;
      if (day !== undefined && day !== null) return day;
    }
  return null;
}

/** The body that meets, where the first heading names it. */
function bodyOf(lines: readonly Line[]): string | null {
  for (const { text } of lines.slice(0, 6)) {
    const words = text.replace(/[#*_]/g, '').trim();
    const found =
      /(?:minutes of (?:the |a )?(?:.{0,20}meeting of )?)?(?:the )?(.*\b(?:committee|board|council|panel|group|team|assembly|commission|governors|trustees)\b.{0,40})$/i.exec(
        words,
      );
    if (found?.[1] !== undefined && found[1].length < 80)
      return found[1].replace(/[:,.]?\s*(?:minutes|meeting).*$/i, '').trim() || null;
  }
  return null;
}

/** Initials as the list of those present spells them out, where just one person has them. */
function fullName(who: string, people: readonly string[]): string {
  const letters = who.replace(/[^\p{Lu}]/gu, '');
  if (letters !== who.replace(/\./g, '') || letters.length < 2) return who;
  const fits = people.filter(
    (name) => [...name.matchAll(/(?:^|[\s-])(\p{Lu})/gu)].map((found) => found[1]).join('') === letters,
  );
  return fits.length === 1 ? (fits[0] ?? who) : who;
}
