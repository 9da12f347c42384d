import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { Database } from '../store/open.ts';
import { streamPath, streamUrl } from '../twilio/stream-url.ts';
import { verifyRequest } from '../twilio/verify-request.ts';
import type { StreamCall, StreamPorts } from './stream-calls.ts';
import { serveSocket } from './stream-socket.ts';

export interface StreamsOptions {
  /** As in the configuration, without a slash at its end. */
  readonly publicBaseUrl: string;
  readonly accountSid: string;
  readonly authTokens: readonly string[];
  /** TURN_SECRET, which sealed the tokens. */
  readonly secret: string;
  readonly db: Database;
  /** The line's clock: tokens are made and judged by it. */
  readonly clock: Clock;
  /** Real time, even where calls run on another: it bounds sockets, not rules. */
  readonly socketClock: Clock;
  readonly log: Logger;
  readonly ports: StreamPorts;
}

export interface Streams {
  /** Ends the watch of a call, if there is one here: its caller keys, or is about to pay. */
  stopWatch(callSid: string): void;
  /** True while a call's TTY session runs in this process. */
  hasSession(callSid: string): boolean;
  /** Takes no more streams and closes those there are; their calls go on with their next verb. */
  close(): Promise<void>;
}

const STREAMS_MOST = 500;
const MESSAGE_BYTES_MOST = 64 * 1024;
const CHECKED_EVERY_MILLISECONDS = 5000;

/**
 * Answers the upgrades of Twilio's Media Streams at /voice/stream. The signature is checked before
 * anything else is looked at; the token, the call and the account follow in `start`.
 */
export function serveStreams(server: Server, options: StreamsOptions): Streams {
  // A pong tells that everything before its ping has been taken in; so we send it ourselves.
  const limits = { noServer: true, maxPayload: MESSAGE_BYTES_MOST, autoPong: false };
  const sockets = new WebSocketServer(limits);
  const calls = new Set<StreamCall>();
  const ending = new Set<Promise<void>>();
  const checks = new Set<() => void>();
  const closing = new AbortController();
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isFull = sockets.clients.size >= STREAMS_MOST || closing.signal.aborted;
    const refusal = refusalOf(request, options) ?? (isFull ? '503 Service Unavailable' : null);
    if (refusal !== null) {
      options.log.warn({ refusal }, 'A stream was refused.');
      refuse(socket, refusal);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) =>
      serveSocket(webSocket, { ...options, calls, ending, checks }),
    );
  };
  server.on('upgrade', onUpgrade);
  const checked = keepChecked(options.socketClock, checks, closing.signal);
  const ofCall = (callSid: string) => [...calls].filter((call) => call.callSid === callSid);
  return {
    stopWatch: (callSid) => {
      for (const call of ofCall(callSid)) if (call.kind === 'watch') call.close();
    },
    hasSession: (callSid) => ofCall(callSid).some(({ kind }) => kind === 'session'),
    async close() {
      closing.abort();
      server.off('upgrade', onUpgrade);
      const settled = [...calls].map((call) => {
        call.lost();
        return call.settled();
      });
      for (const socket of sockets.clients) socket.close(GOING_AWAY);
      await Promise.all([checked, ...settled, ...ending]);
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

/** RFC 6455 7.4.1: the server goes down. */
const GOING_AWAY = 1001;

/** Twilio's documents leave open whether it signs the URL with a slash at its end; both are ours. */
function refusalOf(
  { url = '', headers, method }: IncomingMessage,
  { publicBaseUrl, authTokens }: StreamsOptions,
): string | null {
  if (url !== streamPath && url !== `${streamPath}/`) return '404 Not Found';
  if (method !== 'GET') return '405 Method Not Allowed';
  const header = headers['x-twilio-signature'];
  const signature = typeof header === 'string' ? header : undefined;
  const signedUrl = streamUrl(publicBaseUrl);
  const isSigned = [signedUrl, `${signedUrl}/`].some((one) =>
    verifyRequest({ authTokens, url: one, params: [], signature }),
  );
  return isSigned ? null : '403 Forbidden';
}

function refuse(socket: Duplex, refusal: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Lets every socket look at its own time; one sleeper for all of them. */
async function keepChecked(
  clock: Clock,
  checks: ReadonlySet<() => void>,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    await clock.sleep(CHECKED_EVERY_MILLISECONDS, stop);
    for (const check of checks) check();
  }
}
