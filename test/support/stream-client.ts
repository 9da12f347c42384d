import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { type Streams, type StreamsOptions, serveStreams } from '../../src/http/stream.ts';
import { createLogger } from '../../src/log.ts';
import { signRequest } from '../../src/simulator/wire/sign.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open.ts';
import { makeStreamToken, type StreamKind } from '../../src/twilio/stream-url.ts';
import { HandClock } from './hand-clock.ts';

export const accountSid = `AC${'5'.repeat(32)}`;
export const callSid = `CA${'7'.repeat(32)}`;
const streamSid = `MZ${'1'.repeat(32)}`;
const authToken = 'primary-token-primary-token-00000';
const secret = 'a-turn-secret-for-the-stream-tests';
export const signedUrl = 'wss://pay.example.test/voice/stream';

/** A server with nothing but its streams, and what a carrier does to them. */
export class StreamBench {
  readonly logs: string[] = [];
  readonly sockets = new HandClock();
  readonly clock = new HandClock();
  readonly db = openDatabase(':memory:');
  readonly #server: Server = createServer((_request, response) => response.writeHead(404).end());
  #nonces = 0;
  #streams: Streams | null = null;

  async start(ports: StreamsOptions['ports']): Promise<Streams> {
    migrate(this.db, 0);
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const write = (text: string) => this.logs.push(text);
    this.#streams = serveStreams(this.#server, {
      publicBaseUrl: 'https://pay.example.test',
      accountSid,
      authTokens: [authToken],
      secret,
      db: this.db,
      clock: this.clock,
      socketClock: this.sockets,
      log: createLogger({ level: 'debug', destination: { write } }),
      ports,
    });
    return this.#streams;
  }

  token(kind: StreamKind = 'session', ofCall = callSid): string {
    this.#nonces += 1;
    const nonce = String(this.#nonces).padStart(32, '0');
    return makeStreamToken(secret, ofCall, { kind, turn: 3, nonce, madeAtMilliseconds: 0 });
  }

  connect(signed: string | null = signedUrl, path = '/voice/stream'): StreamClient {
    const { port } = this.#server.address() as AddressInfo;
    const signature = signed === null ? null : signRequest(authToken, signed, {});
    return new StreamClient(`ws://127.0.0.1:${port}${path}`, signature);
  }

  async stop(): Promise<void> {
    await this.#streams?.close();
    await new Promise((resolve) => this.#server.close(resolve));
    this.db.close();
  }
}

export class StreamClient {
  readonly messages: { event: string; media?: { payload: string }; mark?: { name: string } }[] = [];
  /** The status of a refused handshake, or the code of the close. */
  readonly ended: Promise<number>;
  readonly #socket: WebSocket;
  readonly #open: Promise<void>;

  constructor(url: string, signature: string | null) {
    const headers = signature === null ? {} : { 'X-Twilio-Signature': signature };
    this.#socket = new WebSocket(url, { headers });
    this.#open = new Promise((resolve) => this.#socket.once('open', resolve));
    this.ended = new Promise((resolve) => {
      this.#socket.on('unexpected-response', (_request, response) => {
        resolve(response.statusCode ?? 0);
        response.resume();
      });
      this.#socket.on('close', resolve);
      this.#socket.on('error', () => undefined);
    });
    this.#socket.on('message', (data) => this.messages.push(JSON.parse(String(data))));
  }

  async send(message: unknown): Promise<void> {
    await this.#open;
    this.#socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  async sendBytes(bytes: Uint8Array): Promise<void> {
    await this.#open;
    this.#socket.send(bytes);
  }

  async begin(token: string, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.send({ event: 'connected', protocol: 'Call', version: '1.0.0' });
    await this.send({
      event: 'start',
      sequenceNumber: '1',
      streamSid,
      start: {
        ...{ accountSid, callSid, streamSid, tracks: ['inbound'] },
        customParameters: { token },
        mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
        ...more,
      },
    });
  }

  /** Sends audio in frames of 20 ms and gives marks back as if they had been played. */
  async audio(bytes: Uint8Array): Promise<void> {
    for (let from = 0; from < bytes.length; from += 160) {
      const payload = Buffer.from(bytes.subarray(from, from + 160)).toString('base64');
      await this.send({ event: 'media', streamSid, media: { track: 'inbound', payload } });
    }
    await this.taken();
  }

  silence(milliseconds: number): Promise<void> {
    return this.audio(new Uint8Array(milliseconds * 8).fill(0xff));
  }

  /** Plays all there is: gives every mark back once. */
  async plays(): Promise<void> {
    for (let given = 0; given < this.marks.length; given += 1) {
      await this.send({ event: 'mark', streamSid, mark: { name: this.marks[given] } });
      await this.taken();
    }
  }

  get marks(): string[] {
    return this.messages.flatMap(({ mark }) => (mark ? [mark.name] : []));
  }

  /** All audio that was sent to be played. */
  get heard(): Uint8Array {
    return Buffer.concat(
      this.messages.map(({ media }) => Buffer.from(media?.payload ?? '', 'base64')),
    );
  }

  /** The line has taken in what was sent. */
  async taken(): Promise<void> {
    await this.#open;
    await new Promise<void>((resolve) => {
      this.#socket.once('pong', () => resolve());
      this.#socket.once('close', () => resolve());
      this.#socket.ping();
    });
  }
}
