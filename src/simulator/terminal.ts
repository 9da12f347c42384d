import type { Clock } from '../clock.ts';
import { type LiveCall, placeCall } from './carrier.ts';
import type { Handset } from './contract.ts';
import type { PhoneOptions } from './phone/arguments.ts';
import { callPlan, carrierOptions } from './phone/carrier-options.ts';
import { type KeyboardInput, type KeyboardStream, readKeyboard } from './phone/keyboard.ts';
import { maskCardNumbers, printable } from './phone/mask.ts';
import { assertReachable } from './phone/reachable.ts';
import { saveRecording, startRecording } from './phone/record.ts';
import { ColourScreen, type Output, PlainScreen, type Screen } from './phone/screen.ts';
import { ScreenHandset } from './phone/screen-handset.ts';
import { endsListening, ScriptedCaller } from './phone/scripted-caller.ts';
import { describeListening } from './phone/text.ts';
import { TypedLines } from './phone/typed-lines.ts';
import type { CardTable } from './transcript/cards.ts';
import type { TranscriptRecorder } from './transcript/recorder.ts';
import { typedText } from './tty/code-table.ts';
import { secondsToSay } from './voice.ts';

/** Ten words a second: quicker than speech, slow enough to read along and to interrupt. */
const READING_MILLISECONDS_PER_WORD = 100;

const HELP =
  'Keys: 0-9 * # press. s, words and Return speak into a recording; ' +
  't, words and Return type at a TTY. ' +
  'h hangs up, r redials, q quits, ? shows this.';

export interface TerminalIo {
  readonly stdin: KeyboardStream;
  readonly stdout: Output & { readonly isTTY?: boolean };
  readonly clock: Clock;
  /** Lines without colours or gradual text. */
  readonly plain: boolean;
  readonly cards?: CardTable;
}

/**
 * The interactive phone: dials at once, presses what is typed, until the person quits.
 * @returns the exit code: 1 when the last call could not reach the line.
 */
export function runTerminal(options: PhoneOptions, io: TerminalIo): Promise<number> {
  return new TerminalPhone(options, io).run();
}

class TerminalPhone {
  readonly #options: PhoneOptions;
  readonly #io: TerminalIo;
  readonly #screen: Screen;
  readonly #recorder: TranscriptRecorder;
  #call: LiveCall | null = null;
  readonly #lines = new TypedLines();
  /** What listens, or listened last; null when the line has gone on since. */
  #listening: string | null = null;
  /** Whether a key has been pressed since it listens: then nobody needs to be told to. */
  #hasTyped = false;
  #inputClosed = false;
  /** What the person wants once no call is up. */
  #wanted: 'redial' | 'quit' | null = null;
  #decide: (() => void) | null = null;

