import { Failure } from '#domain/failure';
import { api } from '../../lib/api-client.ts';
import { receiveDocument } from './api/receive-document.ts';
import type { Sending } from './upload-state.ts';

export type Sent = { readonly known: boolean };

const largestHashed = 256 * 1024 * 1024;
const waitsMs = [1000, 2000, 4000, ...Array.from({ length: 15 }, () => 8000)];

/** Sends one file, if the case does not hold it already; while the server does not answer it is waited for, two minutes. */
export async function sendFile(caseId: string, item: Sending): Promise<Sent> {
  return patiently(async () => {
    if (item.options.goesOn && (await isThere(caseId, item))) return { known: true };
    const reply = await receiveDocument(caseId, item);
    return { known: reply.duplicateOf !== null };
  });
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const wait of waitsMs) {
    try {
      return await work();
    } catch (error) {
      const isAway = error instanceof Failure && (error.code === 'LL-UNREACHABLE' || error.details['status'] === 503);
      if (!isAway) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return work();
}

/** Whether a load that was broken off brought this file already; where the browser makes no hashes it is sent again, and the server finds out. */
async function isThere(caseId: string, { file, path, options }: Sending): Promise<boolean> {
  const { loadId, compartmentId } = options;
  // Browsers hash on trustworthy addresses alone.
  if (loadId === null || file.size > largestHashed || !window.isSecureContext) return false;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const sha256 = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const { documentIds } = await api.call('findReceived', {
    params: { caseId },
    body: {
      loadId,
      ...(compartmentId === null ? {} : { compartmentId }),
      files: [{ name: file.name, ...(path === '' ? {} : { path }), sha256 }],
    },
  });
  return documentIds[0] !== null;
}
