import { request } from 'node:http';
import { connect } from 'node:net';
import { Failure } from '#domain/failure';
import { afterEach, describe, expect, it } from 'vitest';
import { heard } from './http/heard.ts';
import { problemResponse } from './http/problem.ts';
import { listen, type Listening } from './listen.ts';

const open: Listening[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
const app = {
  async fetch(asked: Request, env?: unknown) {
    const peer = (env as { incoming: { socket: { remoteAddress: string } } }).incoming.socket.remoteAddress;
    let size = 0;
    if (asked.body !== null)
      for await (const chunk of asked.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>)
        size += chunk.length;
    return Response.json({ url: asked.url, peer, size });
  },
  close: async () => undefined,
};
const start = async (port = 0) => {
  const listening = await listen(app, { host: '127.0.0.1', port });
  open.push(listening);
  return listening;
};

describe('listening', () => {
  it('takes a free port, says where, and hands over who is at the other end', async () => {
    const { url, port } = await start();
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect(await (await fetch(`${url}/a`)).json()).toMatchObject({ url: `${url}/a`, peer: '127.0.0.1' });
  });

  it('streams what is sent', async () => {
    const { url } = await start();
    const body = new Blob([new Uint8Array(3_000_000)]).stream();
    const response = await fetch(url, { method: 'POST', body, duplex: 'half' });
    expect(await response.json()).toMatchObject({ size: 3_000_000 });
  });

  it('answers a sender who falls silent, and closes', async () => {
    const impatient = {
      async fetch(asked: Request) {
        try {
          for await (const _ of heard(asked.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>, 20));
          return new Response();
        } catch (error) {
          if (error instanceof Failure) return problemResponse(error);
          throw error;
        }
      },
      close: async () => undefined,
    };
    const listening = await listen(impatient, { host: '127.0.0.1', port: 0 });
    open.push(listening);
    const answer = await new Promise<string>((resolve, reject) => {
      let all = '';
      const socket = connect(listening.port, '127.0.0.1');
      socket.on('data', (chunk: Buffer) => (all += chunk.toString()));
      socket.on('end', () => socket.end()).on('close', () => resolve(all));
      socket.on('error', reject);
      socket.write('POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 99\r\n\r\nhalf');
    });
    expect(answer).toMatch(/^HTTP\/1.1 408 [^]*connection: close[^]*LL-SILENT/i);
  });

  it('says that a port is taken', async () => {
    const { port } = await start();
    await expect(start(port)).rejects.toMatchObject({ code: 'LL-PORT-TAKEN' });
  });

  it('keeps the host that was asked for, so that it can be refused', async () => {
    const { port } = await start();
    const text = await new Promise<string>((resolve, reject) => {
      request({ port, host: '127.0.0.1', headers: { host: 'evil.example' } }, (answer) => {
        let all = '';
        answer.on('data', (chunk: Buffer) => (all += chunk.toString()));
        answer.on('end', () => resolve(all));
      })
        .on('error', reject)
        .end();
    });
    expect(JSON.parse(text)).toMatchObject({ url: 'http://evil.example/' });
  });

  it('ends although a connection is kept alive', async () => {
    const listening = await start();
    await (await fetch(listening.url)).text();
    await listening.close();
    await expect(fetch(listening.url)).rejects.toThrow();
    open.length = 0;
  });
});
