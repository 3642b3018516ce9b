import { draftEntry } from '#store/draft-entry';
import type { Note } from './consultation-log.ts';
import type { ServerDeps } from './deps.ts';

const mostSubjects = 100;

/**
 * Seals a group of notes: one entry for each compartment, in that compartment's chain of the day. All entries are drafted
 * before the first is written, so that a note which no ledger takes leaves nothing of the group behind.
 */
export async function noteConsultations(
  deps: Pick<ServerDeps, 'store' | 'clock'>,
  notes: readonly Note[],
): Promise<void> {
  const day = new Date(deps.clock()).toISOString().slice(0, 10);
  const byCompartment = new Map<string, Note[]>();
  for (const note of notes) {
    const key = `${note.caseId}/${note.compartmentId}`;
    const list = byCompartment.get(key);
    if (list === undefined) byCompartment.set(key, [note]);
    else list.push(note);
  }
  const drafts = [...byCompartment.values()].map((group) => {
    const draft = draftEntry();
    for (const { by, what, why, subjects } of group)
      draft.add(by, { kind: 'consulted', what, why, subjects: [...new Set(subjects)].slice(0, mostSubjects) });
    return { caseId: group[0]!.caseId, compartmentId: group[0]!.compartmentId, draft };
  });
  for (const { caseId, compartmentId, draft } of drafts) {
    const scope = { caseId, compartmentIds: [compartmentId], accountId: null };
    await deps.store.write(scope, compartmentId, (tx) => tx.append(draft), { chain: `consultation/${day}` });
  }
}
