// The twenty worst errors of names by kind: pairs wrongly scored high, pairs wrongly scored low, aliases not found.
//
//   node dist/bench/resolve/worst-errors.js --data FOLDER [--most 20] [--every 3]
import { parseArgs } from 'node:util';
import { kindOfSchema } from '#cli/kind-of-schema';
import { scoreNames } from '#engines/resolve/names/compare-names';
import type { NameKind } from '#engines/resolve/names/name';
import { readName } from '#engines/resolve/names/read-name';
import { compileResolve } from '#engines/resolve/resolve-data';
import { resolveFiles } from '../../data/resolve/load.ts';
import { aliasQueries } from './alias-queries.ts';
import { labelledRows } from './labelled-tables.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    most: { type: 'string', default: '20' },
    every: { type: 'string', default: '3' },
  },
});
const data = compileResolve(resolveFiles);
const most = Number(values.most);

type Wrong = { readonly kind: string; readonly score: number; readonly by: number; readonly words: string };

/** What makes a pair hard, by what can be seen of it. */
function kindOf(a: string, b: string, isPerson: boolean): string {
  const scripts = [a, b].map((text) => /\p{Script=Latin}/u.test(text) && !/[\u0400-\uffff]/.test(text));
  const words = [a, b].map((text) => text.split(/[\s-]+/).length);
  const across = scripts[0] === scripts[1] ? 'one script' : 'across scripts';
  const lengths =
    Math.abs(words[0]! - words[1]!) >= 2 ? ', words missing' : Math.min(...words) === 1 ? ', a single word' : '';
  return `${isPerson ? 'person' : 'organisation or other'}, ${across}${lengths}`;
}

const scoreOf = (a: string, b: string, kind: NameKind): number =>
  scoreNames(readName(a, kind, data), readName(b, kind, data), data);

/** Found under another record of the list that bears the wanted name too: no error of the matcher. */
let listedTwice = 0;
const wrong: Wrong[] = [];
const cases = (await labelledRows(values.data, 'name-cases-dev.csv')) ?? [];
for (const { schema, name1 = '', name2 = '', is_match = '' } of cases) {
  if (!/^(?:true|false)$/i.test(is_match)) continue;
  const kind = kindOfSchema(schema);
  const score = scoreOf(name1, name2, kind);
  const isSame = /^true$/i.test(is_match);
  if (isSame === score >= 0.5) continue;
  const group = `${isSame ? 'missed' : 'wrongly one'}: ${kindOf(name1, name2, kind === 'person')}`;
  wrong.push({ kind: group, score, by: isSame ? 1 - score : score, words: `${name1} | ${name2}` });
}
for (const file of ['alias-pairs-sanctions-dev.csv']) {
  const rows = await labelledRows(values.data, file);
  if (rows === null) continue;
  const { finder, queries } = aliasQueries(rows, data);
  for (const { name, kind, wanted, wantedNames } of queries.filter((_, n) => n % Number(values.every) === 0)) {
    const [best] = finder.find(name, kind, 1);
    if (best !== undefined && wanted.has(best.id)) continue;
    if (best !== undefined && wantedNames.some((other) => scoreOf(best.name, other, kind) >= 0.9)) {
      listedTwice += 1;
      continue;
    }
    const group = `not first: ${kindOf(name, wantedNames[0]!, kind === 'person')}`;
    const found = best === undefined ? 'nothing' : `${best.name} ${best.score.toFixed(2)}`;
    wrong.push({
      kind: group,
      score: best?.score ?? 0,
      by: best?.score ?? 0,
      words: `${name} | wanted ${wantedNames[0]!} | found ${found}`,
    });
  }
}
const byKind = new Map<string, Wrong[]>();
for (const one of wrong) byKind.set(one.kind, [...(byKind.get(one.kind) ?? []), one]);
for (const [kind, of] of [...byKind].toSorted((a, b) => b[1].length - a[1].length)) {
  process.stdout.write(`${String(of.length).padStart(5)}  ${kind}\n`);
}
process.stdout.write(
  `${String(listedTwice).padStart(5)}  left out: found under another record of the same name\nthe ${most} worst:\n`,
);
for (const { kind, score, words } of wrong.toSorted((a, b) => b.by - a.by).slice(0, most)) {
  process.stdout.write(`  ${score.toFixed(2)}  ${kind}: ${words}\n`);
}
