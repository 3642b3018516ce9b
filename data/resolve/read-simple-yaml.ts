/** Reads the small part of YAML that the reference lists use: nested keys, lists of strings, lists of records; comments dropped. */
export function readSimpleYaml(text: string): Record<string, unknown> {
  type Line = { indent: number; content: string };
  const lines: Line[] = [];
  for (const raw of text.split('\n')) {
    const content = withoutComment(raw);
    if (content.trim() === '') continue;
    lines.push({ indent: content.length - content.trimStart().length, content: content.trim() });
  }
  let at = 0;
  const block = (indent: number): unknown => {
    if (lines[at]!.content.startsWith('- ') || lines[at]!.content === '-') {
      const list: unknown[] = [];
      while (at < lines.length && lines[at]!.indent === indent && lines[at]!.content.startsWith('-')) {
        const rest = lines[at]!.content.slice(1).trim();
        if (/^[\w-]+:(\s|$)/.test(rest)) {
          lines[at] = { indent: indent + 2, content: rest };
          list.push(block(indent + 2));
        } else {
          list.push(scalar(rest));
          at++;
        }
      }
      return list;
    }
    const record: Record<string, unknown> = {};
    while (at < lines.length && lines[at]!.indent === indent && !lines[at]!.content.startsWith('- ')) {
      const { content } = lines[at]!;
      const colon = content.indexOf(':');
      const key = String(scalar(content.slice(0, colon)));
      const rest = content.slice(colon + 1).trim();
      at++;
      const next = lines[at];
      if (rest !== '') record[key] = scalar(rest);
      else if (
        next !== undefined &&
        (next.indent > indent || (next.indent === indent && next.content.startsWith('- ')))
      )
        record[key] = block(next.indent);
      else record[key] = null;
    }
    return record;
  };
  return lines.length === 0 ? {} : (block(lines[0]!.indent) as Record<string, unknown>);
}

function withoutComment(line: string): string {
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const c = line[i]!;
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if ((c === '"' || c === "'") && /[\s:-]/.test(line[i - 1] ?? ' ')) quote = c;
    else if (c === '#' && /\s/.test(line[i - 1] ?? ' ')) return line.slice(0, i);
  }
  return line;
}

function scalar(text: string): string {
  if (text.startsWith('"') && text.endsWith('"')) return JSON.parse(text) as string;
  if (text.startsWith("'") && text.endsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  return text;
}
