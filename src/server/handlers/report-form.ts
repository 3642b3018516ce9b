import { mainCompartmentOf } from '#domain/case-file';
import { fileReport } from '../commands/file-report.ts';
import { inCase, type Handlers } from '../handler.ts';
import { addMaterial } from '../policies/add-material.ts';

export const reportFormHandlers = {
  fileReport: inCase(async ({ body }, scope, { context }) => {
    const auth = addMaterial(scope, body.compartmentId ?? mainCompartmentOf(scope.caseId));
    const contact = body.form === 'incident report' ? addMaterial(scope, body.contactCompartmentId) : null;
    return fileReport(auth, contact, context, body);
  }),
} satisfies Partial<Handlers>;
