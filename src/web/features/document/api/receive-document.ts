import { api } from '../../../lib/api-client.ts';
import type { Sending } from '../upload-state.ts';

/** Sends one file; answered once it is safe. */
export function receiveDocument(caseId: string, item: Sending) {
  const { options } = item;
  const query = {
    name: item.file.name,
    ...(item.path === '' ? {} : { path: item.path }),
    ...(options.compartmentId === null ? {} : { compartmentId: options.compartmentId }),
    ...(options.loadId === null ? {} : { loadId: options.loadId }),
    ...(options.origin === '' ? {} : { origin: options.origin }),
    ...(options.setAside === '' ? {} : { setAside: options.setAside }),
  };
  return api.call('receiveDocument', { params: { caseId }, query, body: item.file });
}
