/** An address or number by which the case may know somebody. */
export type Contact = { readonly property: 'email' | 'phone'; readonly value: string };

const mail = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+$/;

/** "Ada Lund <ada@a.example>", "ada@a.example", or null; the address in small letters. */
export function readMail(cell: string): { readonly name: string | null; readonly address: string } | null {
  const [, name = null, bracketed] = /^(.*?)\s*<([^<>]+)>$/.exec(cell.trim()) ?? [];
  const address = (bracketed ?? cell).trim();
  if (address.length > 320) return null;
  // Addresses with a space before the "@" are none, and stand in lists of real firms all the same: kept as written.
  if (!mail.test(address) && !/^[^@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+$/.test(address)) return null;
  const called = name?.replace(/^["']|["']$/g, '').trim() ?? '';
  return { name: called === '' || mail.test(called) ? null : called, address: address.toLowerCase() };
}

/** A telephone number as "+" and digits, or digits alone where no country is named; null where it is none. */
export function readPhone(cell: string): string | null {
  const text = cell
    .trim()
    .replace(/^tel:\s*/i, '')
    .replace(/\s*(?:ext|x)\.?\s*\d{1,6}$/i, '');
  if (!/^\+?[\d\s().\u00a0/-]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, '');
  if (digits.length < 6 || digits.length > 15) return null;
  if (text.startsWith('+')) return `+${digits}`;
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
}
