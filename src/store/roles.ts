import { createHash } from 'node:crypto';
import type { RoleNames } from './migrations/migration.ts';

/** PostgreSQL cuts names at 63 bytes; a long database name keeps its start and a hash of the whole. */
function short(database: string): string {
  const plain = database.toLowerCase().replace(/[^a-z0-9_]/g, '_');
  if (plain === database && plain.length <= 40) return plain;
  return `${plain.slice(0, 30)}_${createHash('sha256').update(database).digest('hex').slice(0, 8)}`;
}

/** The roles of one database: plain names of a-z, 0-9 and _, so that they may stand in SQL as they are. */
export function roleNames(database: string): RoleNames {
  const base = short(database);
  return { app: `${base}_app`, operator: `${base}_operator`, search: `${base}_search` };
}
