import { type Span, wordsOf } from '#domain/span';
import type { Labelled, Labels } from './labels.ts';
import { unpairedHappenings } from './compare-happenings.ts';
import { isSpeaker } from './compare-labels.ts';
import { matchAttributions } from './match-attributions.ts';
import { sameSpans } from './same-spans.ts';

/** Lines that say what one set of labels misses, has too much or has otherwise than the wanted one. */
export function errorsOf(text: string, predicted: Labels, wanted: Labels): string[] {
  const matches = matchAttributions(predicted.attributions, wanted.attributions);
  const matched = new Set(matches.flatMap((m) => [m.predicted, m.wanted]));
  const show = (a: Labelled): string =>
    `${[a.source, a.cue, a.content].map((spans) => short(text, spans)).join(' | ')} (${a.stance}, ${a.speaker ?? 'nobody'})`;
  const missed = wanted.attributions.filter((a) => !matched.has(a)).map((a) => `missed    ${show(a)}`);
  const extra = predicted.attributions
    .filter((a) => !matched.has(a) && !a.isPassage)
    .map((a) => `too much  ${show(a)}`);
  const differing = matches.flatMap(({ predicted: p, wanted: w }) => {
    const parts = [
      ...(['source', 'cue', 'content'] as const)
        .filter((part) => !sameSpans(text, p[part], w[part]))
        .map((part) => `${part} “${short(text, p[part])}”`),
      ...(['stance', 'polarity', 'kind'] as const).filter((part) => p[part] !== w[part]).map((part) => p[part]),
      ...(isSpeaker(p, w) ? [] : [`speaker ${p.speaker ?? 'nobody'}`]),
    ];
    return parts.length === 0 ? [] : [`otherwise ${show(w)} <- ${parts.join('; ')}`];
  });
  const happenings = unpairedHappenings(predicted, wanted);
  return [
    ...missed,
    ...extra,
    ...differing,
    ...happenings.missed.map((one) => `missed    ${one}`),
    ...happenings.tooMuch.map((one) => `too much  ${one}`),
  ];
}

function short(text: string, spans: readonly Span[]): string {
  const words = wordsOf(text, spans).replace(/\s+/g, ' ');
  return words.length <= 90 ? words : `${words.slice(0, 45)} … ${words.slice(-35)}`;
}
