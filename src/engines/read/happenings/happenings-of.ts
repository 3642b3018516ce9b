import { legalStatusesOf } from '../legal-statuses.ts';
import type { Span } from '#domain/span';
import type { Paragraph } from '../frames.ts';
import type { Frame } from '../phrases.ts';
import { nounHappenings } from './noun-happenings.ts';
import type { Found, RawHappening, ToSpan } from './raw-happening.ts';
import { ties } from './ties.ts';
import { verbHappenings } from './verb-happenings.ts';

/** From the last finite verb before a place to the next behind it, within its sentence. */
function clauseAt(frame: Frame, at: number, [start, end]: Span): Span {
  const { tokens, groups } = frame;
  let [from, to] = [start, end];
  const isVerb = groups.some((group) => tokens.start[group.head] === at);
  for (const group of groups) {
    if (group.gerund || group.infinitive || group.bare) continue;
    const head = tokens.end[group.head] ?? 0;
    if (head <= at) from = Math.max(from, head);
    else if ((tokens.start[group.start] ?? 0) > at) {
      // "A meeting between them was held in May": the noun's own verb.
      if (!isVerb && /^(?:held|took|taken|made|happened|occurred|lasted)$/.test(tokens.lower[group.head] ?? ''))
        continue;
      to = Math.min(to, tokens.start[group.start] ?? end);
      break;
    }
  }
  return [from, to];
}

/**
 * What the sentences of a paragraph tell of flows, events and ties, by verb, by noun and by apposition, and of where
 * persons stand in law. The words stay words here; names, times and claims come in `settle.ts`. Precision first: what
 * is negated, wished, asked or only possible is left out, and both ends must be somebody.
 */
export function happeningsOf(paragraph: Paragraph, span: ToSpan): RawHappening[] {
  const found: RawHappening[] = [];
  const block = paragraph.tokens.start[0] ?? 0;
  for (const frame of [...paragraph.top, ...paragraph.inner]) {
    const sentence = span(frame.from, frame.to);
    const put = (one: Found): void =>
      void found.push({
        bySpeaker: false,
        toTeller: false,
        ...one,
        sentence,
        clause: clauseAt(frame, one.at, sentence),
        block,
      });
    verbHappenings(frame, span, put);
    nounHappenings(frame, span, put);
    ties(frame, span, put);
    for (const status of legalStatusesOf(frame, span)) put(status);
  }
  return found;
}
