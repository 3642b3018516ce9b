/** A record's values by the names of its fields; objects inside it give "outer.inner", lists their JSON. */
export function fieldsOf(value: unknown, depth = 3): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const add = (name: string, of: unknown, left: number): void => {
    if (of === null || of === undefined) return;
    if (typeof of === 'object' && !Array.isArray(of) && left > 0) {
      for (const [key, inner] of Object.entries(of)) add(name === '' ? key : `${name}.${key}`, inner, left - 1);
      return;
    }
    fields.set(name === '' ? 'value' : name, typeof of === 'string' ? of : JSON.stringify(of));
  };
  add('', value, depth);
  return fields;
}

/** Whether a text begins like JSON Lines: two lines and more, each a whole object or list. */
export function startsLikeJsonLines(start: string): boolean {
  const lines = start.split('\n', 3).map((line) => line.trim());
  return lines.length > 1 && lines.slice(0, 2).every((line) => /^[{[].*[}\]]$/.test(line) && isJson(line));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
