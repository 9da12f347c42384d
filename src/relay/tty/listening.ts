import { SPACE_CODE } from '../baudot/code-table.ts';
import { createDecoder, type Decoder, type ReceivedCode } from '../baudot/index.ts';
import { createLineQuality } from '../baudot/line-quality.ts';
import { SAMPLES_PER_MILLISECOND } from '../baudot/line-signal.ts';
import { type Activity, createActivity } from './activity.ts';
import { heardWords, tellingWords, withoutGa } from './command-words.ts';
import { digitsSoFar } from './field-answer.ts';
import { TypedText } from './typed-text.ts';

/** How a turn of the caller ended. */
export type Turn =
  | {
      readonly type: 'text';
      readonly codes: readonly ReceivedCode[];
      /** Digits at its end that may go on in the next turn. */
      readonly openDigits: number;
    }
  /** A number that may be a card's was typed; it is gone already. */
  | { readonly type: 'card' }
  /** Nothing was typed for a minute. */
  | { readonly type: 'idle' }
  /** Somebody spoke and typed nothing. */
  | { readonly type: 'voice' };

/** What is listened for. */
export interface Wanted {
  /** 'talk': free words, which go to a person. */
  readonly hears: 'menu' | 'field' | 'talk';
  readonly fieldDigits: number | null;
  /** When a caller who types nothing is asked again; null while they asked us to hold. */
  readonly idleMilliseconds: number | null;
  /** False once a speaker has been told. */
  readonly noticesVoice: boolean;
  /** Of talk: digits of a number that the turn before may have begun. */
  readonly digitsBefore?: number;
}

/** No tone for so long: the hand rests. A set holds its mark 0.3 s after a character. */
const HAND_RESTS_MILLISECONDS = 300;
const AFTER_GA_MILLISECONDS = 600;
const AFTER_FULL_FIELD_MILLISECONDS = 2000;
const AFTER_WORD_MILLISECONDS = 3000;
const AFTER_ANYTHING_MILLISECONDS = 10_000;
/** Longer talk reaches the person in parts, each whole words. */
const TALK_CODES_MOST = 200;
/** So soon after our own sending it may be its echo. */
const ECHO_WITHIN_MILLISECONDS = 700;
/** An echo ends with our own sending; a caller who types goes on. */
const ECHO_ENDS_MILLISECONDS = 400;
/** By then the decoder has settled all of it; no turn ends sooner. */
const ECHO_JUDGED_MILLISECONDS = 1300;

