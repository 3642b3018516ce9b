import type { Entities } from './entities.ts';

const papers =
  'briefing|report|working paper|policy paper|paper|statement|press release|news release|submission|bulletin|advisory|notice|response|evidence|memorandum|note|newsletter';
const before = new RegExp(
  `^(?:joint |public |official )?(?:${papers})\\b[^\\n]{0,20}\\b(?:by|from|of|on behalf of) (?:the )?$`,
  'i',
);
const behind = new RegExp(`^(?:,|:| [-–|]| )\\s*(?:\\p{L}+ )?(?:${papers})\\b`, 'iu');

/** The body that a document's first lines name as issuing it: "Statement by the Harbour Office", "Harbour Trust, Briefing 4". */
export function issuerOf(text: string, { within, fullName }: Entities): string | null {
  const head = text.slice(0, 400);
  for (const name of within(0, head.length)) {
    if (name.type !== 'organisation') continue;
    const line = head.slice(head.lastIndexOf('\n', name.start - 1) + 1, name.start);
    const rest = head.slice(name.end, name.end + 60).split('\n')[0] ?? '';
    if (before.test(line) || (/^(?:the )?$/i.test(line) && behind.test(rest))) return fullName(name).name;
  }
  return null;
}
