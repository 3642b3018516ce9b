import { addressOf } from '#api/client';
import { operations, type OperationId } from '#api/operations';
import type { App } from '#server/create-app';

/** One call of one operation, as someone with a token or as nobody. */
export type Probe = {
  readonly op: OperationId;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  readonly token?: string | null;
};

/** What came back, made comparable. */
export type Reply = {
  readonly op: OperationId;
  readonly asked: string;
  readonly status: number;
  readonly headers: string;
  readonly body: string;
};

export type Transcript = {
  readonly replies: Reply[];
  /** Names an id before it shows, so that the same guess has the same name in every world. */
  name(id: string, as: string): void;
  /** Calls, notes the comparable reply, and hands back the body as it came. */
  call(probe: Probe): Promise<{ status: number; json: unknown }>;
};

const uuidForm = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const tokenForm = /(?<=lamplighter_session=|"token":"|#)[\w-]{43}/g;
const cursorForm = /(?<="nextCursor":"|cursor=)[\w-]+/g;

/**
 * Everything that someone asked and was told, in order. Only what differs by construction is replaced: ids, which come
 * from random nonces, by the order in which they first show, and the tokens of sessions and links. Times need nothing:
 * both worlds run on the same clock. Cursors are opened, so that the ids inside them are seen.
 */
export function createTranscript(app: App, base: string, token: string, address: string): Transcript {
  const known = new Map<string, string>();
  const replies: Reply[] = [];
  let shown = 0;
  const comparable = (text: string): string =>
    text
      .replace(cursorForm, (cursor) => Buffer.from(cursor, 'base64url').toString('utf8'))
      .replace(uuidForm, (id) => {
        const name = known.get(id) ?? `id ${(shown += 1)}`;
        known.set(id, name);
        return name;
      })
      .replace(tokenForm, 'token');

  return {
    replies,
    name: (id, as) => void known.set(id, as),
    async call({ op, params = {}, query = {}, body, token: other }) {
      const operation = operations[op];
      const address_ = addressOf(base, operation.path, { ...params }, { ...query });
      const headers: Record<string, string> = {};
      const used = other === undefined ? token : other;
      if (used !== null) headers['authorization'] = `Bearer ${used}`;
      const init: RequestInit = { method: operation.method, headers };
      if (operation.body === 'bytes') {
        init.body = body as Uint8Array<ArrayBuffer>;
        headers['content-type'] = 'application/octet-stream';
      } else if (operation.body !== null) {
        init.body = JSON.stringify(body ?? {});
        headers['content-type'] = 'application/json';
      }
      const response = await app.fetch(new Request(address_, init), { remoteAddress: address });
      const text = await response.text();
      const asked = `${operation.method} ${decodeURIComponent(address_.slice(base.length))} ${typeof init.body === 'string' ? init.body : ''}`;
      replies.push({
        op,
        asked: comparable(asked),
        status: response.status,
        headers: comparable(JSON.stringify([...response.headers].filter(([name]) => name !== 'date'))),
        body: comparable(text),
      });
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return { status: response.status, json: isJson ? (JSON.parse(text) as unknown) : text };
    },
  };
}

/** The first reply in which two transcripts differ, in words; null where they are the same. */
export function firstDifference(one: readonly Reply[], other: readonly Reply[]): string | null {
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    const [a, b] = [one[i], other[i]];
    if (a === undefined || b === undefined) return `one was asked ${i} times: ${a?.asked ?? b?.asked}`;
    for (const part of ['asked', 'status', 'headers', 'body'] as const) {
      if (a[part] === b[part]) continue;
      const [x, y] = [String(a[part]), String(b[part])];
      let at = 0;
      while (x[at] === y[at]) at += 1;
      const around = (text: string) => text.slice(Math.max(0, at - 300), at + 300);
      return `${a.asked}\n${part} of reply ${i} differs at ${at}:\n${around(x)}\n${around(y)}`;
    }
  }
  return null;
}
