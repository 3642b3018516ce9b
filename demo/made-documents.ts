import { withFixedClock } from './make/fixed-clock.ts';
import { flipChart } from './make/flip-chart.ts';
import { scannedSheet } from './make/scanned-sheet.ts';
import { securityAdvice } from './make/security-advice.ts';
import { securityMemo } from './make/security-memo.ts';

/** The demo documents that are not plain text, by path under demo/documents; the same bytes each time. */
export async function madeDocuments(): Promise<ReadonlyMap<string, Uint8Array>> {
  return withFixedClock(
    async () =>
      new Map([
        ['committee/security-memo-2023-10-06.docx', await securityMemo()],
        ['official/security-advice-2023-10-11.pdf', await securityAdvice()],
        ['scans/scan-0043.pdf', await scannedSheet()],
        ['scans/flip-chart-2023-07-05.png', flipChart()],
      ]),
  );
}
