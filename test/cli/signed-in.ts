import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient, type Client } from '#api/client';

/** A client of the server that runs on a data folder, as one of its accounts. */
export async function signedIn(home: string, login: string): Promise<Client> {
  const file = JSON.parse(await readFile(join(home, 'run', 'server.json'), 'utf8')) as {
    url: string;
    localKey: string;
  };
  const send = (request: Request) => fetch(request);
  const { token } = await createClient(file.url, send).call('openLocalSession', {
    body: { key: file.localKey, login },
  });
  return createClient(file.url, send, { authorization: `Bearer ${token}` });
}
