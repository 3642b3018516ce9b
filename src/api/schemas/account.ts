import { z } from 'zod';
import { instant, uuid } from './common.ts';

export const loginName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,62}$/, 'two to 63 of a-z 0-9 . _ -');

export const account = z.object({
  accountId: uuid,
  login: z.string(),
  name: z.string(),
  administrator: z.boolean(),
  mayOpenCases: z.boolean(),
  disabled: z.boolean(),
  createdAt: instant,
});
export type Account = z.infer<typeof account>;

export const session = z.object({
  account,
  hasPassword: z.boolean(),
  /** Setting a password asks for the one now; shortly after a sign-in link it does not, since that one may be forgotten. */
  asksPassword: z.boolean(),
  expiresAt: instant,
});
export type Session = z.infer<typeof session>;
