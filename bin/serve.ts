import { Failure } from '#domain/failure';
import type { ServeOptions } from '#cli/command-host';
import { listen } from '#server/listen';
import { firstAdministrator } from './first-administrator.ts';
import { openHouse, type House } from './house.ts';
import { listenNear } from './listen-near.ts';
import { addressToTell, ownDoor } from './own-door.ts';
import type { PlaceOf } from './place.ts';
import { findServer, removeServerFile, writeServerFile } from './server-file.ts';
import { stopRequest } from './stop-request.ts';
import { sayTo } from './say.ts';

export type WhenServing = (house: House, url: string, isStopping: () => boolean) => Promise<void>;

/** Serves a data folder until it is asked to stop, then stops everything in order: requests, reading, pools, database. */
export async function serve(of: PlaceOf, options: ServeOptions, whenServing: WhenServing = greet(of)): Promise<void> {
  const { home, terminal } = of;
  const say = sayTo(terminal);
  await refuseSecond(home);
  const stop = stopRequest(say);
  let house: House | null = null;
  try {
    house = await openHouse(of, { hosts: hostsOf(options), whenHeld: 'refuse' });
    const listening = await listenNear((port) => listen(house!.app, { host: options.host, port }), options.port);
    const door = await ownDoor(house.app, options.host, listening);
    try {
      const url = addressToTell(options.host, options.allowedHosts, listening, door);
      const startedAt = new Date().toISOString();
      await writeServerFile(home, { url: door.url, pid: process.pid, localKey: house.localKey, startedAt });
      await terminal.out(`Lamplighter is at ${url}\n`);
      if (url === door.url && url !== listening.url)
        say('others reach it under the names given with --allow-host only');
      say(`data in ${home}; Ctrl-C stops everything`);
      if (!stop.isAsked()) {
        await house.startReading();
        await whenServing(house, url, stop.isAsked);
      }
      await stop.asked;
      say('stopping: what is under way is finished first');
    } finally {
      await removeServerFile(home);
      await Promise.all([listening.close(), door.close()]);
    }
  } finally {
    await house?.stop();
    stop.forget();
  }
}

const hostsOf = ({ host, allowedHosts }: ServeOptions): readonly string[] =>
  ['0.0.0.0', '::'].includes(host) ? allowedHosts : [host, ...allowedHosts];

/** Says how to get in where nobody has an account yet. */
const greet =
  ({ terminal }: PlaceOf): WhenServing =>
  async (house, url) => {
    const first = await firstAdministrator(house);
    if (first === null) return;
    await terminal.out(`Sign in as the first administrator (works once, within a day): ${url}${first.linkPath}\n`);
  };

async function refuseSecond(home: string): Promise<void> {
  const running = await findServer(home);
  if (running === null) return;
  throw new Failure(
    'LL-SERVE-RUNNING',
    `Lamplighter already serves ${home} at ${running.url}, as process ${running.pid}.`,
    'Use that one, stop it first, or name another folder with --home.',
  );
}
