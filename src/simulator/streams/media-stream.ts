import type { RawData, WebSocket } from 'ws';
import type { Clock } from '../../clock.ts';
import type { CarrierError } from '../contract.ts';
import { FRAME_MILLISECONDS } from './frames.ts';
import {
  connectedMessage,
  dtmfMessage,
  markMessage,
  mediaMessage,
  readLineMessage,
  type StreamFacts,
  startMessage,
  stopMessage,
} from './messages.ts';
import { Playback } from './playback.ts';

export interface MediaStreamOptions {
  readonly socket: WebSocket;
  readonly facts: StreamFacts;
  /** As `<Stop>` names it; '' when it has none. */
  readonly name: string;
  /** False: a fork, which only listens. */
  readonly isTwoWay: boolean;
  /** Limits how long the line may take to close its end. */
  readonly wireClock: Clock;
  readonly report: (error: CarrierError) => void;
}

/** How long the line may take to close its end, or to take in what was sent. */
const PATIENCE_MILLISECONDS = 5000;

/** One open stream: the caller's sound to the line, and on a two-way stream the line's sound back. */
export class MediaStream {
  readonly name: string;
  readonly isTwoWay: boolean;
  /** Resolves when the socket is closed, by whichever end. */
  readonly closed: Promise<void>;
  readonly #options: MediaStreamOptions;
  readonly #playback = new Playback();
  readonly #over = new AbortController();
  #sequence = 0;
  #chunks = 0;

  constructor(options: MediaStreamOptions) {
    const { socket, name, isTwoWay, facts } = options;
    this.#options = options;
    this.name = name;
    this.isTwoWay = isTwoWay;
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.#over.abort();
        resolve();
      });
    });
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('error', () => socket.terminate());
    socket.send(JSON.stringify(connectedMessage));
    this.#send(startMessage(facts));
  }

  /** False from the moment that either end begins to close. */
  get isOpen(): boolean {
    const { socket } = this.#options;
    return socket.readyState === socket.OPEN;
  }

  /** Aborted when the socket is closed. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  /** Sends the caller's next 20 ms. */
  sendFrame(audio: Uint8Array): void {
    this.#chunks += 1;
    this.#send(mediaMessage(this.#chunks, (this.#chunks - 1) * FRAME_MILLISECONDS, audio));
  }

  sendKey(digit: string): void {
    this.#send(dtmfMessage(digit));
  }

  /** Plays the line's next 20 ms and tells the line of the marks that were reached. */
  playFrame(): Uint8Array {
    const { audio, marks } = this.#playback.next();
    this.#tellMarks(marks);
    return audio;
  }

  /** Resolves when the line has taken in everything sent so far. */
  async taken(): Promise<void> {
    const { socket, wireClock } = this.#options;
    if (!this.isOpen) return;
    const answered = new AbortController();
    const either = AbortSignal.any([answered.signal, this.#over.signal]);
    const onPong = () => answered.abort();
    socket.once('pong', onPong);
    socket.ping();
    await wireClock.sleep(PATIENCE_MILLISECONDS, either);
    socket.off('pong', onPong);
    if (!either.aborted) socket.terminate();
  }

  /** Tells the line that it is over and closes. */
  async end(): Promise<void> {
    const { socket, facts, wireClock } = this.#options;
    if (this.isOpen) {
      this.#send(stopMessage(facts));
      socket.close(1000);
    }
    await wireClock.sleep(PATIENCE_MILLISECONDS, this.#over.signal);
    if (!this.#over.signal.aborted) socket.terminate();
  }

  #receive(data: RawData, isBinary: boolean): void {
    const { facts, report } = this.#options;
    const message = readLineMessage(isBinary ? null : String(data), facts.streamSid);
    if ('code' in message) report({ ...message, severity: 'error' });
    else if (!this.isTwoWay) {
      const why = 'The line sent sound over a stream that only listens (<Start>); it is lost.';
      report({ code: 31951, message: why, severity: 'error' });
    } else if (message.event === 'media') {
      this.#playback.add(Uint8Array.from(Buffer.from(message.media.payload, 'base64')));
    } else if (message.event === 'mark') {
      this.#tellMarks(this.#playback.addMark(message.mark.name));
    } else this.#tellMarks(this.#playback.clear());
  }

  #tellMarks(names: readonly string[]): void {
    for (const name of names) this.#send(markMessage(name));
  }

  #send(message: object): void {
    if (!this.isOpen) return;
    this.#sequence += 1;
    const { socket, facts } = this.#options;
    const sequenceNumber = String(this.#sequence);
    socket.send(JSON.stringify({ ...message, sequenceNumber, streamSid: facts.streamSid }));
  }
}
