/*
 * Canonical JSON by RFC 8785 (JCS): keys sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript writes them. Limits: values must be JSON values; a lone surrogate is escaped as JSON.stringify does,
 * although the RFC forbids it, so that no text can be refused after it was accepted.
 */

/** The RFC 8785 text of a JSON value; members that are `undefined` are left out; a number that is not finite throws. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('JSON holds no NaN and no Infinity');
    const text = JSON.stringify(value);
    if (text === undefined) throw new TypeError(`JSON holds no ${typeof value}`);
    return text;
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}
