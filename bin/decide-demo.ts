import type { DemoManifest } from '../demo/load-manifest.ts';
import type { DemoShelf } from './demo-shelf.ts';

/** `skipped` names decisions whose words no claim holds, so that the demo says so and does not make them up. */
export type Decided = { made: number; before: number; readonly skipped: string[] };

/** The documents as the person of this key sees them. */
export type ShelfFor = (key: string) => Promise<DemoShelf>;

/** Takes the demo's first decisions, in their order, each as the person who takes it; those that stand are passed by. */
export async function decideDemo(
  { decisions }: DemoManifest,
  shelfFor: ShelfFor,
  onProgress: (text: string) => void,
): Promise<Decided> {
  const decided: Decided = { made: 0, before: 0, skipped: [] };
  for (const [n, { document, quote, decision, by, reason }] of decisions.entries()) {
    onProgress(`decision ${n + 1} of ${decisions.length}`);
    const shelf = await shelfFor(by);
    const claim = await shelf.read(document, quote);
    if (claim === null) decided.skipped.push(`${document}: “${quote}”`);
    else if (claim.review !== 'unreviewed') decided.before += 1;
    else {
      await shelf.review(claim, decision, reason);
      decided.made += 1;
    }
  }
  return decided;
}
