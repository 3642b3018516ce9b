import { fewestOfLoad } from '#domain/load-state';
import { api } from '../../lib/api-client.ts';
import { labelOf } from './load-label.ts';
import type { FileToSend, SendOptions } from './upload-state.ts';

/** Many files are a load: one of the same name that was broken off is gone on with. */
export async function beginLoad(
  caseId: string,
  items: readonly FileToSend[],
  options: SendOptions,
): Promise<SendOptions> {
  if (items.length < fewestOfLoad) return options;
  const { compartmentId } = options;
  const load = await api.call('beginLoad', {
    params: { caseId, loadId: crypto.randomUUID?.() ?? uuid() },
    body: {
      label: labelOf(items),
      total: items.length,
      ...(compartmentId === null ? {} : { compartmentId }),
    },
  });
  return { ...options, loadId: load.loadId, goesOn: load.received > 0 };
}

/** Where an address is not trustworthy the browser makes no UUID, and random bytes still. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
