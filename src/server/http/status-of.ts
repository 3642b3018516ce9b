/** The one table from permanent codes to HTTP status; a code that is not here follows its family, else 422. */
const exact: Readonly<Record<string, number>> = {
  'LL-INVALID': 400,
  'LL-SIGN-IN': 401,
  'LL-FORBIDDEN': 403,
  'LL-ORIGIN': 403,
  'LL-NOT-FOUND': 404,
  'LL-METHOD': 405,
  'LL-SILENT': 408,
  'LL-CONFLICT': 409,
  'LL-LOAD-STOPPED': 409,
  'LL-TOO-LARGE': 413,
  'LL-FILE-TOO-LARGE': 413,
  'LL-MEDIA-TYPE': 415,
  'LL-HOST': 421,
  'LL-RATE': 429,
  'LL-INTERNAL': 500,
  'LL-PROOF-FAULT': 500,
  'LL-BUSY': 503,
  'LL-DATABASE-AWAY': 503,
  'LL-STOPPING': 503,
  'LL-TRACE-ENDED': 503,
};

const families: readonly (readonly [prefix: string, status: number])[] = [
  ['LL-FILE-', 422],
  ['LL-DATABASE-', 503],
  ['LL-STORE-', 503],
];

export function statusOf(code: string): number {
  return exact[code] ?? families.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 422;
}
