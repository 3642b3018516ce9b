const heads =
  /^[ \t]*(statement of|signed|from|author|written by|witness|name of witness|reported by|reporting officer|name|full name|your name|name of (?:person|complainant|informant|caller))[ \t]*:[ \t]*(\S[^\n\r]{0,80})/gim;

const name = String.raw`\p{Lu}[\p{L}'’-]*\.?(?: \p{Lu}[\p{L}'’-]*\.?){0,3}`;
/** "Remarks by the Mayor, Ida Falk", "Posted 3 May by Ida F.": over the whole of the text. */
const heading = new RegExp(
  String.raw`^[^\n]{0,40}\b(?:(?:[Rr]emarks|[Ss]peech|[Aa]ddress|[Ll]ecture|[Ss]tatement|[Tt]estimony|[Ee]vidence|[Ss]ermon) (?:by|of|given by|delivered by)|[Pp]osted (?:on )?[\p{L}\d ,]{0,30}by) (?:[Tt]he [^\n,]{0,50}, )?(?:(?:Mr|Mrs|Ms|Dr|Cllr|Councillor|Professor|Sir|Dame|Lord|Lady)\.? )*(${name})(?=[\s,;:(.]|$)`,
  'mu',
);

/** Who the text itself names as its author in its head or foot ("Statement of: …", "From: …", "Signed: …"), or null. */
export function authorOf(text: string): string | null {
  const edges = text.length < 6000 ? text : `${text.slice(0, 4000)}\n${text.slice(-1500)}`;
  for (const [, , rest = ''] of edges.matchAll(heads)) {
    const name = (rest.split(/\s{2,}|[<(,;|\t]/)[0] ?? '').replace(/["']/g, '').trim();
    if (/^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}?[\p{L}'’.-]+){1,4}$/u.test(name) && !/@/.test(name)) return name;
  }
  const spoken = heading.exec(text.slice(0, 600));
  return spoken?.[1] ?? null;
}