  constructor(options: PhoneOptions, io: TerminalIo) {
    this.#options = options;
    this.#io = io;
    const { clock } = io;
    const pace = { clock, millisecondsPerWord: options.fast ? 0 : READING_MILLISECONDS_PER_WORD };
    this.#screen = io.plain ? new PlainScreen(io.stdout, pace) : new ColourScreen(io.stdout, pace);
    const { verbose } = options;
    const shown = new ScreenHandset({ screen: this.#screen, clock, verbose, scripted: false });
    this.#recorder = startRecording(shown, clock, io.cards ?? {}, callPlan(options));
  }

  async run(): Promise<number> {
    const giveBack = readKeyboard(this.#io.stdin, (input) => this.#handle(input));
    this.#screen.tell(HELP, 'quiet');
    try {
      for (;;) {
        this.#wanted = null;
        const reached = await this.#makeCall();
        if (this.#wanted === null && !this.#inputClosed) await this.#askWhatNext();
        if (this.#wanted !== 'redial') return reached ? 0 : 1;
      }
    } finally {
      giveBack();
    }
  }

  /** Whether the line could be reached at all. */
  async #makeCall(): Promise<boolean> {
    const { voiceUrl, fallbackUrl, record } = this.#options;
    const startedAt = this.#io.clock.now();
    try {
      await assertReachable(voiceUrl, fallbackUrl);
      const carrier = carrierOptions(this.#options, this.#io.clock);
      const caller = new ScriptedCaller(this.#lines, this.#io.clock, (listen) => {
        if (!this.#hasTyped) this.#screen.tell(describeListening(listen), 'quiet');
      });
      const call = placeCall(carrier, callPlan(this.#options), this.#handset(caller));
      this.#call = call;
      caller.pickUp({ ...call, press: (key) => this.#press(key) });
      await call.ended;
      this.#screen.tell(`Call time ${minutes(this.#io.clock.now() - startedAt)}.`, 'quiet');
      if (record !== undefined) {
        await saveRecording(this.#recorder, record);
        this.#screen.tell(`The transcript is in ${record}.`, 'quiet');
      }
      return true;
    } catch (error) {
      this.#screen.tell(error instanceof Error ? error.message : String(error), 'error');
      return false;
    } finally {
      this.#call = null;
      this.#listening = null;
    }
  }

  #askWhatNext(): Promise<void> {
    return new Promise((resolve) => {
      this.#decide = resolve;
      this.#screen.tell('r calls again, q quits.', 'quiet');
    });
  }

  #handset(caller: ScriptedCaller): Handset {
    return {
      hear: (sound, stop) => caller.whileHearing(this.#recorder.hear(sound, stop)),
      note: (event) => {
        if ('listen' in event) {
          this.#listening = event.listen;
          this.#hasTyped = false;
        } else if (endsListening(event)) this.#listening = null;
        this.#recorder.note(event);
        caller.note(event);
      },
    };
  }

  #handle(input: KeyboardInput): void {
    switch (input.kind) {
      case 'key':
        this.#press(input.key);
        break;
      case 'line':
        if (this.#lines.isAwaited) for (const key of input.keys) this.#press(key);
        else this.#lines.add(input.keys);
        break;
      case 'closed':
        this.#inputClosed = true;
        this.#lines.close();
        if (!this.#call) this.#finish('quit');
        else if (this.#lines.isAwaited) this.#call.hangUp();
        break;
      case 'interrupt':
        if (this.#call) this.#call.hangUp();
        else this.#finish('quit');
        break;
      case 'say':
        this.#say(input.text);
        break;
      case 'type':
        this.#type(input.text);
        break;
      case 'command':
        this.#obey(input.command);
        break;
      case 'unknown':
        // A stray letter in the middle of a call is no reason to talk over the line.
        if (!this.#call) this.#screen.tell(HELP, 'quiet');
    }
  }

  #obey(command: 'hangup' | 'redial' | 'quit' | 'help'): void {
    if (command === 'help') this.#screen.tell(HELP, 'quiet');
    else if (command === 'hangup' && !this.#call) this.#noCall();
    else {
      this.#call?.hangUp();
      if (command !== 'hangup') this.#finish(command);
    }
  }

  /** Decides what follows the call that is over or being hung up. */
  #finish(wanted: 'redial' | 'quit'): void {
    this.#wanted = wanted;
    this.#decide?.();
    this.#decide = null;
  }

  /** Shows a key as it is pressed, masked while <Pay> listens, and presses it. */
  #press(key: string): void {
    if (!this.#call) {
      this.#noCall();
      return;
    }
    const masked = this.#listening?.startsWith('Pay') === true && /\d/.test(key);
    this.#hasTyped = true;
    this.#screen.keys(masked ? 'x' : key);
    this.#call.press(key);
  }

  /** What is said is shown, and pound ends the recording. */
  #say(text: string): void {
    if (this.#call && this.#listening === 'Record') {
      this.#hasTyped = true;
      this.#screen.tell(`You say: ${printable(maskCardNumbers(text))}`, 'quiet');
      const call = this.#call;
      call.say(text);
      void this.#io.clock.sleep(secondsToSay(text) * 1000 + 200).then(() => call.press('#'));
    } else if (this.#lines.isAwaited || this.#call === null) {
      this.#screen.tell('Nothing is being recorded. Press keys instead.', 'quiet');
    } else this.#lines.addSpeech(text);
  }

  /** From a keyboard at once; from a pipe or a file when it is the caller's turn. */
  #type(text: string): void {
    if (this.#options.tty === undefined) {
      this.#screen.tell('This is no TTY. Call with --tty to type.', 'quiet');
    } else if (typedText(text) === null) {
      this.#screen.tell('A TTY has letters, digits and simple punctuation only.', 'quiet');
    } else if (this.#io.stdin.isTTY !== true && !this.#lines.isAwaited) this.#lines.addTyped(text);
    else if (this.#call) this.#call.type(text);
    else this.#noCall();
  }

  #noCall(): void {
    this.#screen.tell('There is no call. r calls again, q quits.', 'quiet');
  }
}

/** 83000 as 1:23 */
function minutes(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
