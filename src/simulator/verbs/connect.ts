import type { Call } from '../call.ts';
import { goOn, Interrupted, type Outcome } from '../outcome.ts';
import type { MediaStream } from '../streams/media-stream.ts';
import { openStream } from '../streams/open-stream.ts';
import type { ConnectVerb } from '../twiml/connect.ts';
import type { StreamNoun } from '../twiml/stream.ts';
import { ToldKeys } from './told-keys.ts';

/** The `listen` event of a two-way stream; handsets know by it that a TTY may be typed at. */
export const STREAM_LISTENS = 'Connect';

/**
 * Talks to the line over a two-way stream until the line closes it; then the document goes on. A
 * hang-up or the REST API ends it too (reference 6.1).
 */
export async function executeConnect(call: Call, verb: ConnectVerb): Promise<Outcome> {
  if (verb.stream === null) return goOn;
  const stream = await open(call, verb.stream);
  if (stream === null) return goOn;
  // A stream hears keys as they are pressed; what was pressed before it reaches nobody.
  call.keypad.clear();
  const keys = new StreamKeys(call, stream);
  try {
    const { arrival } = call.keypad;
    call.note({ listen: STREAM_LISTENS });
    await keys.forward(arrival);
    call.tty?.endReading();
  } catch (error) {
    // Who has hung up reads no further.
    const isOver = error instanceof Interrupted && error.interruption.kind === 'hangup';
    if (!isOver) call.tty?.endReading();
    throw error;
  } finally {
    keys.tell();
    call.inBackground(call.streams.endStream(stream));
  }
  return goOn;
}

/** A call that is sent elsewhere during the handshake leaves no stream behind. */
async function open(call: Call, noun: StreamNoun): Promise<MediaStream | null> {
  const opening = openStream(call, noun, true);
  try {
    return (await call.onTheWire(opening)).stream;
  } catch (error) {
    const leave = async () => {
      const { stream } = await opening;
      if (stream) await call.streams.endStream(stream);
    };
    call.inBackground(leave());
    throw error;
  }
}

class StreamKeys {
  readonly #call: Call;
  readonly #stream: MediaStream;
  readonly #sent: ToldKeys;

  constructor(call: Call, stream: MediaStream) {
    this.#call = call;
    this.#stream = stream;
    this.#sent = new ToldKeys(call);
  }

  /** Sends every key as it is pressed, until the stream is closed. */
  async forward(first: AbortSignal): Promise<void> {
    const { over } = this.#stream;
    for (let next = first; !over.aborted; next = this.#call.keypad.arrival) {
      await this.#sent.wait(AbortSignal.any([next, over]));
      const { keypad } = this.#call;
      for (let key = keypad.take(); key !== null; key = keypad.take()) {
        this.#stream.sendKey(key);
        this.#sent.add(key);
      }
    }
  }

  tell(): void {
    this.#sent.tell();
  }
}
