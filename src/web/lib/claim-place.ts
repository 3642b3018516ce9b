import type { Claim } from '#api/schemas/claim';

/** Where a claim is opened. A row of a table at its cells: of a long table nobody lists all rows beside the text. */
export const claimPlace = ({ basis, claimId, content }: Claim): { readonly claim?: string; readonly at?: string } =>
  basis === 'record' ? { at: `${content[0]![0]}-${content.at(-1)![1]}` } : { claim: claimId };

/** Who says it, in a few words. */
export function sayerWords({ basis, stance, speaker }: Claim): string {
  if (basis === 'record') return stance === 'alleged' ? 'in a row of a table' : 'on record: a row of a table';
  return speaker.name?.split('; ').join(' and ') ?? 'nobody named';
}
