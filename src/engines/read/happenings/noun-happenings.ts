import type { Range } from '../draft.ts';
import { nounPhraseLeft } from '../noun-phrases.ts';
import { possessive } from '../noun-words.ts';
import type { Frame } from '../phrases.ts';
import { quantitiesOf } from '../quantities.ts';
import { subjectLeft } from '../subject.ts';
import { isUnreal } from '../unreal.ts';
import { argumentsFrom, behind } from './arguments.ts';
import type { Put, ToSpan } from './raw-happening.ts';

const notYet =
  /^(no|any|possible|planned|proposed|future|next|alleged|supposed|potential|without|another|further|every|each)$/;

/** "a payment of £5,000 from A to B", "a meeting between A and B", "his handover of the file to B": both ends must be named. */
export function nounHappenings(frame: Frame, span: ToSpan, put: Put): void {
  const { tokens, lexicons } = frame;
  for (let i = frame.from; i + 2 < frame.to; i++) {
    const kind = lexicons.happeningNouns.get(tokens.lower[i] ?? '');
    if (kind === undefined || tokens.pos[i] === 'VERB' || tokens.pos[i] === 'PROPN') continue;
    const owner = ownerOf(frame, i);
    if (isNotYet(frame, owner?.[0] ?? i)) continue;
    const args = argumentsFrom(frame, i + 1);
    if (kind === 'meeting') {
      const between = behind(args, 'between');
      const other = behind(args, 'with');
      const from = between ?? owner ?? behind(args, 'of') ?? (other === null ? null : holderOf(frame, i));
      if (between === null && (other === null || from === null)) continue;
      put({
        form: 'event',
        kind,
        at: tokens.start[i] ?? 0,
        from: from === null ? null : span(...from),
        to: other === null ? null : span(...other),
        item: null,
        lowerBound: null,
      });
      continue;
    }
    const item = ofPhrase(frame, i);
    const after = item === null ? args : argumentsFrom(frame, item[1]);
    const from =
      behind(after, kind === 'travel' ? 'by' : 'from', 'by') ??
      owner ??
      (kind === 'message' ? writerOf(frame, i) : null);
    const to = behind(after, 'to');
    if (from === null || to === null) continue;
    const bound = quantitiesOf(tokens, Math.max(frame.from, i - 4), Math.min(frame.to, (item?.[1] ?? i) + 1)).find(
      (q) => q.lowerBound,
    );
    put({
      form: 'flow',
      kind,
      at: tokens.start[i] ?? 0,
      from: span(...from),
      to: span(...to),
      item: item === null ? null : span(...item),
      lowerBound: bound?.value ?? null,
    });
  }
}

/** "Mr Brandt's payment", "his handover": whose it is. */
function ownerOf(frame: Frame, at: number): Range | null {
  const { tokens } = frame;
  for (let k = at - 1; k >= frame.from && at - k < 4; k--) {
    const word = tokens.lower[k] ?? '';
    if (possessive.has(word)) return [k, k + 1];
    if (/^['’]s?$/.test(word) && tokens.pos[k] === 'PART') {
      const start = nounPhraseLeft(tokens, k - 1, frame.from);
      return start < 0 ? null : [start, k];
    }
    if (!/^(ADJ|NUM|NOUN)$/.test(tokens.pos[k] ?? '')) return null;
  }
  return null;
}

/** "Falk had lunch with", "Falk held a meeting with": whose the verb before is. */
function holderOf(frame: Frame, at: number): Range | null {
  const group = frame.groups.findLast((one) => one.head < at);
  if (
    group === undefined ||
    at - group.head > 4 ||
    !/^(?:had|has|have|held|holds|attended|took)$/.test(frame.tokens.lower[group.head] ?? '')
  )
    return null;
  const subject = subjectLeft(frame, group);
  return subject === null || subject.how === 'relative' ? null : subject.range;
}

/** "In a letter to B, A said": whose the verb behind it is. */
function writerOf(frame: Frame, at: number): Range | null {
  const { tokens } = frame;
  let k = at - 1;
  while (k > frame.from && at - k < 5 && /^(DET|ADJ|NOUN)$/.test(tokens.pos[k] ?? '')) k--;
  if (!/^(?:in|by)$/.test(tokens.lower[k] ?? '')) return null;
  const next = frame.groups.find((group) => group.start > at && !group.bare && !group.infinitive && !group.gerund);
  const own = k === frame.from && next !== undefined ? subjectLeft(frame, next) : null;
  if (own !== null && own.how === 'plain' && own.range[0] > at) return own.range;
  // "A said in a letter to B"
  const before = frame.groups.findLast((group) => group.head < k);
  const left = before === undefined || before.passive || k - before.head > 3 ? null : subjectLeft(frame, before);
  return left === null || left.how === 'relative' ? null : left.range;
}

function ofPhrase(frame: Frame, at: number): Range | null {
  const { tokens } = frame;
  if (tokens.lower[at + 1] !== 'of') return null;
  let end = at + 2;
  const verbs = new Set(frame.groups.map((group) => group.start));
  while (
    end < frame.to &&
    end - at < 12 &&
    !verbs.has(end) &&
    !/^(from|to|by|between|with|on|in|,|\.|;)$/.test(tokens.lower[end] ?? '.')
  )
    end++;
  return end > at + 2 ? [at + 2, end] : null;
}

function isNotYet(frame: Frame, at: number): boolean {
  const { tokens } = frame;
  for (let k = at; k >= frame.from && at - k < 5; k--) if (notYet.test(tokens.lower[k] ?? '')) return true;
  const group = frame.groups.findLast((one) => one.head < at);
  if (group === undefined || at - group.head > 8)
    return tokens.text.slice(Math.max(frame.from, frame.to - 2), frame.to).includes('?');
  return group.negated || isUnreal(frame, group.start, group);
}
