import { InvalidArgumentError } from 'commander';

/** As the API's own rule for logins, told before anything is started. */
export function parseLogin(text: string): string {
  const login = text.trim().toLowerCase();
  if (/^[a-z0-9][a-z0-9._-]{1,62}$/.test(login)) return login;
  throw new InvalidArgumentError('A login is two to 63 of a-z 0-9 . _ -');
}
