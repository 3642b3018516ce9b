import { isTest, seen, type Sources, withoutComments } from './sources.ts';

/** Time, chance and the outside world reach domain and engines as arguments only. */
const impure: readonly RegExp[] = [
  /['"`]node:[\w/]+['"`]/,
  /['"`](?:fs|path|os|http|https|net|crypto|child_process|worker_threads|timers)(?:\/promises)?['"`]\s*\)?;/,
  /\bDate\.now\b/,
  /\bnew Date\s*\(\s*\)/,
  /\bnew Date\b(?!\s*\()/,
  /(?<!\bnew )\bDate\(\)/,
  /\bMath\.random\b/,
  /\bperformance\.now\b/,
  /\bcrypto\.(?:randomUUID|getRandomValues)\b/,
  /\bprocess\.\w/,
  /\bfetch\s*\(/,
  /\bset(?:Timeout|Interval|Immediate)\s*\(/,
];

/** Lists what in `domain` and `engines` reads a clock, rolls dice or touches the world, as "file: words". */
export function impurities(sources: Sources): string[] {
  const judged = [...sources].filter(([path]) => /^src\/(?:domain|engines)\//.test(path) && !isTest(path));
  return seen(judged, 'src/domain, src/engines').flatMap(([path, text]) =>
    impure.flatMap((pattern) => {
      const words = pattern.exec(withoutComments(text))?.[0];
      return words === undefined ? [] : [`${path}: ${words}`];
    }),
  );
}
