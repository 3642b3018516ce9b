import type { Labelled, Labels } from './labels.ts';
import { compareHappenings } from './compare-happenings.ts';
import { compareTimes } from './compare-times.ts';
import { matchAttributions, overlap } from './match-attributions.ts';
import { sameSpans } from './same-spans.ts';
import { sameSpeakers } from './same-name.ts';
import type { Tally } from './tally.ts';

/** The names under which attributions are measured. */
export const measures = {
  attribution: 'attribution (cues overlap)',
  source: 'source exact, given match',
  cue: 'cue exact, given match',
  content: 'content exact, given match',
  contentOverlap: 'content overlaps, given match',
  kind: 'kind, given match',
  stance: 'stance, given match',
  polarity: 'polarity, given match',
  speaker: 'speaker, given match',
  parent: 'parent, given match',
  nested: 'parent of the nested, given match',
  estimative: 'estimative words exact',
} as const;

/** Adds to the tally how far one set of labels agrees with the wanted one; returns the stances of matched attributions. */
export function compareLabels(
  text: string,
  predicted: Labels,
  wanted: Labels,
  tally: Tally,
): (readonly [string, string])[] {
  const matches = matchAttributions(predicted.attributions, wanted.attributions);
  const wantedOf = new Map(matches.map((m) => [m.predicted.id, m.wanted.id]));
  // A form's passage that no label matches counts neither as found nor as too much.
  const counted = predicted.attributions.filter((a) => !a.isPassage || wantedOf.has(a.id));
  tally.add(measures.attribution, matches.length, counted.length, wanted.attributions.length);
  const byId = new Map(predicted.attributions.map((a) => [a.id, a]));
  const parentOf = (of: Labelled): string | null => {
    let { parent } = of;
    for (let steps = 0; parent !== null && steps < 64; steps++) {
      if (wantedOf.has(parent)) return wantedOf.get(parent) ?? null;
      const above = byId.get(parent);
      if (above?.isPassage !== true) return 'unmatched';
      parent = above.parent;
    }
    return parent;
  };
  for (const { predicted: p, wanted: w } of matches) {
    for (const part of ['source', 'cue', 'content'] as const)
      tally.share(measures[part], sameSpans(text, p[part], w[part]));
    tally.share(measures.contentOverlap, overlap(p.content, w.content) > 0);
    tally.share(measures.kind, p.kind === w.kind);
    tally.share(measures.stance, p.stance === w.stance);
    tally.share(measures.polarity, p.polarity === w.polarity);
    tally.share(measures.speaker, isSpeaker(p, w));
    const isParent = parentOf(p) === w.parent;
    tally.share(measures.parent, isParent);
    if (w.parent !== null) tally.share(measures.nested, isParent);
  }
  const [guessed, meant] = [estimativeOf(counted), estimativeOf(wanted.attributions)];
  tally.add(measures.estimative, [...guessed].filter((span) => meant.has(span)).length, guessed.size, meant.size);
  compareTimes(predicted.times, wanted.times, tally);
  compareHappenings(predicted, wanted, wantedOf, tally);
  return matches.map((m) => [m.predicted.stance, m.wanted.stance] as const);
}

/** The same speakers; an account in a line's label may also be left unresolved. */
export const isSpeaker = (predicted: Labelled, wanted: Labelled): boolean =>
  sameSpeakers(predicted.speaker, wanted.speaker) || (wanted.mayStayOpen && predicted.speaker === null);

const estimativeOf = (attributions: readonly Labelled[]): Set<string> =>
  new Set(attributions.flatMap((a) => a.estimative.map(String)));
