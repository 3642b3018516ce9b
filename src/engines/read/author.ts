const heads =
  /^[ \t]*(statement of|signed|from|author|written by|witness|name of witness|reported by|reporting officer)[ \t]*:[ \t]*(\S[^\n\r]{0,80})/gim;

/** Who the text itself names as its author in its head or foot ("Statement of: …", "From: …", "Signed: …"), or null. */
export function authorOf(text: string): string | null {
  const edges = text.length < 6000 ? text : `${text.slice(0, 4000)}\n${text.slice(-1500)}`;
  for (const [, , rest = ''] of edges.matchAll(heads)) {
    const name = (rest.split(/\s{2,}|[<(,;|\t]/)[0] ?? '').replace(/["']/g, '').trim();
    if (/^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}?[\p{L}'’.-]+){1,4}$/u.test(name) && !/@/.test(name)) return name;
  }
  return null;
}