/** Hears one turn after another; knows by itself when the caller has finished. */
export class Listening {
  readonly activity: Activity = createActivity();
  readonly #decoder: Decoder = createDecoder();
  readonly #typed = new TypedText();
  #quality = createLineQuality();
  #wanted: Wanted = {
    ...{ hears: 'menu', fieldDigits: null },
    ...{ idleMilliseconds: null, noticesVoice: false },
  };
  #sentTail = '';
  #since = 0;
  #codeAt = 0;
  #isEchoJudged = false;
  /** Set once our own text came back although we had waited. */
  hasHeardEcho = false;

  /** Begins a turn. `sentTail`: the last characters we sent. */
  begin(wanted: Wanted, sentTail: string): void {
    this.#wanted = wanted;
    this.#sentTail = sentTail;
    this.#typed.clear();
    if (wanted.hears === 'talk') this.#typed.beginTalk(wanted.digitsBefore ?? 0);
    this.activity.forgetVoice();
    this.#since = this.#decoder.elapsedMilliseconds;
    this.#codeAt = this.#since;
    this.#isEchoJudged = false;
  }

  /** Ends it; what comes until the next is not heard, as if the line were silent. */
  end(): void {
    this.#typed.clear();
    this.#decoder.end();
  }

  /** The idle time begins anew: a key was pressed. */
  touch(): void {
    this.#typed.clear();
    this.#codeAt = this.#decoder.elapsedMilliseconds;
  }

  /** The caller is in the middle of a turn. */
  get isBegun(): boolean {
    return this.#typed.isBegun;
  }

  get isNoisy(): boolean {
    return this.#quality.now().isNoisy;
  }

  /** The caller has been told that the line is noisy; what comes now is judged anew. */
  forgetNoise(): void {
    this.#quality = createLineQuality();
  }

  /** Takes audio in; the turn, once it is over. */
  hear(audio: Uint8Array): Turn | null {
    this.activity.push(audio);
    for (const code of this.#decoder.push(audio)) {
      this.#quality.add(code);
      this.#typed.add(code);
      this.#codeAt = this.#decoder.elapsedMilliseconds;
    }
    this.#dropEcho();
    return this.#turn();
  }

  /** Milliseconds of audio heard since the turn began. */
  get listenedMilliseconds(): number {
    return this.#decoder.elapsedMilliseconds - this.#since;
  }

  #turn(): Turn | null {
    const idle = this.#decoder.elapsedMilliseconds - this.#codeAt;
    if (this.#typed.isBegun) {
      const isOver = idle >= this.#turnEndsAfter() && this.#handRests(idle);
      return isOver || this.#isLong() ? this.#take() : null;
    }
    const { idleMilliseconds, noticesVoice } = this.#wanted;
    if (noticesVoice && this.activity.isVoice) return { type: 'voice' };
    return idleMilliseconds !== null && idle >= idleMilliseconds ? { type: 'idle' } : null;
  }

  #take(): Turn {
    const { heldCard, codes, openDigits } = this.#typed;
    const turn: Turn = heldCard
      ? { type: 'card' }
      : { type: 'text', codes: [...codes], openDigits };
    this.#typed.clear();
    return turn;
  }

  #isLong(): boolean {
    const { codes, openDigits } = this.#typed;
    const isEnough = this.#wanted.hears === 'talk' && codes.length > TALK_CODES_MOST;
    return isEnough && openDigits === 0 && codes.at(-1)?.code === SPACE_CODE;
  }

  /** Speech has tones in it now and then; it does not keep a turn open for ever. */
  #handRests(idleMilliseconds: number): boolean {
    const isQuiet = this.activity.toneFreeMilliseconds >= HAND_RESTS_MILLISECONDS;
    return isQuiet || idleMilliseconds >= AFTER_ANYTHING_MILLISECONDS;
  }

  #turnEndsAfter(): number {
    const { hears, fieldDigits } = this.#wanted;
    if (this.#typed.endsInGa) return AFTER_GA_MILLISECONDS;
    if (this.#typed.heldCard) return AFTER_WORD_MILLISECONDS;
    const { codes, openDigits } = this.#typed;
    if (hears === 'talk') {
      return openDigits > 0 ? AFTER_ANYTHING_MILLISECONDS : AFTER_WORD_MILLISECONDS;
    }
    const isFull = hears === 'field' && digitsSoFar(codes) === fieldDigits;
    if (isFull) return AFTER_FULL_FIELD_MILLISECONDS;
    const words = tellingWords(withoutGa(codes));
    const isWord = words.length <= 1 && (hears === 'menu' || !/\d/.test(words[0] ?? ''));
    return isWord ? AFTER_WORD_MILLISECONDS : AFTER_ANYTHING_MILLISECONDS;
  }

  /** The first characters are the last we sent: the network gave them back late. */
  #dropEcho(): void {
    if (this.#isEchoJudged || this.listenedMilliseconds < ECHO_JUDGED_MILLISECONDS) return;
    this.#isEchoJudged = true;
    const { codes } = this.#typed;
    const limit = this.#since + ECHO_WITHIN_MILLISECONDS;
    const early = codes.filter(({ atMilliseconds }) => atMilliseconds <= limit);
    const next = codes[early.length]?.atMilliseconds ?? Number.POSITIVE_INFINITY;
    if (next - (early.at(-1)?.atMilliseconds ?? next) < ECHO_ENDS_MILLISECONDS) return;
    const heard = heardWords(early).join('');
    if (heard === '' || !this.#sentTail.replaceAll(' ', '').endsWith(heard)) return;
    this.#typed.dropFirst(early.length);
    this.hasHeardEcho = true;
  }
}

/** Milliseconds of an amount of audio. */
export function millisecondsOf(audio: Uint8Array): number {
  return audio.length / SAMPLES_PER_MILLISECOND;
}
