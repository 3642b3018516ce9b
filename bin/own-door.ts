import type { App } from '#server/create-app';
import { listen, type Listening } from '#server/listen';

const wildcards = ['0.0.0.0', '::'];
const loopback = ['127.0.0.1', 'localhost', '::1'];

/** How commands on this machine reach a server that listens for others: by the loopback address, which opens local sessions. */
export type OwnDoor = { readonly url: string; close(): Promise<void> };

/** The loopback address of a server; one that listens on a single other address gets a loopback port besides. */
export async function ownDoor(app: App, host: string, listening: Listening): Promise<OwnDoor> {
  if (loopback.includes(host)) return { url: listening.url, close: async () => undefined };
  if (wildcards.includes(host)) return { url: `http://127.0.0.1:${listening.port}`, close: async () => undefined };
  const beside = await listen(app, { host: '127.0.0.1', port: 0 });
  return { url: beside.url, close: () => beside.close() };
}

/** The address to tell people: the first name that others were promised, else where this machine itself gets in. */
export function addressToTell(
  host: string,
  allowedHosts: readonly string[],
  listening: Listening,
  door: OwnDoor,
): string {
  if (loopback.includes(host)) return listening.url;
  const [name] = allowedHosts;
  if (name !== undefined)
    return `http://${name.includes(':') && !name.startsWith('[') ? name : `${name}:${listening.port}`}`;
  return wildcards.includes(host) ? door.url : listening.url;
}
