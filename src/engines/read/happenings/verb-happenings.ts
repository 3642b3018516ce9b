import type { Range } from '../draft.ts';
import type { HappeningVerb } from '../lexicons.ts';
import { nounPhraseLeft } from '../noun-phrases.ts';
import { isNominal } from '../noun-words.ts';
import type { Frame, VerbGroup } from '../phrases.ts';
import { quantitiesOf } from '../quantities.ts';
import { subjectLeft } from '../subject.ts';
import { isUnreal } from '../unreal.ts';
import { type Arguments, argumentsFrom, behind, widened } from './arguments.ts';
import type { Put, ToSpan } from './raw-happening.ts';
import { memberBody } from './ties.ts';

/** Who did what to whom, as token ranges; `bySpeaker` where the subject is left to the claim. */
type Parts = {
  readonly from: Range | null;
  readonly to: Range | null;
  readonly item: Range | null;
  readonly bySpeaker?: boolean;
  /** True where no one is named whom it went to: whoever tells of it, where that is plain. */
  readonly toTeller?: boolean;
};

/** What the verbs of one sentence tell: flows, meetings, searches and ties. What is negated, wished or only possible is left out. */
export function verbHappenings(frame: Frame, span: ToSpan, put: Put): void {
  const { tokens, lexicons } = frame;
  for (const group of frame.groups) {
    const entry = lexicons.happenings.get(tokens.lower[group.head] ?? '');
    if (entry === undefined || group.negated || isNoted(frame, group)) continue;
    const perfect = group.infinitive && tokens.lower[group.start + 1] === 'have';
    if (!perfect && isUnreal(frame, group.start, group)) continue;
    const args = argumentsFrom(frame, group.head + 1);
    const passive = isPassive(frame, group) || (group.bare && behind(args, 'by') !== null && args.objects.length === 0);
    const subject = perfect ? saidOf(frame, group) : subjectOf(frame, group, 0);
    // "Can you ask him": a question, whatever its mark.
    if (
      subject !== null &&
      /^(?:can|could|will|would|shall|should|may|did|does|do|has|have|was|were|is)$/.test(
        tokens.lower[subject[0] - 1] ?? '',
      )
    )
      continue;
    const gerund = group.gerund && subject === null;
    if (
      group.gerund &&
      subject !== null &&
      tokens.lower[group.start - 1] !== 'of' &&
      !isNominal(tokens, group.start - 1)
    )
      continue;
    const found =
      shapes[entry.shape]?.({ frame, group, args, subject, passive, word: tokens.lower[group.head] ?? '' }) ?? null;
    if (found === null) continue;
    const bySpeaker = (found.from === null || found.to === null) && (gerund || perfect);
    const item =
      found.item === null || !args.objects.includes(found.item) ? found.item : widened(frame, args, found.item);
    const kind = kindOf(frame, entry, item, found.to);
    if (kind === null) continue;
    put({
      form: entry.as,
      kind,
      at: tokens.start[group.head] ?? 0,
      from: found.from === null ? null : span(...found.from),
      to: found.to === null ? null : span(...found.to),
      item: item === null ? null : span(...item),
      lowerBound: item === null ? null : boundIn(frame, item),
      bySpeaker,
      toTeller: found.toTeller ?? false,
    });
  }
}

type Shaped = {
  readonly frame: Frame;
  readonly group: VerbGroup;
  readonly args: Arguments;
  readonly subject: Range | null;
  readonly passive: boolean;
  readonly word: string;
};

/** What is asked for only to be told it: a question, no task. */
const asksToKnow =
  /^(?:address|addresses|number|numbers|name|names|details|information|advice|help|comment|comments|permission|time|directions|forgiveness|money)$/;
const calls = /^(?:rang|phoned|telephoned|texted)$/;

