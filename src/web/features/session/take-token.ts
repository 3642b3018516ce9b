/** The token that stands after `#`, taken out of the address at once so that no history or copied address keeps it. */
export function takeToken(
  address: Pick<Location, 'hash' | 'pathname' | 'search'>,
  past: Pick<History, 'replaceState' | 'state'>,
): string | null {
  const token = decodeURIComponent(address.hash.replace(/^#/, ''));
  if (token === '') return null;
  past.replaceState(past.state, '', `${address.pathname}${address.search}`);
  return token;
}
