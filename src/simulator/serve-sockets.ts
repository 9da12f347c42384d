import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

const MAXIMUM_MESSAGE_BYTES = 4096;

/** Answers WebSockets at these paths; returns what closes them all. */
export function serveSockets(
  server: Server,
  paths: Readonly<Record<string, (socket: WebSocket) => void>>,
): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAXIMUM_MESSAGE_BYTES });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = request.url?.split('?')[0] ?? '';
    const serve = Object.hasOwn(paths, path) ? paths[path] : undefined;
    if (serve === undefined) refuse(socket, '404 Not Found');
    else if (isForeign(request)) refuse(socket, '403 Forbidden');
    else sockets.handleUpgrade(request, socket, head, serve);
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** A page of another origin must not place or take calls through a visitor's browser. */
function isForeign({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
