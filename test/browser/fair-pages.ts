import type { Page } from 'playwright-core';
import type { Client } from '#api/client';
import { isFair, type Allegation, type Unfair } from '../fairness/unfair.ts';

/** Every page of a case, by its address below it; a case without one of these fails no test, a page that is added must be. */
export const pagesOfCase = [
  'documents',
  'search?q=Lorne',
  'claims',
  'links',
  'names',
  'names/conflicts',
  'names/look-up',
  'names/notices',
  'chart',
  'timeline',
  'trace',
  'lanes',
  'lanes/matrix',
  'lanes/leads',
  'lanes/disruption',
  'lanes/gate',
  'lanes/disclosure',
  'lanes/exhibits',
  'lanes/statements',
  'lanes/positions',
  'lanes/tripwires',
  'lanes/decisions',
  'lanes/policy',
  'log',
  'members',
] as const;

/** What is alleged in a case: claims to which an answer and a status belong, and who stands beside which offence. */
export async function allegationsOf(client: Client, caseId: string): Promise<Allegation[]> {
  const { claims } = await client.call('listClaims', { params: { caseId }, query: { limit: 500 } });
  const { rows } = await client.call('readMatrix', { params: { caseId } });
  return [
    ...claims
      .filter((one) => one.fairness !== null && one.words.content.length > 40)
      .map((one) => ({ words: one.words.content, of: one.fairness!.persons.join(', ') })),
    ...rows.flatMap(({ standing, offence }) =>
      [', ', ': ', ' · '].map((by) => ({ words: `${standing.name}${by}${offence.short}`, of: standing.name })),
    ),
  ];
}

type Found = { readonly words: string; readonly of: string; readonly texts: readonly string[] };

/**
 * What the page alleges of somebody with neither answer nor status in any card, row or panel around it. The text of a
 * document stands in the Reader as its own words, with the cards beside it.
 */
export async function unfairOn(page: Page, allegations: readonly Allegation[], root = 'main'): Promise<Unfair[]> {
  const found = await page.evaluate<Found[]>(`(() => {
    const allegations = ${JSON.stringify(allegations)};
    const plain = (text) => text.replace(/[\\s\\u00ad]+/gu, ' ').trim();
    const cards = 'li, tr, [role=row], article, aside, dialog, figure, section, .card, .panel, .claim-line, .mx-side, .mx-block, [role=dialog]';
    const main = document.querySelector(${JSON.stringify(root)}) ?? document.body;
    const all = plain(main.textContent);
    const own = allegations.map((one) => ({ ...one, words: plain(one.words) })).filter(({ words }) => all.includes(words));
    const found = [];
    for (const { words, of } of own) {
      const holds = (element) => plain(element.textContent).includes(words);
      let inner = [main];
      for (let next = inner; next.length > 0; ) {
        next = inner.flatMap((one) => [...one.children].filter(holds));
        const without = inner.filter((one) => ![...one.children].some(holds));
        if (next.length === 0) break;
        inner = [...next, ...without];
        if (next.every((one) => ![...one.children].some(holds))) break;
      }
      for (const element of inner) {
        if (element.closest('.text-pane, datalist, option, select') !== null) continue;
        const texts = [];
        for (let card = element.closest(cards); card !== null && card !== main; card = card.parentElement?.closest(cards) ?? null)
          texts.push(plain(card.textContent));
        found.push({ words, of, texts: texts.length === 0 ? [plain(element.textContent)] : texts });
      }
    }
    return found;
  })()`);
  return found
    .filter(({ texts }) => !texts.some(isFair))
    .map(({ words, of, texts }) => ({ where: texts[0]!.slice(0, 200), words, of }));
}