const shapes: Readonly<Record<string, (given: Shaped) => Parts | null>> = {
  /** "gave the plan to B", "gave B the plan", "the plan was given to B by A", "B was given the plan by A". */
  give({ args, subject, passive }) {
    const to = behind(args, 'to');
    const [first = null, second = null] = args.objects;
    if (passive) {
      const from = behind(args, 'by');
      if (first !== null) return { from, to: subject, item: first };
      return to === null ? null : { from, to, item: subject };
    }
    if (first === null) return null;
    if (second !== null) return { from: subject, to: first, item: second };
    return to === null ? null : { from: subject, to, item: first };
  },
  'give-to'({ args, subject, passive }) {
    const to = behind(args, 'to');
    const [first = null] = args.objects;
    if (to === null) return null;
    return passive
      ? { from: behind(args, 'by'), to, item: subject }
      : first === null
        ? null
        : { from: subject, to, item: first };
  },
  receive({ args, subject, passive }) {
    const [first = null] = args.objects;
    const from = behind(args, 'from');
    if (passive || first === null || from === null) return null;
    return { from, to: subject, item: first };
  },
  /** "gave B sight of": "shared the list with B". */
  share({ args, subject, passive }) {
    const to = behind(args, 'with');
    const [first = null] = args.objects;
    if (to === null) return null;
    if (passive) return { from: behind(args, 'by'), to, item: subject };
    return first === null ? null : { from: subject, to, item: first };
  },
  'leave-for'({ args, subject, passive }) {
    const to = behind(args, 'for');
    return passive || to === null ? null : { from: subject, to, item: null };
  },
  tell({ frame, group, args, subject, passive, word }) {
    const [first = null] = args.objects;
    // "my mother rang from home": whoever tells it.
    if (!passive && first === null && subject !== null && calls.test(word) && !group.gerund)
      return {
        from: subject,
        to: null,
        item: null,
        toTeller: behind(args, 'to') === null && frame.to - frame.from < 60,
      };
    if (passive) return { from: behind(args, 'by'), to: subject, item: null };
    return first === null ? null : { from: subject, to: first, item: null };
  },
  /** "called Falk on 3 May", "called his mother twice": "called Falk a liar", "called on Falk to go", "called a meeting" are none. */
  call({ frame, group, args, subject, passive }) {
    const [first = null] = args.objects;
    if (passive || first === null || args.objects.length > 1) return null;
    if (
      args.infinitive >= 0 &&
      !/^(?:say|ask|tell|warn|arrange|discuss|check|confirm|complain)$/.test(frame.tokens.lower[args.infinitive] ?? '')
    )
      return null;
    if (first[0] !== group.head + 1 || isNaming(frame, first)) return null;
    return { from: subject, to: first, item: null };
  },
  'tell-to'({ frame, args, subject, passive, word }) {
    const to = behind(args, 'to');
    // "Falk replied by e-mail": to whoever tells it.
    const by = behind(args, 'by', 'in');
    if (
      to === null &&
      word === 'replied' &&
      by !== null &&
      frame.lexicons.flowItems.messages.has(frame.tokens.lower[by[1] - 1] ?? '')
    )
      return { from: subject, to: null, item: null, toTeller: true };
    const [first = null] = args.objects;
    if (passive) return first !== null || to === null ? null : { from: behind(args, 'by'), to, item: subject };
    return to === null ? null : { from: subject, to, item: first };
  },
  ask({ frame, args, subject, passive, word }) {
    if (isNoTask(frame, args.infinitive)) return null;
    const infinitive = args.infinitive >= 0 ? taskOf(frame, args.infinitive) : null;
    const wanted = word.startsWith('ask') ? behind(args, 'for') : null;
    const item = infinitive ?? wanted;
    if (item === null || (infinitive === null && asksToKnow.test(frame.tokens.lower[item[1] - 1] ?? ''))) return null;
    if (passive) return { from: behind(args, 'by'), to: subject, item };
    const [first = null] = args.objects;
    return first === null ? null : { from: subject, to: first, item };
  },
  /** "told B to send the plan": without "to" it is only saying. */
  order({ frame, args, subject, passive }) {
    const [first = null] = args.objects;
    if (args.infinitive < 0 || isNoTask(frame, args.infinitive) || (passive ? args.objects.length > 0 : first === null))
      return null;
    const item = taskOf(frame, args.infinitive);
    return passive ? { from: behind(args, 'by'), to: subject, item } : { from: subject, to: first, item };
  },
  /** "commissioned papers from B", "asked papers of B": the task goes to B, the papers come back. */
  commission({ frame, args, subject, passive }) {
    const to = behind(args, 'from');
    const [first = null] = args.objects;
    if (passive && to !== null) return { from: behind(args, 'by'), to, item: subject };
    if (args.infinitive >= 0 && first !== null)
      return { from: subject, to: first, item: taskOf(frame, args.infinitive) };
    if (args.infinitive >= 0 && passive)
      return { from: behind(args, 'by'), to: subject, item: taskOf(frame, args.infinitive) };
    return first === null || to === null ? null : { from: subject, to, item: first };
  },
  pay({ frame, args, subject, passive }) {
    const [first = null, second = null] = args.objects;
    const to = behind(args, 'to');
    if (passive) {
      const sum = first !== null && isMoney(frame, first) ? first : null;
      if (sum === null && first !== null) return null;
      return subject !== null && isMoney(frame, subject)
        ? { from: behind(args, 'by'), to, item: subject }
        : { from: behind(args, 'by'), to: subject, item: sum };
    }
    if (first === null) return null;
    if (to !== null && isMoney(frame, first)) return { from: subject, to, item: first };
    // "paid half of a boiler", "paid a visit": no one is paid there.
    if (second !== null) return isMoney(frame, second) ? { from: subject, to: first, item: second } : null;
    return isMoney(frame, first) ? null : { from: subject, to: first, item: null };
  },
  meet({ args, subject, passive }) {
    const other = args.objects[0] ?? behind(args, 'with');
    if (passive) return { from: subject, to: behind(args, 'by'), item: null };
    return { from: subject, to: other, item: null };
  },
  'meet-with'({ args, subject }) {
    const other = behind(args, 'with');
    return other === null ? null : { from: subject, to: other, item: null };
  },
  go({ args, subject, passive }) {
    const to = behind(args, 'to');
    return passive || to === null || args.objects.length > 0 ? null : { from: subject, to, item: behind(args, 'from') };
  },
  arrive({ args, subject }) {
    const to = behind(args, 'in', 'at');
    return to === null ? null : { from: subject, to, item: behind(args, 'from') };
  },
  visit({ args, subject, passive }) {
    const [first = null] = args.objects;
    return passive || first === null ? null : { from: subject, to: first, item: null };
  },
  search({ args, subject, passive }) {
    const [first = null] = args.objects;
    if (passive) return subject === null ? null : { from: subject, to: behind(args, 'by'), item: null };
    return first === null ? null : { from: first, to: subject, item: null };
  },
  employ({ args, subject, passive }) {
    const [first = null] = args.objects;
    if (passive) return { from: subject, to: behind(args, 'by'), item: null };
    return first === null ? null : { from: first, to: subject, item: null };
  },
  'work-for'({ args, subject, passive }) {
    const to = behind(args, 'for');
    return passive || to === null || args.objects.length > 0 ? null : { from: subject, to, item: null };
  },
  join({ frame, args, subject, passive }) {
    const [first = null] = args.objects;
    // "chaired the Trust's working group": not the Trust itself.
    const owned = first !== null && /^['’]s?$/.test(frame.tokens.lower[first[1]] ?? '');
    return passive ||
      first === null ||
      owned ||
      frame.tokens.lower.slice(...(first ?? [0, 0])).some((w) => /^['’]s$/.test(w))
      ? null
      : { from: subject, to: first, item: null };
  },
  own({ args, subject, passive }) {
    const [first = null] = args.objects;
    return passive
      ? { from: behind(args, 'by'), to: subject, item: null }
      : first === null
        ? null
        : { from: subject, to: first, item: null };
  },
};

/** "A was accused of passing", "police accused A of passing": A. */
function accusedOf(frame: Frame, group: VerbGroup): Range | null {
  const { tokens } = frame;
  if (!group.gerund || tokens.lower[group.start - 1] !== 'of') return null;
  const before = frame.groups.findLast((one) => one.head < group.start - 1);
  if (before === undefined || !/^(?:accus|suspect|convict)/.test(tokens.lower[before.head] ?? '')) return null;
  if (isPassive(frame, before)) return subjectOf(frame, before, 1);
  return before.head + 1 < group.start - 1 ? [before.head + 1, group.start - 1] : null;
}

/** "A is alleged to have passed": A. */
function saidOf(frame: Frame, group: VerbGroup): Range | null {
  const before = frame.groups.findLast((one) => one.head < group.start);
  return before !== undefined && before.head === group.start - 1 && isPassive(frame, before)
    ? subjectOf(frame, before, 1)
    : null;
}

/** The subject, that of the verb before for a joined one, or the noun that "who" stands for. */
function subjectOf(frame: Frame, group: VerbGroup, depth: number): Range | null {
  const { tokens } = frame;
  if (group.infinitive || depth > 3) return null;
  const accused = accusedOf(frame, group);
  if (accused !== null) return accused;
  const own = subjectLeft(frame, group);
  if (own !== null && own.how === 'relative') {
    let last = own.range[0] - 1;
    if (tokens.text[last] === ',') last--;
    const start = last >= frame.from ? nounPhraseLeft(tokens, last, frame.from) : -1;
    return start < 0 ? null : [start, last + 1];
  }
  if (own !== null) return own.range;
  const before = tokens.lower[group.start - 1] ?? '';
  if (group.gerund || !/^(and|then|but|,)$/.test(before)) return null;
  const at = frame.groups.indexOf(group);
  for (let k = at - 1; k >= 0 && at - k < 6; k--) {
    const other = frame.groups[k];
    if (other === undefined || other.gerund || other.infinitive) continue;
    return subjectOf(frame, other, depth + 1);
  }
  return null;
}

const be = /^(?:be|is|are|was|were|been|being|am|['’](?:s|re|m))$/;

/** A form of "be" before a participle, which for irregular verbs only the lexicon knows. */
function isPassive(frame: Frame, group: VerbGroup): boolean {
  const { tokens } = frame;
  if (group.passive) return true;
  if ((tokens.lower[group.head] ?? '').endsWith('ing')) return false;
  for (let k = group.start; k < group.head; k++) if (be.test(tokens.lower[k] ?? '')) return true;
  return false;
}

/** "a meeting", "the ordered list": a participle before its noun, or a verb used as one, tells nothing. */
function isNoted(frame: Frame, group: VerbGroup): boolean {
  const before = frame.tokens.pos[group.head - 1] ?? '';
  return group.start === group.head && before === 'DET';
}

const isNoTask = ({ tokens, lexicons }: Frame, infinitive: number): boolean =>
  infinitive >= 0 && lexicons.notTasks.has(tokens.lower[infinitive] ?? '');

/** Behind "called Falk": a word that says what he was called, or where he was called to. */
const isNaming = ({ tokens, to }: Frame, [, end]: Range): boolean =>
  end < to &&
  !/^(?:[.,;:)]|on|at|in|from|by|about|after|before|during|and|but|when|while|again|twice|back|once|later|yesterday|last|that|for|several|three|four|five|six)$/.test(
    tokens.lower[end] ?? '.',
  );

/** "to find a footnote": the verb with what belongs to it. */
function taskOf(frame: Frame, infinitive: number): Range {
  const { tokens } = frame;
  let end = infinitive + 1;
  while (end < frame.to && end - infinitive < 30 && !/^[.;:!?”]$/.test(tokens.text[end] ?? '.')) {
    if (
      tokens.text[end] === ',' ||
      (tokens.lower[end] === 'and' && frame.groups.some((g) => g.start === end + 1 && !g.infinitive))
    )
      break;
    end++;
  }
  return [infinitive, end];
}

function isMoney(frame: Frame, [from, to]: Range): boolean {
  const { tokens, lexicons } = frame;
  for (let i = from; i < to; i++)
    if (/^[£$€¥]/.test(tokens.text[i] ?? '') || lexicons.flowItems.money.has(tokens.lower[i] ?? '')) return true;
  return false;
}

function kindOf(frame: Frame, entry: HappeningVerb, item: Range | null, to: Range | null): string | null {
  if (entry.kind === 'handover') return kindOfItem(frame, item, entry.verb);
  // Who joins a club is a member, who joins a firm works there.
  if (entry.shape === 'join' && entry.verb !== 'chair' && to !== null)
    return memberBody.test(frame.tokens.lower[to[1] - 1] ?? '') ? 'membership' : 'employment';
  return entry.kind;
}

/** What a thing makes of its giving: money a payment, a paper sent a report, a text sent a message; null for "gave evidence". */
function kindOfItem(frame: Frame, item: Range | null, verb: string): string | null {
  if (item === null) return 'handover';
  const { tokens, lexicons } = frame;
  const { reports, notItems } = lexicons.flowItems;
  if (isMoney(frame, item)) return 'payment';
  let head = item[1] - 1;
  for (let i = item[0] + 1; i < item[1]; i++)
    if (tokens.pos[i] === 'ADP') {
      head = i - 1;
      break;
    }
  const word = tokens.lower[head] ?? '';
  if (notItems.has(word)) return null;
  if (verb !== 'send' && verb !== 'forward') return 'handover';
  return reports.has(word) ? 'report' : 'message';
}

function boundIn(frame: Frame, [from, to]: Range): number | null {
  const found = quantitiesOf(frame.tokens, Math.max(frame.from, from), Math.min(frame.to, to + 1)).find(
    (q) => q.lowerBound,
  );
  return found?.value ?? null;
}
