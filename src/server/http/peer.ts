/** What the server below hands over with a request: `@hono/node-server`'s own form, or plain fields from inside the process. */
export type Env = {
  readonly remoteAddress?: string;
  readonly secure?: boolean;
  readonly incoming?: {
    readonly socket?: { readonly remoteAddress?: string | undefined; readonly encrypted?: boolean };
  };
};

export type Peer = { readonly address: string; readonly isSecure: boolean };

/** Who is at the other end of the connection; proxy headers are not believed. */
export function peerOf(env: unknown): Peer {
  const { remoteAddress, secure, incoming } = (env ?? {}) as Env;
  return {
    address: remoteAddress ?? incoming?.socket?.remoteAddress ?? 'unknown',
    isSecure: secure ?? incoming?.socket?.encrypted === true,
  };
}

export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}
