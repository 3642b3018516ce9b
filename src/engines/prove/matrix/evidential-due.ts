import type { Doctrine } from '#domain/doctrine';
import { eventTimeText } from '#domain/event-time-text';
import type { ProofFact, ProofFactKind } from '#domain/proof-fact';
import { matrixAsOf, type MatrixRow } from './matrix.ts';
import { inOrder } from './proof-file.ts';

/** How each kind of fact is named among the reasons; a kind that is not here is none. */
const words: Readonly<Partial<Record<ProofFactKind, string>>> = {
  'offence chosen': 'the material dates were set',
  'item bears': 'evidence was judged',
  'item recorded': 'an item was recorded',
  'item withdrawn': 'an item was withdrawn',
  'admissibility decided': 'it was decided what can be used',
  'gate decided': 'the gate decided',
  'witness position': 'a witness took a position',
  'element disputed': 'the defence disputed an element',
  'request answered': 'a request was answered',
};

type Change = { readonly decided: string; readonly reasons: readonly string[] };

function isStageOf(row: MatrixRow, fact: ProofFact): boolean {
  const isOurs = 'offenceId' in fact && fact.suspectId === row.suspectId && fact.offenceId === row.offenceId;
  return isOurs && fact.kind === 'stage decided' && fact.stage === 'evidential';
}

/** Whether a fact is about this row: its cells, the items on them, their witnesses, its requests. */
function concerns(row: MatrixRow, facts: readonly ProofFact[]): (fact: ProofFact) => boolean {
  const items = row.cells.flatMap((cell) => cell.items);
  const ids = new Set(items.map(({ itemId }) => itemId));
  const witnesses = new Set(items.flatMap(({ witness }) => witness?.witnessId ?? []));
  const isOfRow = (fact: { suspectId: string; offenceId: string }) =>
    fact.suspectId === row.suspectId && fact.offenceId === row.offenceId;
  const requests = new Set(
    facts.flatMap((fact) => (fact.kind === 'request made' && isOfRow(fact) ? fact.requestId : [])),
  );
  return (fact) => {
    if (words[fact.kind] === undefined) return false;
    if ('offenceId' in fact) return isOfRow(fact);
    if (fact.kind === 'witness position') return witnesses.has(fact.witnessId);
    if (fact.kind === 'item recorded') return ids.has(fact.item.id);
    if (fact.kind === 'request answered') return requests.has(fact.requestId);
    return 'itemId' in fact && fact.itemId !== null && ids.has(fact.itemId);
  };
}

/**
 * Why the evidential stage of a row is due again on a day, or null: law, evidence or a witness position changed since it
 * was decided last, or a cell is in another state (as through a break in a chain). A ruling of the day of the decision
 * counts as after it: nobody can tell which came first. Null as well where it was never decided.
 */
export function evidentialDue(
  doctrine: Doctrine,
  facts: readonly ProofFact[],
  row: MatrixRow,
  on: string,
): Change | null {
  const known = inOrder(facts).filter((fact) => fact.on <= on);
  const index = known.findLastIndex((fact) => isStageOf(row, fact));
  const decided = known[index]?.on;
  if (decided === undefined) return null;
  const own = known.flatMap((fact) => (fact.kind === 'ruling recorded' ? fact.ruling : []));
  const rulings = [...doctrine.rulings, ...own].filter(
    ({ date, changes }) =>
      date >= decided && date <= on && changes.some(({ offenceId }) => offenceId === row.offenceId),
  );
  const later = known.slice(index + 1).filter(concerns(row, known));
  const then = matrixAsOf(doctrine, known.slice(0, index + 1), decided).rows.flatMap(({ cells }) => cells);
  const moved = row.cells.filter((cell) => then.find(({ key }) => key === cell.key)?.state !== cell.state);
  const reasons = [
    ...rulings.map(({ name, date }) => `ruling in ${name} of ${eventTimeText(date)}`),
    ...later.map((fact) => `${words[fact.kind]} on ${eventTimeText(fact.on)}`),
    ...moved.map(({ title, state }) => `“${title}” is now ${state === 'gap' ? 'a gap' : state}`),
  ];
  return reasons.length === 0 ? null : { decided, reasons: [...new Set(reasons)] };
}
