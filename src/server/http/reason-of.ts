const longest = 500;

/** The reason given for looking, from `x-lamplighter-why`; in any script where it is percent-encoded UTF-8. */
export function reasonOf(request: Request): string | null {
  const given = request.headers.get('x-lamplighter-why')?.trim() ?? '';
  if (given === '') return null;
  try {
    return decodeURIComponent(given).slice(0, longest);
  } catch {
    return given.slice(0, longest);
  }
}
