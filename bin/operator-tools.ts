import type { OperatorTools } from '#cli/operator-tools';
import { localOperatorRef } from '#server/policies/local-operator';
import { takeCheckpoint, type Checkpoint } from '#store/checkpoint';
import { eraseDocument } from '#store/erase';
import { openInstallation } from '#store/installation';
import { migrate } from '#store/migrate';
import { rebuild } from '#store/rebuild';
import { verifyLedger } from '#store/verify';
import type { PlaceOf } from './place.ts';
import { sayTo } from './say.ts';

/** The operator's tools over a data folder's database: its own server is started where none runs, and used beside one that does. */
export async function openOperatorTools({ home, terminal }: PlaceOf): Promise<OperatorTools> {
  const log = sayTo(terminal);
  const installation = await openInstallation({
    home,
    databaseUrl: process.env['DATABASE_URL'],
    log,
    whenHeld: 'attach',
  });
  const { admin, operator, passwords } = installation;
  return {
    migrate: () => migrate(admin, passwords),
    verify: ({ checkpoint, onProgress }) =>
      verifyLedger(operator, {
        onProgress,
        ...(checkpoint === undefined ? {} : { checkpoint: checkpoint as Checkpoint }),
      }),
    checkpoint: () => takeCheckpoint(operator, new Date()),
    rebuild: (onProgress) => rebuild(operator, onProgress),
    erase: (of) => eraseDocument(operator, { ...of, actor: localOperatorRef }, Date.now()),
    close: () => installation.stop(),
  };
}
