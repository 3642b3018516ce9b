const STANDS_AT = Date.parse('2023-10-06T09:00:00Z');

/** Runs `make` while `new Date()` stands still: the DOCX writer stamps the wall clock into its parts and offers no option. */
export async function withFixedClock<T>(make: () => Promise<T>): Promise<T> {
  const RealDate = globalThis.Date;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given: unknown[]) => Reflect.construct(target, given.length === 0 ? [STANDS_AT] : given),
    get: (target, key) => (key === 'now' ? () => STANDS_AT : Reflect.get(target, key)),
  });
  try {
    return await make();
  } finally {
    globalThis.Date = RealDate;
  }
}
