import { mainCompartmentOf } from '#domain/case-file';
import type { ItemBody } from '#domain/entry';
import { type LegalStatus, verifiableStatuses } from '#domain/legal-status';
import type { StepFacts } from '#domain/machine';
import type { ProofFact } from '#domain/proof-fact';
import type { ScopedTransaction } from '#store/scope';
import { claimOf } from '../commands/claim-of.ts';
import { notFound } from '../refusals.ts';
import { knownWithin, recordedFacts } from './proof-facts.ts';
import type { StandingThing } from './standing-thing.ts';

type TakenStep = {
  readonly command: string;
  readonly to: string;
  readonly fields: StepFacts;
  readonly on: string;
};

type Stage = { readonly stage: 'evidential' | 'public interest'; readonly passed: boolean };

/** What a step of a charge decides of the Full Code Test. */
const stagesOf: Readonly<Record<string, readonly Stage[]>> = {
  'pass the evidential stage': [{ stage: 'evidential', passed: true }],
  'fail the evidential stage': [{ stage: 'evidential', passed: false }],
  'pass the public interest stage': [{ stage: 'public interest', passed: true }],
  'fail the public interest stage': [{ stage: 'public interest', passed: false }],
  'pass the full test': [
    { stage: 'evidential', passed: true },
    { stage: 'public interest', passed: true },
  ],
  'pass the full test again': [
    { stage: 'evidential', passed: true },
    { stage: 'public interest', passed: true },
  ],
};

const verifies = (to: string): LegalStatus | null => {
  const status = to === 'charged on the threshold test' ? 'charged' : to;
  return verifiableStatuses.find((one) => one === status) ?? null;
};

async function statusItems(
  tx: ScopedTransaction,
  { fields: own, row }: StandingThing,
  { to, fields, on }: TakenStep,
): Promise<ItemBody[]> {
  const said = fields['reportedStatus'];
  const suspectId = String(own['suspectId']);
  const place = { caseId: row.case_id, compartmentId: row.compartment_id };
  const facts = knownWithin(await recordedFacts(tx, null), place).map(({ fact }) => fact);
  const before = facts.findLast((fact) => fact.kind === 'status recorded' && fact.suspectId === suspectId);
  const record = fields['courtRecord'];
  const verified = typeof record === 'string' && record.trim() !== '' ? verifies(to) : null;
  const reported = (said ?? null) as LegalStatus | null;
  if (reported === null && verified === null) return [];
  const fact: ProofFact = {
    kind: 'status recorded',
    on,
    suspectId,
    reported: reported ?? (before?.kind === 'status recorded' ? before.reported : null),
    verified: verified ?? (before?.kind === 'status recorded' ? before.verified : null),
  };
  const name = facts.findLast((one) => one.kind === 'suspect named' && one.suspectId === suspectId);
  const person = name?.kind === 'suspect named' ? name.name : null;
  const claimId = fields['reportedClaimId'];
  const words = typeof claimId === 'string' && reported !== null ? await claimOf(tx, claimId) : null;
  if (words !== null && ![place.compartmentId, mainCompartmentOf(place.caseId)].includes(words.compartment_id))
    throw notFound();
  const status: ItemBody[] =
    person === null || (words === null && verified === null)
      ? []
      : [
          {
            kind: 'status.recorded',
            person,
            reported:
              words === null || reported === null ? null : { status: reported, claimId: words.claim_id, when: on },
            verified: verified === null ? null : { status: verified, record: String(record) },
          },
        ];
  return [{ kind: 'lane.fact', fact }, ...status];
}

/** What follows from a step and stands in the same entry: stages and the gate for the matrix, statuses everywhere. */
export async function consequencesOf(
  tx: ScopedTransaction,
  thing: StandingThing,
  taken: TakenStep,
): Promise<ItemBody[]> {
  const { command, fields, on } = taken;
  if (thing.kind === 'charge') {
    const { suspectId, offenceId } = thing.fields;
    const by = String(fields['decisionMaker'] ?? '');
    const stages = (stagesOf[command] ?? []).map((one): ItemBody => ({
      kind: 'lane.fact',
      fact: { kind: 'stage decided', on, suspectId: String(suspectId), offenceId: String(offenceId), ...one, by },
    }));
    return [...stages, ...(await statusItems(tx, thing, taken))];
  }
  const itemId = thing.fields['itemId'];
  if (thing.kind !== 'gate' || typeof itemId !== 'string' || (command !== 'pass' && command !== 'keep back')) return [];
  const why = String(fields['reasons'] ?? '');
  return [{ kind: 'lane.fact', fact: { kind: 'gate decided', on, itemId, passed: command === 'pass', why } }];
}
