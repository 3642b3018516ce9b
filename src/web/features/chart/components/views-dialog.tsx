import { useQuery } from '@tanstack/react-query';
import type { ViewHead } from '#api/schemas/chart';
import { Dialog } from '../../../ui/dialog.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { When } from '../../../ui/when.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { useUndoView, viewsQuery } from '../api/views.ts';

type Props = {
  readonly caseId: string;
  readonly mayUndo: boolean;
  readonly onOpen: (view: ViewHead, how: 'now' | 'as it stood') => void;
  readonly onClose: () => void;
};

/** Saved views, each to be opened on the case as it stands, or as it stood when it was saved. */
export function ViewsDialog({ caseId, mayUndo, onOpen, onClose }: Props) {
  const views = useQuery(viewsQuery(caseId));
  const undo = useUndoView(caseId);
  return (
    <Dialog onClose={onClose} title="Saved views" size="lg">
      <WithQuery query={views} what="the saved views">
        {(list) =>
          list.length === 0 ? (
            <EmptyState title="No view was saved yet">
              Arrange the chart as you want to come back to it, then press s.
            </EmptyState>
          ) : (
            <table className="sheet">
              <thead>
                <tr>
                  <th>View</th>
                  <th>Saved</th>
                  <th>Open</th>
                </tr>
              </thead>
              <tbody>
                {list.map((view) => (
                  <tr key={view.viewId}>
                    <td dir="auto">{view.name}</td>
                    <td className="small">
                      {view.savedBy.name}, <When at={view.savedAt} />
                    </td>
                    <td>
                      <button type="button" className="as-link" onClick={() => onOpen(view, 'now')}>
                        open<span className="visually-hidden"> {view.name}</span>
                      </button>
                      {' · '}
                      <button type="button" className="as-link" onClick={() => onOpen(view, 'as it stood')}>
                        as it stood then
                      </button>
                      {mayUndo ? (
                        <>
                          {' · '}
                          <button type="button" className="as-link" onClick={() => undo.mutate(view)}>
                            take back
                          </button>
                        </>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </WithQuery>
    </Dialog>
  );
}
