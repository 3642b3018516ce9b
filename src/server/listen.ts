import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Failure } from '#domain/failure';
import type { App } from './create-app.ts';

export type Listening = {
  /** "http://127.0.0.1:4180" */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, lets those under way end, and cuts those that do not within `graceMs`. */
  close(graceMs?: number): Promise<void>;
};

/** Opens a port for the app; port 0 takes a free one. */
export async function listen(app: App, options: { host: string; port: number }): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, env) => app.fetch(request, env),
    // A large document may take long to come; a sender who falls silent is given up where the body is read.
    serverOptions: { requestTimeout: 0, headersTimeout: 60_000 },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      reject(
        new Failure(
          isTaken ? 'LL-PORT-TAKEN' : 'LL-PORT',
          isTaken ? `Port ${options.port} is taken.` : `Port ${options.port} cannot be opened.`,
          'Choose another with --port, or stop what holds it.',
        ),
      );
    });
    server.listen(options.port, options.host, resolve);
  });
  const { port, family, address } = server.address() as AddressInfo;
  const host = family === 'IPv6' ? `[${address}]` : address;
  return {
    url: `http://${host}:${port}`,
    port,
    close: (graceMs = 3000) =>
      new Promise((resolve) => {
        const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}
