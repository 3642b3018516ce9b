import { draftEntry } from '#store/draft-entry';
import type { Note } from './consultation-log.ts';
import type { ServerDeps } from './deps.ts';

const mostSubjects = 100;

/** Seals a group of notes: one entry for each compartment, in that compartment's chain of the day. */
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
  for (const group of byCompartment.values()) {
    const { caseId, compartmentId } = group[0]!;
    const draft = draftEntry();
    for (const { by, what, why, subjects } of group)
      draft.add(by, { kind: 'consulted', what, why, subjects: [...new Set(subjects)].slice(0, mostSubjects) });
    const scope = { caseId, compartmentIds: [compartmentId], accountId: null };
    await deps.store.write(scope, compartmentId, (tx) => tx.append(draft), `consultation/${day}`);
  }
}
