import { legalStatusesOf } from '../legal-statuses.ts';
import type { Paragraph } from '../frames.ts';
import { nounHappenings } from './noun-happenings.ts';
import type { Found, RawHappening, ToSpan } from './raw-happening.ts';
import { ties } from './ties.ts';
import { verbHappenings } from './verb-happenings.ts';

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
    const put = (one: Found): void => void found.push({ bySpeaker: false, ...one, sentence, block });
    verbHappenings(frame, span, put);
    nounHappenings(frame, span, put);
    ties(frame, span, put);
    for (const status of legalStatusesOf(frame, span)) put(status);
  }
  return found;
}
