import { Failure } from '#domain/failure';
import { draftEntry } from '#store/draft-entry';
import { sha256 } from '#store/digest';
import type { ReportForm } from '#api/schemas/report-form';
import { contactText, incidentText, intelligenceText } from '#engines/report-forms/report-text';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { storeScopeOf } from '../store-scope.ts';
import { documentOf } from './document-of.ts';
import { receiveDocuments, type NewDocument } from './receive-documents.ts';
import { requireGrade } from './require-grade.ts';

type Deps = Pick<ServerDeps, 'store'>;
type Adding = InCompartment<'add-material'>;

const bytesOf = (text: string) => {
  const bytes = Buffer.from(text, 'utf8');
  return { sha256: Buffer.from(sha256(bytes)), bytes };
};

const named = (name: string, title: string, form: string, date: string, origin: string): NewDocument => ({
  name,
  path: name,
  title,
  origin,
  form,
  date,
  setAside: null,
});

/** Words of a reference as they may stand in a file's name. */
const fileOf = (kind: string, reference: string): string =>
  `${kind} ${reference.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.txt`;

async function keep(auth: Adding, deps: Deps, input: NewDocument, text: string): Promise<string> {
  const [received] = await receiveDocuments(auth, deps, [{ input, blob: bytesOf(text), loadId: null }]);
  if (received instanceof Failure) throw received;
  return received!.documentId;
}

/**
 * Keeps a report that was filled in: an immutable document whose text the reader of forms knows, so that its claims are
 * those of the reference in it. The same report sent twice is kept once.
 */
export async function fileReport(
  auth: Adding,
  contact: Adding | null,
  deps: Deps,
  form: ReportForm,
): Promise<{ documentId: string; contactDocumentId: string | null }> {
  if (form.form === 'intelligence report') {
    const { reference, date, originatingUnit } = form;
    const given = gradeOf(form);
    const title = `Intelligence report ${reference}`;
    const input = named(
      fileOf('intelligence report', reference),
      title,
      'intelligence report 3x5x2',
      date,
      originatingUnit,
    );
    const documentId = await keep(auth, deps, input, intelligenceText(form));
    await grade(auth, deps, documentId, given);
    return { documentId, contactDocumentId: null };
  }
  const { reference, personReference, date, language, safely, takenBy } = form;
  const relatives = form.relatives.filter((one) => one !== '');
  // The sheet first: a report that points to none would lose how to reach somebody.
  const sheet = named(fileOf('contact sheet', reference), `Contact sheet ${reference}`, 'contact sheet', date, takenBy);
  const contactDocumentId = await keep(
    contact!,
    deps,
    sheet,
    contactText({ reference, personReference, language, safely, relatives }),
  );
  const input = named(
    fileOf('incident report', reference),
    `Incident report ${reference}`,
    'incident report',
    date,
    takenBy,
  );
  const text = incidentText(form);
  const documentId = await keep(auth, deps, input, text);
  return { documentId, contactDocumentId };
}

type Intelligence = Extract<ReportForm, { form: 'intelligence report' }>;

const gradeOf = ({ sourceEvaluation: source, informationEvaluation: information, handling }: Intelligence) =>
  requireGrade({ scheme: '3x5x2', source, information, handling });

/**
 * The grade that the form gives is the document's, and so its claims'. It is an entry of its own: where the server ended
 * between the two, the same report sent again is graded; one that has a grade keeps it.
 */
async function grade(auth: Adding, deps: Deps, documentId: string, given: ReturnType<typeof gradeOf>): Promise<void> {
  await deps.store.write(storeScopeOf(auth), auth.compartmentId, async (tx) => {
    if ((await documentOf(tx, documentId)).grade !== null) return;
    const draft = draftEntry();
    draft.add(actorRefOf(auth), { kind: 'document.graded', documentId, grade: given });
    await tx.append(draft);
  });
}
