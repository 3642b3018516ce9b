import { Failure } from '#domain/failure';

/** For whoever runs the machine, who may know which accounts there are and how they stand. */
export const barred = (login: string): Failure =>
  new Failure(
    'LL-USER-BARRED',
    `The account ${login} is barred.`,
    'It can neither sign in nor act, and a bar is not lifted; make another with lamplighter user add.',
  );
