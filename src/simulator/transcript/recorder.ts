import type { Clock } from '../../clock.ts';
import type { CallPlan, CarrierEvent, EndReason, Handset, Sound } from '../contract.ts';
import { maskCardNumbers, printable } from '../phone/mask.ts';
import { endsListening } from '../phone/scripted-caller.ts';
import { cutsTurnOff } from '../tty/words.ts';
import { STREAM_LISTENS } from '../verbs/connect.ts';
import { looksLikeCard } from '../wire/mask.ts';
import { type CardTable, chooseCard } from './cards.ts';
import { type CallerAct, type Entry, type PayStep, payStepOf } from './entries.ts';
import { Ear } from './hearing.ts';
import { withoutCardNumbers } from './typed-cards.ts';

/** Timers may fire a little early. */
const TIMER_TOLERANCE_MILLISECONDS = 50;

interface Listening {
  readonly verb: string;
  readonly timeoutMilliseconds: number;
  /** When it last was silent: the start, or the end of a prompt. */
  silentSince: number;
}

/**
 * A handset that writes down what happens on the way to another handset. Several calls may follow
 * each other. No card number is ever part of an entry.
 */
export class TranscriptRecorder implements Handset {
  readonly entries: Entry[];
  readonly #handset: Handset;
  readonly #clock: Clock;
  readonly #cards: CardTable;
  readonly #ear = new Ear();
  #listening: Listening | null = null;

  /** The line has ended its turn at a TTY, and nothing was typed or pressed since. */
  #isAwaited = false;
  #isOnStream = false;
  readonly #plan: Pick<CallPlan, 'device' | 'impairment'>;

  /**
   * `clock` is the caller's; `cards` gives names to cards; `header` opens the transcript; `plan`
   * tells how the calls are made.
   */
  constructor(
    handset: Handset,
    clock: Clock,
    cards: CardTable = {},
    header: readonly Entry[] = [],
    plan: Pick<CallPlan, 'device' | 'impairment'> = {},
  ) {
    this.#plan = plan;
    this.#handset = handset;
    this.#clock = clock;
    this.#cards = cards;
    this.entries = [...header];
  }

  async hear(sound: Sound, stop: AbortSignal): Promise<void> {
    if (this.#hasTimedOut()) this.#stopListening();
    this.#endReading();
    this.#push(this.#ear.hear(sound));
    await this.#handset.hear(sound, stop);
    if (this.#listening) this.#listening.silentSince = this.#clock.now();
  }

  note(event: CarrierEvent): void {
    this.#write(event);
    this.#handset.note(event);
  }

  #write(event: CarrierEvent): void {
    if ('tty' in event) {
      if (event.by === 'line') this.#writeRead(event);
      else this.#writeTyped(event.tty);
      return;
    }
    if (cutsTurnOff(event)) this.#endReading();
    if ('keys' in event) this.#writeKeys(event.keys, event.masked);
    if ('spoken' in event) this.#writeSpeech(event.spoken);
    if ('request' in event) this.#learnCard(event.request.form);
    if ('end' in event) this.#endCall(event.end);
    if ('listen' in event || endsListening(event)) this.#stopListening();
    if ('dial' in event) {
      const isFirst = this.entries.every(({ kind }) => kind !== 'caller');
      if (!isFirst) this.#push({ kind: 'blank' });
      const from = /^\+?\d+$/.test(event.dial.from) ? event.dial.from : '';
      this.#push({ kind: 'caller', does: { act: 'dials', from, ...ttyOf(this.#plan) } });
    }
    this.#push(this.#ear.note(event));
    if ('listen' in event) {
      // The second entry of a bank number is asked for, whatever the first was.
      if (!event.listen.endsWith(' again')) this.#learnRefusal(payStepOf(event.listen));
      const timeoutMilliseconds = (event.timeoutSeconds ?? 0) * 1000;
      this.#isOnStream = event.listen === STREAM_LISTENS;
      this.#isAwaited = false;
      if (this.#isOnStream) return;
      const silentSince = this.#clock.now();
      this.#listening = { verb: event.listen, timeoutMilliseconds, silentSince };
    }
  }

  /** Keys come when the input is complete. What is pressed while two people talk is theirs. */
  #writeKeys(keys: string, masked: boolean): void {
    const listening = this.#listening?.verb ?? '';
    if (listening.startsWith('Dial')) return;
    // It closes what was said.
    if (keys === '#' && this.#lastAct() === 'says') return;
    this.#listening = null;
    this.#isAwaited = false;
    this.#push({ kind: 'caller', does: keyedAct(keys, masked, payStepOf(listening)) });
  }

  /** A turn that nobody answered was waited through. */
  #writeRead(words: CarrierEvent): void {
    if (this.#isAwaited) this.#push({ kind: 'caller', does: { act: 'waits' } });
    const turn = this.#ear.note(words);
    this.#push(turn);
    this.#isAwaited = turn !== undefined && this.#isOnStream;
  }

  #endReading(): void {
    this.#push(this.#ear.endReading());
  }

  #writeTyped(text: string): void {
    this.#endReading();
    this.#listening = null;
    this.#isAwaited = false;
    const words = withoutCardNumbers(text.trim().replaceAll(/\s+/g, ' '), this.#cards);
    this.#push({ kind: 'caller', does: { act: 'types', text: words } });
  }

  #writeSpeech(words: string): void {
    this.#listening = null;
    const text = printable(maskCardNumbers(words));
    this.#push({ kind: 'caller', does: { act: 'says', text } });
  }

