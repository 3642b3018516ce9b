import { Failure } from '#domain/failure';

/** Who acts: the one named by `--as`, else by LAMPLIGHTER_AS, else the only account there is. */
export async function chooseAccount(
  named: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  logins: () => Promise<readonly string[]>,
): Promise<string> {
  const chosen = named ?? env['LAMPLIGHTER_AS'];
  if (chosen !== undefined && chosen !== '') return chosen;
  const known = await logins();
  if (known.length === 1) return known[0]!;
  if (known.length === 0) {
    throw new Failure(
      'LL-CLI-WHO',
      'There is no account yet on whose behalf to act.',
      'Make one first: lamplighter user add LOGIN --name "First Last" --administrator',
    );
  }
  throw new Failure(
    'LL-CLI-WHO',
    'There is more than one account, and the ledger notes who did what.',
    `Say which with --as LOGIN or LAMPLIGHTER_AS: ${known.slice(0, 8).join(', ')}${known.length > 8 ? ', …' : ''}`,
    { logins: known },
  );
}
