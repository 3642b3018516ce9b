import { z } from 'zod';
import { gradeSchemes, isGrade, type Grade } from '#domain/grade';
import { caseRoles } from '#domain/role';

export const key = z.string().regex(/^[a-z]+(?:-[a-z]+)*$/);

export const grade = z
  .strictObject({
    scheme: z.enum(gradeSchemes),
    source: z.string(),
    information: z.string(),
    handling: z.string().exactOptional(),
  })
  .refine((value: Grade) => isGrade(value), 'no such grade in its scheme');

export const account = z.strictObject({
  key,
  name: z.string().min(1),
  login: z.email(),
  /** Manages accounts and reads no case. */
  administrator: z.boolean(),
  /** Roles by compartment key; none at all for somebody outside the case. */
  roles: z.record(key, z.array(z.enum(caseRoles)).min(1)),
  about: z.string().min(1),
});
