import { Failure } from '#domain/failure';

/** The PostgreSQL that DATABASE_URL names; undefined where the embedded one is meant. The address is never repeated: it may hold a password. */
export function databaseUrl(): string | undefined {
  const given = process.env['DATABASE_URL'];
  if (given === undefined || given === '') return undefined;
  if (URL.canParse(given) && /^postgres(ql)?:$/.test(new URL(given).protocol)) return given;
  throw new Failure(
    'LL-CLI-DATABASE-URL',
    'DATABASE_URL is no address of a PostgreSQL database.',
    'Write it as postgres://owner:password@host:5432/database; a socket goes to ?host=/folder after localhost.',
  );
}
