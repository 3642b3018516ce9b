import type { SheetText } from '#engines/chart/scene-svg';
import { exactText } from '../../lib/dates.ts';
import { bundleText, fairText, spanText } from './bundle-words.ts';
import type { ChartChoice } from './chart-state.ts';
import { changesOf, nameOf, type Picture } from './drawn-picture.ts';

export type SheetAsk = {
  readonly picture: Picture;
  readonly choice: ChartChoice;
  readonly title: string;
  readonly marking: string;
  readonly by: string;
  readonly asOf: string | null;
  readonly since: string | null;
  readonly window: { readonly from: number; readonly to: number } | null;
  readonly leftOut: number;
  /** ISO 8601. */
  readonly madeAt: string;
};

/** What stands with a picture that leaves the screen: marking, dates, what it leaves out, and what is said to what it alleges. */
export function sheetTextOf(ask: SheetAsk): SheetText {
  const { picture, choice } = ask;
  const names = new Map(picture.marks.map((mark) => [mark.id, nameOf(mark)]));
  const made = exactText(ask.madeAt);
  return {
    title: ask.title,
    marking: ask.marking,
    dates: [
      ask.asOf === null ? `as of ${made}` : `as it stood on ${exactText(ask.asOf)}, made ${made}`,
      ...(ask.since === null ? [] : [`compared with ${exactText(ask.since)}`]),
      ...(ask.window === null ? [] : [`events of ${spanText(ask.window.from, ask.window.to - 1)}`]),
      ...(choice.kinds === null ? [] : [`only ${choice.kinds.join(', ')}`]),
      ...(choice.schemata === null ? [] : ['not all types are drawn']),
      ...(choice.hidden.length === 0 ? [] : [`${choice.hidden.length} hidden by hand`]),
      ...(ask.leftOut === 0 ? [] : [`${ask.leftOut} thinner lines not drawn`]),
      `by ${ask.by}`,
    ],
    fairness: picture.bundles.flatMap((one) => {
      if (one.fairness === null) return [];
      const what = [bundleText(one), ...changesOf(one)].join(', ');
      const ends = `${names.get(one.from) ?? ''} → ${names.get(one.to) ?? ''}`;
      return [`${ends}, ${what}: ${one.basis ?? 'grouped'}; ${fairText(one.fairness)}`];
    }),
  };
}
