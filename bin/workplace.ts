import type { Workplace } from '#cli/command-host';
import { presentAccount } from '#server/presenters/present-account';
import { listAccounts } from '#store/account';
import { installationScope } from '#store/scope';
import { openAccounts } from './accounts.ts';
import { openHouse } from './house.ts';
import type { PlaceOf } from './place.ts';
import { findServer } from './server-file.ts';

/** The running server of a data folder, or the same app inside this process where none runs. */
export async function openWorkplace(of: PlaceOf): Promise<Workplace> {
  const server = await findServer(of.home);
  if (server !== null) {
    let url = server.url;
    return {
      where: 'running server',
      base: server.url,
      localKey: server.localKey,
      async send(request) {
        const there = request.url.replace(server.url, url);
        try {
          return await fetch(new Request(there, request));
        } catch (error) {
          // Killed and started again, it may be at another address; sessions outlive it.
          url = (await findServer(of.home))?.url ?? url;
          throw error;
        }
      },
      async accounts() {
        const accounts = await openAccounts(of);
        try {
          return await accounts.list();
        } finally {
          await accounts.close();
        }
      },
      startReading: async () => undefined,
      close: async () => undefined,
    };
  }
  const house = await openHouse(of, { hosts: [], whenHeld: 'refuse' });
  return {
    where: 'this process',
    base: 'http://127.0.0.1',
    localKey: house.localKey,
    send: house.sendFromHere,
    accounts: async () => (await house.store.read(installationScope, (tx) => listAccounts(tx))).map(presentAccount),
    startReading: () => house.startReading(),
    close: () => house.stop(),
  };
}
