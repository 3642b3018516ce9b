import { kindOfMedia } from '#engines/search/document-kinds';
import type { SearchFacets } from '#store/search';
import type { SearchView } from '../reads/search-view.ts';

type Facets = NonNullable<SearchView['facets']>;
type Facet = Facets['type'];

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const mostFirst = (facet: Facet): Facet =>
  facet.toSorted((a, b) => b.documents - a.documents || order(a.value, b.value));
const plain = (counts: Readonly<Record<string, number>> | null): Facet =>
  Object.entries(counts ?? {}).flatMap(([value, documents]) =>
    documents === 0 ? [] : [{ value, label: value, documents }],
  );

const languages = new Intl.DisplayNames(['en-GB'], { type: 'language' });

/** Facets as they are offered: media types under one word, months in their order, all else the most frequent first. */
export function presentFacets(facets: SearchFacets): Facets {
  const types = new Map<string, Facet[number]>();
  for (const { value, documents } of plain(facets.type)) {
    const { word, label } = kindOfMedia(value);
    types.set(word, { value: word, label, documents: (types.get(word)?.documents ?? 0) + documents });
  }
  return {
    type: mostFirst([...types.values()]),
    speaker: mostFirst(plain(facets.speaker)),
    stance: mostFirst(plain(facets.stance)),
    month: plain(facets.month).toSorted((a, b) => order(a.value, b.value)),
    language: mostFirst(plain(facets.language)).map((one) => ({ ...one, label: languages.of(one.value) ?? one.value })),
    origin: mostFirst(plain(facets.origin)),
  };
}
