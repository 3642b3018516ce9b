import type { Marking } from '#domain/case-file';
import { parseQuery } from '#engines/search/parse-query';
import type { InCase } from '../authorised.ts';
import type { Exchange } from '../exchange.ts';
import { bySignedIn, inCase, type Handlers } from '../handler.ts';
import { attachmentOf } from '../http/attachment.ts';
import { noteWhat, outsideMain } from '../note-what.ts';
import { instantOf } from '../presenters/instant.ts';
import { namesAsked } from '../reads/names-like.ts';
import { searchCases } from '../reads/search-cases.ts';
import { searchList } from '../reads/search-list.ts';
import { searchView, type SearchView } from '../reads/search-view.ts';

/** What was found by way of names may be owed to a spelling that stands behind a wall, so `main` is told of the question alone. */
function noteSearch(
  exchange: Exchange,
  scope: InCase,
  q: string,
  view: Pick<SearchView, 'hits'>,
  how = 'search for',
): void {
  const seen = view.hits.map((hit) => ({ compartmentId: hit.compartmentId, subjectId: hit.documentId }));
  const { query } = parseQuery(q);
  const isByNames = query !== null && namesAsked(query).length > 0;
  noteWhat(exchange, scope, `${how} “${q}”`, isByNames ? outsideMain(scope, seen) : seen, 'whole case');
}

export const searchHandlers = {
  search: inCase(async ({ query }, scope, exchange) => {
    const view = await searchView(scope, exchange.context, { ...query, passages: query.facets ? 3 : 1 });
    noteSearch(exchange, scope, query.q, view);
    return view;
  }),
  saveSearchList: inCase(async ({ query }, scope, exchange) => {
    const asked = { ...query, from: 0, limit: 1000, facets: false, passages: 1 };
    const view = await searchView(scope, exchange.context, asked);
    noteSearch(exchange, scope, query.q, view, 'list taken out of the search for');
    const bytes = new TextEncoder().encode(searchList(scope.caseId, query.q, view));
    return attachmentOf('search.csv', new Blob([bytes]).stream(), bytes.length);
  }),
  searchCases: bySignedIn(async ({ query }, scope, exchange) => {
    const { cases, parsed } = await searchCases(scope, exchange.context, query);
    for (const one of cases) noteSearch(exchange, one.scope, query.q, one.view, 'search in all cases for');
    const found = cases.map(({ scope: { caseId }, title, marking, view: { hits, documents, more } }) => ({
      caseId,
      title,
      marking: marking as Marking,
      hits,
      documents,
      more,
    }));
    const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
    return {
      cases: found.toSorted(
        (a, b) => b.documents - a.documents || order(a.title, b.title) || order(a.caseId, b.caseId),
      ),
      problems: [...parsed.problems],
      notes: [...parsed.mended],
      at: instantOf(exchange.context.clock()),
    };
  }),
} satisfies Partial<Handlers>;
