import type { Call } from '../call.ts';
import { goOn, Interrupted, type Outcome } from '../outcome.ts';
import type { RecordVerb } from '../twiml/record.ts';
import { secondsToSay } from '../voice.ts';
import { tellAction } from './action.ts';

/** What a recording came to. `key` is the one that ended it, 'hangup', or '' for silence. */
interface Recorded {
  readonly speechSeconds: number;
  readonly totalSeconds: number;
  readonly key: string;
}

/**
 * Records what the caller says until silence, a key, or the longest time, and posts where it is
 * kept. Of mere silence nothing is posted and the document goes on (Twilio's own example says so:
 * "I did not receive a recording"). The embedded carrier keeps no sound, only how long it was.
 */
export async function executeRecord(call: Call, verb: RecordVerb): Promise<Outcome> {
  call.voice.clear();
  const startedAt = call.options.clock.now();
  const taking = new Taking(call, verb, startedAt);
  try {
    const recorded = await taking.untilOver();
    if (recorded.key === '' && recorded.speechSeconds === 0) return goOn;
    return call.action(verb.action, verb.method, keep(call, verb, recorded, startedAt));
  } catch (error) {
    if (error instanceof Interrupted && error.interruption.kind === 'hangup') {
      tellActionOfHangup(call, verb, taking, startedAt);
    }
    throw error;
  }
}

/** One recording while it is made. */
class Taking {
  speechSeconds = 0;
  readonly #call: Call;
  readonly #verb: RecordVerb;
  readonly #startedAt: number;

  constructor(call: Call, verb: RecordVerb, startedAt: number) {
    this.#call = call;
    this.#verb = verb;
    this.#startedAt = startedAt;
  }

  async untilOver(): Promise<Recorded> {
    const { keypad, voice } = this.#call;
    const { timeoutSeconds } = this.#verb;
    const keyPressed = keypad.arrival;
    const arrival = AbortSignal.any([keyPressed, voice.arrival]);
    // The signals are taken before the note: a caller may answer inside it.
    this.#call.note({ listen: 'Record', timeoutSeconds });
    for (let next = arrival; ; next = AbortSignal.any([keypad.arrival, voice.arrival])) {
      const key = this.#finishingKey();
      if (key !== null) return this.#ended(key);
      const words = voice.take();
      if (words !== null) await this.#hear(words);
      else {
        const waitSeconds = Math.min(timeoutSeconds, this.#secondsLeft());
        if (waitSeconds <= 0) return this.#ended('');
        if (!next.aborted) await this.#call.pass(waitSeconds, next);
        if (!next.aborted) return this.#ended('');
      }
    }
  }

  /** Until it is said, a key is pressed, or the recording is full. */
  async #hear(words: string): Promise<void> {
    const { clock } = this.#call.options;
    const since = clock.now();
    this.#call.note({ spoken: words });
    const seconds = Math.min(secondsToSay(words), this.#secondsLeft());
    const { keypad } = this.#call;
    if (!keypad.hasKey) await this.#call.pass(seconds, keypad.arrival);
    this.speechSeconds += (clock.now() - since) / 1000;
  }

  /** Keys that do not end it are part of the sound. */
  #finishingKey(): string | null {
    for (let key = this.#call.keypad.take(); key !== null; key = this.#call.keypad.take()) {
      this.#call.note({ keys: key, masked: false });
      if (this.#verb.finishOnKeys.includes(key)) return key;
    }
    return null;
  }

  #ended(key: string): Recorded {
    const totalSeconds = this.#verb.longestSeconds - this.#secondsLeft();
    return { key, speechSeconds: this.speechSeconds, totalSeconds };
  }

  #secondsLeft(): number {
    const elapsed = (this.#call.options.clock.now() - this.#startedAt) / 1000;
    return Math.max(0, this.#verb.longestSeconds - elapsed);
  }
}

/** The fields of the action; the status callback follows by itself. */
function keep(
  call: Call,
  verb: RecordVerb,
  { key, speechSeconds, totalSeconds }: Recorded,
  startedAt: number,
): Record<string, string> {
  const { accountSid } = call.options.line;
  const sid = call.options.identifiers.sid('RE');
  const seconds = String(Math.round(verb.trimsSilence ? speechSeconds : totalSeconds));
  const url = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`;
  const recording = { RecordingSid: sid, RecordingUrl: url, RecordingDuration: seconds };
  tellStatus(call, verb, recording, startedAt);
  return { ...recording, Digits: key };
}

/** Twilio tells it when the file is ready, and not with the whole standard set. */
function tellStatus(
  call: Call,
  verb: RecordVerb,
  recording: Readonly<Record<string, string>>,
  startedAt: number,
): void {
  const { statusCallback, statusCallbackMethod: method, statusCallbackEvents } = verb;
  const url = statusCallback === null ? null : call.resolve(statusCallback);
  if (url === null || !statusCallbackEvents.includes('completed')) return;
  const { CallSid = '', AccountSid = '' } = call.fields();
  const fields = {
    ...{ CallSid, AccountSid, RecordingStatus: 'completed', ...recording },
    ...{ RecordingChannels: '1', RecordingSource: 'RecordVerb' },
    RecordingStartTime: new Date(startedAt).toUTCString(),
  };
  call.tell({ url, method, fields });
}

/** What was said until then is kept; the action is posted although nobody hears its document. */
function tellActionOfHangup(
  call: Call,
  verb: RecordVerb,
  { speechSeconds }: Taking,
  startedAt: number,
): void {
  if (speechSeconds === 0) return;
  const totalSeconds = (call.options.clock.now() - startedAt) / 1000;
  const recorded = { key: 'hangup', speechSeconds, totalSeconds };
  const action = { action: verb.action ?? '', method: verb.method };
  tellAction(call, action, 'completed', keep(call, verb, recorded, startedAt));
}
