import type { Reading } from '#domain/reading';
import { areSpansOf } from '#domain/span';

/**
 * Lets through only what stands on exact slices of the text, whoever proposed it, and counts what it drops:
 * an attribution needs a cue and content; a child whose parent fell moves to the top.
 */
export function validReading(text: string, reading: Reading): { readonly reading: Reading; readonly dropped: number } {
  const { length } = text;
  const whole = (start: number, end: number): boolean =>
    areSpansOf([[start, end]], length) && !splitsPair(text, start) && !splitsPair(text, end);
  const attributions = reading.attributions.filter(
    (a) =>
      a.cue.length > 0 &&
      a.content.length > 0 &&
      [a.source, a.cue, a.content].every((spans) => areSpansOf(spans, length) && spans.every(([s, e]) => whole(s, e))),
  );
  const kept = new Set(attributions.map((a) => a.id));
  const mentions = reading.mentions.filter((m) => whole(m.start, m.end));
  const times = reading.times.filter((t) => whole(t.start, t.end));
  const holds = (claim: string | null): boolean => claim === null || kept.has(claim);
  const relations = reading.relations.filter((r) => holds(r.claim));
  const events = reading.events.filter((e) => holds(e.claim));
  const flows = reading.flows.filter((f) => holds(f.claim));
  const before =
    reading.attributions.length +
    reading.mentions.length +
    reading.times.length +
    reading.relations.length +
    reading.events.length +
    reading.flows.length;
  const after = attributions.length + mentions.length + times.length + relations.length + events.length + flows.length;
  return {
    reading: {
      attributions: attributions.map((a) => ({
        ...a,
        parent: a.parent !== null && kept.has(a.parent) ? a.parent : null,
        estimative: a.estimative.filter(([s, e]) => whole(s, e)),
      })),
      mentions,
      times,
      relations,
      events,
      flows,
      ...(reading.unread === undefined ? {} : { unread: reading.unread.filter((one) => whole(one.start, one.end)) }),
    },
    dropped: before - after,
  };
}

/** True when a span edge would cut a surrogate pair in two. */
function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
