/** One party of a mail: as the header names them, and where that stands in the header's value. */
export type Party = { readonly name: string; readonly from: number; readonly to: number };

/** Two to four words with capitals. */
const isName = /^\s*\p{Lu}\S*(?:\s+\p{Lu}\S*){1,3}\s*$/u;

/** A header longer than this is no list of people. */
const longest = 64 * 1024;

/** The parties of a header's value: `"Alun S." <a@b>; C D <c@d>`; a party without a display name is its address. */
export function partiesIn(value: string): Party[] {
  const parties: Party[] = [];
  let from = 0;
  const addressed = /[@<]/.test(value);
  // Without addresses a comma may as well part a name from a post.
  const [one = ''] = value.split(',', 1);
  if (
    !addressed &&
    !value.includes(';') &&
    value.includes(',') &&
    isName.test(one) &&
    !isName.test(value.slice(one.length + 1))
  ) {
    const from = one.length - one.trimStart().length;
    return [{ name: one.trim(), from, to: from + one.trim().length }];
  }
  const isNames = value.split(',').every((piece) => isName.test(piece));
  let quoted = false;
  let angled = false;
  const close = (to: number): void => {
    const party = partyIn(value, from, to);
    if (party !== null) parties.push(party);
    from = to + 1;
  };
  for (let i = 0; i < Math.min(value.length, longest); i++) {
    const c = value[i];
    if (c === '"') quoted = !quoted;
    else if (c === '<') angled = true;
    else if (c === '>') angled = false;
    else if ((c === ';' || (c === ',' && (addressed ? isBetween(value, from, i) : isNames))) && !quoted && !angled)
      close(i);
  }
  close(Math.min(value.length, longest));
  return parties;
}

/** A comma parts parties unless it stands inside "Surname, Forename <address>". */
function isBetween(value: string, from: number, at: number): boolean {
  const piece = value.slice(Math.max(from, at - 200), at);
  if (/[@>]/.test(piece)) return true;
  const next = value.slice(at + 1, at + 80);
  const address = next.search(/[<@]/);
  return address < 0 || next.slice(0, address).includes(',');
}

function partyIn(value: string, start: number, end: number): Party | null {
  let from = start;
  let to = end;
  const angle = value.slice(from, to).indexOf('<');
  if (angle > 0 && /[\p{L}\p{N}]/u.test(value.slice(from, from + angle))) to = from + angle;
  const edge = /[\s"'<>,;[\]]/;
  while (from < to && edge.test(value[from] ?? '')) from++;
  while (to > from && edge.test(value[to - 1] ?? '')) to--;
  const bracket = value.slice(from, to).search(/\s[[(](?:mailto:)?[^\s@]+@/);
  if (bracket > 0) to = from + bracket;
  const name = value.slice(from, to);
  return /[\p{L}\p{N}]/u.test(name) ? { name, from, to } : null;
}
