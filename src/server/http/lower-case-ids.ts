const isId = /Ids?$|^contradictedBy$/;

/** The value with every member that holds ids in lower case: one spelling of a UUID, so that they compare as text. */
export function lowerCaseIds<Value>(value: Value, name = ''): Value {
  const lowered = (): unknown => {
    if (typeof value === 'string') return isId.test(name) ? value.toLowerCase() : value;
    if (Array.isArray(value)) return value.map((one) => lowerCaseIds(one as unknown, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, lowerCaseIds(of as unknown, key)]));
  };
  return lowered() as Value;
}
