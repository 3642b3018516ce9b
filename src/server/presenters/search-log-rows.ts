import { mainCompartmentOf } from '#domain/case-file';
import type { SearchNote } from '#store/search-note';
import { instantOf } from './instant.ts';

const head = ['When (UTC)', 'Who', 'How', 'Searched for', 'Reason given', 'Compartment', 'Documents shown, up to 100'];

/** One row a search, oldest first; a search that reached into several compartments has a row for each. */
export function searchLogRows(
  caseId: string,
  notes: readonly SearchNote[],
  nameOf: ReadonlyMap<string, string>,
): (string | null)[][] {
  return [
    head,
    ...notes.map((note) => {
      const begin = note.what.indexOf('“');
      return [
        instantOf(note.recorded_at),
        note.by_name,
        note.what.slice(0, begin).trim(),
        note.what
          .slice(begin + 1)
          .replace(/”$/, '')
          .replace('”: “', ': '),
        note.why,
        note.compartment_id === mainCompartmentOf(caseId)
          ? 'main'
          : (nameOf.get(note.compartment_id) ?? note.compartment_id),
        String(note.subjects),
      ];
    }),
  ];
}