  /** The verb that listened is over, and no keys came. */
  #stopListening(): void {
    if (this.#listening) this.#push({ kind: 'caller', does: { act: 'waits' } });
    this.#listening = null;
  }

  /** No event tells of a silence that the document goes on after; the time does. */
  #hasTimedOut(): boolean {
    if (!this.#listening) return false;
    const silence = this.#clock.now() - this.#listening.silentSince;
    return silence >= this.#listening.timeoutMilliseconds - TIMER_TOLERANCE_MILLISECONDS;
  }

  #endCall(end: EndReason): void {
    if (end !== 'hangup by caller' && end !== 'steps exhausted') return;
    this.#listening = null;
    this.#push({ kind: 'caller', does: { act: 'hangs up' } });
  }

  /** Twilio's masked fields tell which card was taken, and that the last entry never was. */
  #learnCard(form: Readonly<Record<string, string>>): void {
    const ending = /\d{4}$/.exec(form.PaymentCardNumber ?? '')?.[0];
    if (ending) {
      const card = chooseCard(this.#cards, ending);
      this.#amendLast('card', { act: 'enters', what: 'card', card });
    }
    if (form.Result === 'too-many-failed-attempts') this.#learnRefusal(this.#lastStep());
  }

  /** A <Pay> step that is asked for again was refused, unless nothing was keyed. */
  #learnRefusal(step: PayStep | undefined): void {
    if (step && this.#lastStep() === step)
      this.#amendLast(step, { act: 'enters wrong', what: step });
  }

  #lastAct(): CallerAct['act'] | undefined {
    const last = this.entries.at(-1);
    return last?.kind === 'caller' ? last.does.act : undefined;
  }

  #lastStep(): PayStep | undefined {
    const last = this.entries.findLast(({ kind }) => kind === 'caller');
    return last?.kind === 'caller' && last.does.act === 'enters' ? last.does.what : undefined;
  }

  #amendLast(what: PayStep, does: CallerAct): void {
    const index = this.entries.findLastIndex(
      (entry) => entry.kind === 'caller' && entry.does.act === 'enters' && entry.does.what === what,
    );
    if (index >= 0) this.entries[index] = { kind: 'caller', does };
  }

  #push(entry: Entry | undefined): void {
    if (entry) this.entries.push(entry);
  }
}

function ttyOf({ device, impairment }: Pick<CallPlan, 'device' | 'impairment'>) {
  if (device !== 'tty') return {};
  return { device, ...(impairment && { impairment }) };
}

function keyedAct(keys: string, masked: boolean, step: PayStep | undefined): CallerAct {
  if (step && keys.endsWith('*')) return { act: 'presses', keys: '*' };
  // A # left over from the step before is no answer to this one.
  if (step && /^#+$/.test(keys)) return { act: 'waits' };
  if (step) return { act: 'enters', what: step };
  if (masked || !/^[0-9*#]+$/.test(keys)) return { act: 'enters', what: 'card' };
  return { act: 'presses', keys: hideCardNumbers(keys) };
}

/** `keys` with any run of digits that has a card number inside it written as zeros. */
function hideCardNumbers(keys: string): string {
  return keys.replace(/\d{13,}/g, (run) => (hasCardInside(run) ? '0'.repeat(run.length) : run));
}

function hasCardInside(run: string): boolean {
  for (let start = 0; start < run.length; start += 1) {
    for (let length = 13; length <= 19 && start + length <= run.length; length += 1) {
      const window = run.slice(start, start + length);
      if (/^[2-6]/.test(window) && looksLikeCard(window)) return true;
    }
  }
  return false;
}
