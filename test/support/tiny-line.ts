import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly form: Readonly<Record<string, string>>;
}

/** A TwiML document, or whatever else a server can do with a request. */
export type Route = string | ((request: ReceivedRequest, response: ServerResponse) => unknown);

export interface TinyLine {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** The requests for one path, query left out. */
  to(path: string): readonly ReceivedRequest[];
}

/** What a server does with a request to speak something other than HTTP. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** A webhook server for one test. A path without a route answers 404. */
export async function startTinyLine(
  routes: Readonly<Record<string, Route>>,
  upgrade?: Upgrade,
): Promise<TinyLine> {
  const requests: ReceivedRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const { method = '', url: path = '', headers } = incoming;
    const form = Object.fromEntries(new URLSearchParams(body));
    const request = { method, path, headers, body, form };
    requests.push(request);
    const route = routes[path.split('?')[0] ?? ''];
    if (typeof route === 'function') route(request, response);
    else if (route === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Type': 'text/xml' }).end(route);
  });
  if (upgrade) server.on('upgrade', upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const to = (path: string) => requests.filter((request) => request.path.split('?')[0] === path);
  return { url, requests, to };
}
