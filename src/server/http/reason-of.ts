const longest = 500;

/** What a ledger can hold: no NUL, no half of a surrogate pair, and cut between characters. */
const cleaned = (text: string): string =>
  [...text.toWellFormed().replaceAll('\0', '')].slice(0, longest).join('').trim();

function decoded(given: string): string {
  try {
    return decodeURIComponent(given);
  } catch {
    return given;
  }
}

/** The reason given for looking, from `x-lamplighter-why`; in any script where it is percent-encoded UTF-8. */
export function reasonOf(request: Request): string | null {
  const reason = cleaned(decoded(request.headers.get('x-lamplighter-why') ?? ''));
  return reason === '' ? null : reason;
}
