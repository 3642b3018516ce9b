/*
 * Requests that were followed by a report on the same topic, from whom they were put to back to whoever put them, within
 * some time; and how often as many would follow by chance. The null (a permutation test) keeps who reported to whom on
 * what and deals the reports' moments out anew among the reports of the same two, by a seed. Limits: many pairs say that
 * two rhythms go together, not why; a supplier who is paid by the piece shows the same pattern as an agent.
 */

export type TopicFlow = {
  readonly from: number;
  readonly to: number;
  /** Equal numbers are one topic; -1 is unknown, which fits any. */
  readonly topic: number;
  /** One moment, for a rough date its first. */
  readonly at: number;
};

export type RequestReports = {
  /** Indices into requests and reports, by report. */
  readonly pairs: readonly { readonly request: number; readonly report: number }[];
  /** Mean number of pairs over the shuffles and how many shuffles gave as many or more; null where there were none. */
  readonly byChance: { readonly mean: number; readonly asMany: number; readonly shuffles: number } | null;
};

type Question = {
  readonly requests: readonly TopicFlow[];
  readonly reports: readonly TopicFlow[];
  readonly within: number;
  readonly shuffles: number;
  readonly seed: number;
  /** Called between shuffles; what it throws ends them. */
  readonly pulse?: (() => void) | undefined;
};

/** Splitmix: a sequence of 32-bit numbers from a seed. */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e37_79b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0_aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a_2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

const route = (from: number, to: number) => `${from} ${to}`;

/** Each report takes the latest earlier request that fits and no other report took. */
function pairUp(
  requests: ReadonlyMap<string, readonly number[]>,
  { requests: all, reports, within }: Question,
  at: ArrayLike<number>,
): { request: number; report: number }[] {
  const isTaken = new Set<number>();
  const pairs: { request: number; report: number }[] = [];
  const order = reports.map((_, r) => r).sort((a, b) => at[a]! - at[b]! || a - b);
  for (const r of order) {
    const { from, to, topic } = reports[r]!;
    const candidates = requests.get(route(to, from)) ?? [];
    for (let k = candidates.length - 1; k >= 0; k--) {
      const q = candidates[k]!;
      const request = all[q]!;
      if (request.at >= at[r]!) continue;
      if (at[r]! - request.at > within) break;
      if (isTaken.has(q) || (request.topic !== topic && request.topic >= 0 && topic >= 0)) continue;
      isTaken.add(q);
      pairs.push({ request: q, report: r });
      break;
    }
  }
  return pairs;
}

/** Pairs in the order of their reports, and the same count under shuffled time. */
export function requestReports(question: Question): RequestReports {
  const { requests, reports, shuffles, seed, pulse } = question;
  const byRoute = new Map<string, number[]>();
  for (const [q, { from, to }] of requests.entries()) {
    const key = route(from, to);
    byRoute.set(key, [...(byRoute.get(key) ?? []), q]);
  }
  for (const list of byRoute.values()) list.sort((a, b) => requests[a]!.at - requests[b]!.at || a - b);
  const pairs = pairUp(
    byRoute,
    question,
    reports.map((one) => one.at),
  );
  if (shuffles === 0) return { pairs, byChance: null };
  const groups = new Map<string, number[]>();
  for (const [r, { from, to }] of reports.entries())
    groups.set(route(from, to), [...(groups.get(route(from, to)) ?? []), r]);
  const random = sequence(seed);
  let sum = 0;
  let asMany = 0;
  for (let s = 0; s < shuffles; s++) {
    pulse?.();
    const at = reports.map((one) => one.at);
    for (const group of groups.values())
      for (let k = group.length - 1; k > 0; k--) {
        const other = group[random() % (k + 1)]!;
        [at[group[k]!], at[other]] = [at[other]!, at[group[k]!]!];
      }
    const count = pairUp(byRoute, question, at).length;
    sum += count;
    if (count >= pairs.length) asMany++;
  }
  return { pairs, byChance: { mean: sum / shuffles, asMany, shuffles } };
}
