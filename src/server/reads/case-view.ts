import type { CaseDetail, CaseSummary } from '#api/schemas/case';
import { mainCompartmentOf, type CaseProfile, type Marking } from '#domain/case-file';
import { caseFile, compartments, type CaseFileRow } from '#store/case-file';
import { claimCounts } from '#store/claim';
import type { Cut } from '#store/cut';
import { documentCounts } from '#store/document';
import type { ScopedTransaction } from '#store/scope';
import { rolesIn } from '../actor.ts';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { caseStateOf } from '../lanes/case-state.ts';
import { instantOf } from '../presenters/instant.ts';
import { notFound } from '../refusals.ts';
import { readAt } from './at.ts';

async function countsOf(tx: ScopedTransaction, cut: Cut): Promise<CaseSummary['counts']> {
  const documents = await documentCounts(tx, cut);
  const { claims, unreviewed } = await claimCounts(tx, cut);
  const { waiting, read, unreadable, 'set aside': setAside } = documents;
  return { documents: waiting + read + unreadable + setAside, waiting, read, unreadable, setAside, claims, unreviewed };
}

async function summaryOf(scope: InCase, tx: ScopedTransaction, cut: Cut, row: CaseFileRow): Promise<CaseSummary> {
  return {
    caseId: scope.caseId,
    title: row.title,
    ...(await caseStateOf(tx, cut, row)),
    profile: row.profile as CaseProfile,
    marking: row.marking as Marking,
    openedAt: instantOf(row.opened_at),
    roles: [...rolesIn(scope, mainCompartmentOf(scope.caseId))],
    counts: await countsOf(tx, cut),
  };
}

/** One line of the list of cases; counts cover what the caller may see. */
export function caseSummaryOf(scope: InCase, context: Pick<Context, 'store'>): Promise<CaseSummary | null> {
  return readAt(scope, context, undefined, async (tx, cut) => {
    const row = await caseFile(tx, cut);
    return row === undefined ? null : summaryOf(scope, tx, cut, row);
  });
}

/** The case with the compartments that the caller was let into. */
export function caseDetailOf(
  scope: InCase,
  context: Pick<Context, 'store'>,
  asOf: string | undefined,
): Promise<CaseDetail> {
  return readAt(scope, context, asOf, async (tx, cut) => {
    const row = await caseFile(tx, cut);
    if (row === undefined) throw notFound();
    const rows = await compartments(tx, cut);
    return {
      ...(await summaryOf(scope, tx, cut, row)),
      compartments: rows.map((one) => ({
        compartmentId: one.compartment_id,
        name: one.name,
        isMain: one.compartment_id === mainCompartmentOf(scope.caseId),
        roles: [...rolesIn(scope, one.compartment_id)],
      })),
      asOf: asOf === undefined ? null : instantOf(Date.parse(asOf)),
    };
  });
}
