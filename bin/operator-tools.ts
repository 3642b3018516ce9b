import type { OperatorTools } from '#cli/operator-tools';
import { localOperatorRef } from '#server/policies/local-operator';
import { takeCheckpoint, type Checkpoint } from '#store/checkpoint';
import { eraseDocument } from '#store/erase';
import { findDocumentForOperator } from '#store/find-document';
import { openInstallation } from '#store/installation';
import { connectOnce } from '#store/connect';
import { migrate, schemaVersion } from '#store/migrate';
import { migrations } from '#store/migrations/migrations';
import { rebuild } from '#store/rebuild';
import { verifyLedger } from '#store/verify';
import { databaseUrl } from './database-url.ts';
import type { PlaceOf } from './place.ts';
import { requireSchema } from './require-schema.ts';
import { sayTo } from './say.ts';

/** The operator's tools over a data folder's database: its own server is started where none runs, and used beside one that does. */
export async function openOperatorTools({ home, terminal }: PlaceOf): Promise<OperatorTools> {
  const log = sayTo(terminal);
  const installation = await openInstallation({
    home,
    databaseUrl: databaseUrl(),
    log,
    whenHeld: 'attach',
  });
  const { admin, operator, passwords } = installation;
  const whole = async () => {
    const client = await connectOnce(admin);
    try {
      requireSchema(await schemaVersion(client), migrations.at(-1)!.id);
    } finally {
      await client.end();
    }
  };
  return {
    migrate: () => migrate(admin, passwords),
    async verify({ checkpoint, onProgress }) {
      await whole();
      return verifyLedger(operator, {
        onProgress,
        ...(checkpoint === undefined ? {} : { checkpoint: checkpoint as Checkpoint }),
      });
    },
    async checkpoint() {
      await whole();
      return takeCheckpoint(operator, new Date());
    },
    async rebuild(onProgress) {
      await whole();
      return rebuild(operator, onProgress);
    },
    async findDocument(of) {
      await whole();
      return findDocumentForOperator(operator, of);
    },
    async erase({ caseId, compartmentId, documentId, authority }) {
      await whole();
      const of = { caseId, compartmentId, documentId, authority, actor: localOperatorRef };
      return eraseDocument(operator, of, Date.now());
    },
    close: () => installation.stop(),
  };
}
