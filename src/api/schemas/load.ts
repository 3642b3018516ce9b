import { z } from 'zod';
import { loadStates } from '#domain/load-state';
import { instant, person, text, uuid } from './common.ts';

const count = z.int().min(0);

export const load = z.object({
  loadId: uuid,
  compartmentId: uuid,
  /** The folder, archive or box, as its sender named it. */
  label: text,
  by: person,
  state: z.enum(loadStates),
  startedAt: instant,
  /** Files there are to send. */
  total: count,
  received: count,
  /** Documents found inside those received; they are counted below with them. */
  inside: count,
  waiting: count,
  read: count,
  unreadable: count,
  setAside: count,
});
export type Load = z.output<typeof load>;
