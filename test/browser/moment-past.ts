import type { Client } from '#api/client';

/** A whole second that everything so far lies before and everything to come lies after, as it is typed in a field. */
export async function momentPast(client: Client): Promise<string> {
  const second = Math.floor(Date.now() / 1000) + 1;
  while (Date.now() < (second + 1) * 1000) await client.call('listCases');
  const at = new Date(second * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}
