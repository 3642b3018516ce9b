import type { Entities } from './entities.ts';

/**
 * Who made the document that a text calls by this noun alone: "the report, published by the Harbour Trust", "an article
 * by Ida Falk", "the Trust's report". Null where the text names nobody, or several.
 */
export function documentMaker(
  text: string,
  noun: string,
  { within, fullName }: Entities,
): { readonly name: string; readonly why: string } | null {
  const head = text.slice(0, 40_000);
  const made = new RegExp(
    `\\b${noun},?(?: (?:was|is))?(?: (?:written|published|produced|prepared|issued|commissioned|released|compiled|drawn up|led|signed))?(?: (?:on|last|this|in) \\p{L}+(?: \\p{L}+)?)? by `,
    'giu',
  );
  let name: string | null = null;
  for (const found of head.matchAll(made)) {
    const at = found.index + found[0].length;
    const maker = within(at, at + 60).find((one) => one.start - at < 6 && one.type !== 'place');
    if (maker === undefined || /commissioned/i.test(found[0])) continue;
    const full = fullName(maker).name;
    if (name !== null && name !== full) return null;
    name = full;
  }
  return name === null ? null : { name, why: `the text says that ${name} made the ${noun}` };
}
