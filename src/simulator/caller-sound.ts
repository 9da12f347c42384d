import type { Call } from './call.ts';
import type { CallerSound as Sound } from './streams/call-streams.ts';
import { silentFrame } from './streams/frames.ts';

/** Twilio ends a call that lasts longer. */
export const MAXIMUM_CALL_MILLISECONDS = 4 * 3_600_000;

/**
 * The caller's sound in a call: Baudot from a TTY, silence from any other telephone. What a caller
 * says is words here, and is not made into sound.
 */
export class CallerSound implements Sound {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  get isSounding(): boolean {
    return this.#call.tty?.isSending ?? false;
  }

  next(): Uint8Array {
    const { options, startedAt, tty } = this.#call;
    if (options.clock.now() - startedAt > MAXIMUM_CALL_MILLISECONDS) {
      this.#call.interruptBy({ kind: 'hangup', reason: 'hangup by line' });
    }
    return tty?.nextFrame() ?? silentFrame();
  }

  hear(audio: Uint8Array): void {
    this.#call.tty?.read(audio);
  }
}
