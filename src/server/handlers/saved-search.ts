import { mainCompartmentOf } from '#domain/case-file';
import { parseQuery } from '#engines/search/parse-query';
import { csvRows } from '#exchange/csv/csv-rows';
import { compartments } from '#store/case-file';
import { now } from '#store/cut';
import { lastRuns, noteRun, savedSearchById, savedSearches } from '#store/saved-search';
import { searchNotes } from '#store/search-note';
import { saveSearch } from '../commands/save-search.ts';
import { inCase, type Handlers } from '../handler.ts';
import { attachmentOf } from '../http/attachment.ts';
import { noteWhat } from '../note-what.ts';
import { consultableCompartments } from '../policies/read-consultations.ts';
import { review } from '../policies/review.ts';
import { instantOf } from '../presenters/instant.ts';
import { presentSavedSearch } from '../presenters/present-saved-search.ts';
import { searchLogRows } from '../presenters/search-log-rows.ts';
import { readAt } from '../reads/at.ts';
import { countFound } from '../reads/count-found.ts';
import { gatherSpellings } from '../reads/gather-spellings.ts';
import { notFound } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';

/** News are counted for so many searches in one request. */
const mostCounted = 20;

const queriesOf = (all: readonly string[]) => all.flatMap((q) => parseQuery(q).query ?? []);

export const savedSearchHandlers = {
  listSearches: inCase(async ({ query }, scope, exchange) => {
    const { context } = exchange;
    const listed = await readAt(scope, context, query.asOf, async (tx, cut) => {
      const runs = await lastRuns(tx, scope.actor.accountId);
      return (await savedSearches(tx, cut)).map((row) => ({ row, ranAt: runs.get(row.search_id) ?? null }));
    });
    const counted = query.news ? listed.slice(0, mostCounted).filter(({ ranAt }) => ranAt !== null) : [];
    await gatherSpellings(scope, context, queriesOf(counted.map(({ row }) => row.q)));
    const fresh = await context.store.read(storeScopeOf(scope), async (tx) => {
      const found = new Map<string, number | null>();
      for (const { row, ranAt } of counted)
        found.set(row.search_id, (await countFound(tx, context, row.q, ranAt)).fresh);
      return found;
    });
    const searches = listed.map(({ row, ranAt }) => ({
      ...presentSavedSearch(row, ranAt),
      fresh: fresh.get(row.search_id) ?? null,
    }));
    if (query.news) noteWhat(exchange, scope, 'what is new in saved searches', [], 'whole case');
    return { searches };
  }),
  saveSearch: inCase(async ({ body }, scope, { context }) => {
    const auth = review(scope, body.compartmentId ?? mainCompartmentOf(scope.caseId));
    const { ref, row } = await saveSearch(auth, context, body);
    return { entry: ref, search: presentSavedSearch(row, null) };
  }),
  runSearch: inCase(async ({ params }, scope, exchange) => {
    const { context } = exchange;
    const at = context.clock();
    const accountId = scope.actor.accountId;
    const row = await readAt(scope, context, undefined, (tx) => savedSearchById(tx, now, params.searchId));
    if (row === undefined) throw notFound();
    const isGathered = await gatherSpellings(scope, context, queriesOf([row.q]));
    const { since, found } = await context.store.note(storeScopeOf(scope), async (tx) => {
      const before = (await lastRuns(tx, accountId)).get(row.search_id) ?? null;
      const counted = await countFound(tx, context, row.q, before);
      // What was missed because its spellings were not known yet is new the next time.
      if (isGathered) await noteRun(tx, { search: row, accountId, at });
      return { since: before, found: counted };
    });
    const own = { compartmentId: row.compartment_id, subjectId: row.search_id };
    const inMain = row.compartment_id === mainCompartmentOf(scope.caseId);
    const ran = `ran the saved search “${row.name}”: “${row.q}”`;
    // What a search is called behind a wall is known there; that its words were looked for, as of any search, in `main`.
    noteWhat(exchange, scope, inMain ? ran : `search for “${row.q}”`, inMain ? [own] : [], 'whole case');
    if (!inMain) noteWhat(exchange, scope, ran, [own]);
    return {
      search: presentSavedSearch(row, isGathered ? at : since),
      documents: found.documents,
      more: found.more,
      fresh: found.fresh,
      since: since === null ? null : instantOf(since),
      at: instantOf(at),
    };
  }),
  saveSearchLog: inCase(async ({ query }, scope, exchange) => {
    const auths = consultableCompartments(scope);
    const where = { ...storeScopeOf(scope), compartmentIds: auths.map((auth) => auth.compartmentId) };
    const rows = await exchange.context.store.read(where, async (tx) => {
      const names = new Map((await compartments(tx, now)).map((one) => [one.compartment_id, one.name]));
      return searchLogRows(scope.caseId, await searchNotes(tx, query.from, query.to), names);
    });
    noteWhat(
      exchange,
      scope,
      `list of searches taken out, ${query.from} to ${query.to}`,
      auths.map(({ compartmentId }) => ({ compartmentId, subjectId: compartmentId })),
    );
    const bytes = new TextEncoder().encode(csvRows(rows));
    return attachmentOf(`searches-${query.from}-${query.to}.csv`, new Blob([bytes]).stream(), bytes.length);
  }),
} satisfies Partial<Handlers>;
