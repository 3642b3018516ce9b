import type { Grade } from '#domain/grade';
import { linkBases, type LinkBasis } from '#domain/link';

/*
 * Which hop of a route gives way first. Grounds are compared one after another and never added up: whether the best that
 * is known of its origins is doubtful; whether it is denied; whether it rests on one document alone; what it rests on;
 * whether it follows the hop before only possibly. The first ground on which two hops differ decides, and the words say
 * each. It is said of a link and of nobody.
 */

export type HopGround = {
  readonly basis: LinkBasis;
  /** Grades of the claims that assert it, null where nobody graded one. */
  readonly grades: readonly (Grade | null)[];
  /** Documents that those claims stand in. */
  readonly documents: number;
  readonly isSure: boolean;
};

/** An origin not usually reliable or worse, or what it says doubtful or worse; "cannot be judged" is neither. */
export function isDoubtful({ scheme, source, information }: Grade): boolean {
  return scheme === 'admiralty'
    ? /[DE]/.test(source) || /[45]/.test(information)
    : source === '3' || information === 'E';
}

const textOf = (grade: Grade): string => `${grade.source}${grade.information}`;

/** What is against a hop, the gravest first; empty where nothing is. */
export function weaknessesOf({ basis, grades, documents, isSure }: HopGround): string[] {
  const known = grades.flatMap((grade) => grade ?? []);
  const isAllDoubtful = known.length > 0 && known.every(isDoubtful) && known.length === grades.length;
  const doubt = [...new Set(known.filter(isDoubtful).map(textOf))].join(', ');
  return [
    ...(isAllDoubtful ? [`doubtful by the grade of every origin (${doubt})`] : []),
    ...(basis === 'alleged and denied' ? ['denied'] : []),
    ...(documents === 1 ? ['rests on one document alone'] : []),
    ...(documents === 0 ? ['rests on no claim that may be seen'] : []),
    ...(basis === 'alleged' ? ['alleged, and recorded nowhere'] : []),
    ...(isSure ? [] : ['follows the hop before only possibly']),
  ];
}

function orderOf(ground: HopGround): number[] {
  const words = weaknessesOf(ground);
  const has = (start: string) => (words.some((one) => one.startsWith(start)) ? 1 : 0);
  return [
    has('doubtful'),
    has('denied'),
    ground.documents <= 1 ? 1 : 0,
    linkBases.indexOf(ground.basis),
    ground.isSure ? 0 : 1,
  ];
}

/** The index of the weakest hop; of equals the last, which the others lead to. -1 for no hops. */
export function weakestHop(grounds: readonly HopGround[]): number {
  let weakest = -1;
  let worst: number[] = [];
  for (const [i, ground] of grounds.entries()) {
    const order = orderOf(ground);
    const at = order.findIndex((value, k) => value !== worst[k]);
    if (weakest === -1 || at === -1 || order[at]! > worst[at]!) {
      weakest = i;
      worst = order;
    }
  }
  return weakest;
}
