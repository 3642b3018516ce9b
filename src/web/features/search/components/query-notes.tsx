import type { ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';

type Notes = ReplyOf<Operations['search']>['notes'];

/** What was wrong with a query, or taken as meant: the place in it, what, and what to do. */
export function QueryNotes({
  query,
  notes,
  isProblem,
}: {
  readonly query: string;
  readonly notes: Notes;
  readonly isProblem: boolean;
}) {
  if (notes.length === 0) return null;
  return (
    <div className={isProblem ? 'problem found-problem' : 'small muted'} role={isProblem ? 'alert' : 'status'}>
      <ul className="found-notes">
        {notes.map((note) => (
          <li key={`${note.start} ${note.what}`}>
            {isProblem ? (
              <div className="found-typed" aria-hidden="true">
                {query.slice(0, note.start)}
                <mark>{query.slice(note.start, note.end)}</mark>
                {query.slice(note.end)}
              </div>
            ) : null}
            {isProblem ? <b>{note.what}</b> : note.what} {note.next}
          </li>
        ))}
      </ul>
    </div>
  );
}
