import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { WebSocketServer } from 'ws';
import { toMulaw } from '../../../src/simulator/tty/impair.ts';
import { TestReceiver } from '../../../src/simulator/tty/test-receiver.ts';
import { sendByTestTty } from '../../../src/simulator/tty/test-sender.ts';
import type { Route, Upgrade } from '../../support/tiny-line.ts';

/** A message of the carrier, with what the tests look at. */
export interface CarrierMessage {
  readonly event: string;
  readonly sequenceNumber?: string;
  readonly streamSid?: string;
  readonly start?: {
    readonly callSid: string;
    readonly streamSid: string;
    readonly customParameters: Readonly<Record<string, string>>;
  };
  readonly media?: { readonly chunk: string; readonly timestamp: string; readonly payload: string };
  readonly dtmf?: { readonly digit: string };
  readonly mark?: { readonly name: string };
}

/** One stream as the line sees it. */
export class LineStream {
  readonly messages: CarrierMessage[] = [];
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Baudot that the caller has sent. */
  text = '';
  closeCode: number | null = null;
  readonly #receiver = new TestReceiver();
  readonly #write: (message: string | Buffer) => void;
  readonly close: () => void;

  constructor(
    request: IncomingMessage,
    write: (message: string | Buffer) => void,
    close: () => void,
  ) {
    this.path = request.url ?? '';
    this.headers = request.headers;
    this.#write = write;
    this.close = close;
  }

  take(message: CarrierMessage): void {
    this.messages.push(message);
    if (message.media)
      this.text += this.#receiver.push(Buffer.from(message.media.payload, 'base64'));
  }

  /** Plays bytes to the caller, then asks to be told. */
  play(audio: Uint8Array, mark: string): void {
    this.send({ event: 'media', media: { payload: Buffer.from(audio).toString('base64') } });
    this.send({ event: 'mark', mark: { name: mark } });
  }

  type(text: string, mark = 'typed'): void {
    this.play(toMulaw(sendByTestTty(text)), mark);
  }

  send(message: object): void {
    const streamSid = this.messages.find(({ event }) => event === 'start')?.streamSid;
    this.#write(JSON.stringify({ streamSid, ...message }));
  }

  sendRaw(message: string | Buffer): void {
    this.#write(message);
  }

  /** The events in order, each run of media as one. */
  get events(): readonly string[] {
    const all = this.messages.map(({ event }) => event);
    return all.filter((event, at) => event !== 'media' || all[at - 1] !== 'media');
  }

  get frames(): readonly CarrierMessage[] {
    return this.messages.filter(({ event }) => event === 'media');
  }
}

export interface StreamServer {
  readonly upgrade: Upgrade;
  readonly streams: readonly LineStream[];
}

/** Takes every stream; `on` is told of each of the carrier's messages. */
export function streamServer(
  on: (message: CarrierMessage, stream: LineStream) => void = () => {},
): StreamServer {
  const sockets = new WebSocketServer({ noServer: true });
  const streams: LineStream[] = [];
  const upgrade: Upgrade = (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const stream = new LineStream(
        request,
        (message) => webSocket.send(message),
        () => webSocket.close(),
      );
      streams.push(stream);
      webSocket.on('message', (data) => {
        const message = JSON.parse(String(data)) as CarrierMessage;
        stream.take(message);
        on(message, stream);
      });
      webSocket.on('close', (code) => {
        stream.closeCode = code;
      });
    });
  };
  return { upgrade, streams };
}

/** A document with the URL of its own server's streams in place of STREAM_URL. */
export function withStreams(verbs: string): Route {
  return (request, response) => {
    const url = `ws://${request.headers.host}/stream`;
    const body = `<Response>${verbs.replaceAll('STREAM_URL', url)}</Response>`;
    response.writeHead(200, { 'Content-Type': 'text/xml' }).end(body);
  };
}
