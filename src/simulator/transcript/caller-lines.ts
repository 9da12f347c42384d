import type { Clock } from '../../clock.ts';
import type { CarrierEvent } from '../contract.ts';
import type { StepSource } from '../phone/scripted-caller.ts';
import type { Step } from '../steps.ts';
import { type CardTable, findCard, type PayDetails, payKeys, WRONG_KEYS } from './cards.ts';
import { type CallerAct, type CardChoice, type PayStep, payStepOf } from './entries.ts';
import { badTranscript } from './parse.ts';
import type { CallerLine, Script } from './script.ts';
import { withCardNumbers } from './typed-cards.ts';

/** How long a listening line is waited for that somebody at the desk has set going. */
const PATIENCE_SECONDS = 30;

/** A transcript's caller lines as the steps of a scripted caller. */
export class CallerLines implements StepSource {
  readonly #script: Script;
  readonly #cards: CardTable;
  readonly #clock: Clock;
  readonly #beforeStep: () => void;
  /** The card in the caller's hand: later steps of <Pay> are read off it. */
  #card: PayDetails | undefined;
  /** While `caller pays with card …` answers every step of one <Pay>. */
  #paying = false;
  #peeked: { readonly line: CallerLine | null; readonly pays: boolean } | null = null;

  /** `beforeStep` finishes writing down what the line has typed until now. */
  constructor(script: Script, cards: CardTable, clock: Clock, beforeStep: () => void) {
    this.#script = script;
    this.#cards = cards;
    this.#clock = clock;
    this.#beforeStep = beforeStep;
  }

  /** <Pay> is over when the carrier asks the line what is next. */
  note(event: CarrierEvent): void {
    if ('request' in event && event.request.purpose === 'call') this.#paying = false;
  }

  /** Whether the card in hand answers this without a further line of the script. */
  #isPaying(listen: string | null): boolean {
    return this.#paying && payStepOf(listen) !== undefined;
  }

  /** The script's directives and checks up to the caller's next line. */
  prepare(listen: string): Promise<void> | undefined {
    return this.#isPaying(listen) ? undefined : this.#goOn();
  }

  /** What somebody at the desk has done makes the line go on, though it listens. */
  async #goOn(): Promise<void> {
    await this.#script.catchUp('listen');
    const { awaited } = this.#script;
    if (awaited === null) return;
    for (let second = 0; second < PATIENCE_SECONDS && !awaited.aborted; second += 1) {
      await this.#clock.sleep(1000, awaited);
    }
    if (!awaited.aborted) await this.#script.catchUp('listen');
  }

  peek(listen: string | null): Step | undefined {
    const payStep = payStepOf(listen);
    if (this.#paying && payStep && this.#card) {
      this.#peeked = { line: null, pays: true };
      return { kind: 'keys', keys: payKeys(payStep, this.#card) };
    }
    this.#beforeStep();
    this.#script.crossOffHeard();
    const line = this.#script.next();
    if (line?.kind !== 'caller' || line.does.act === 'dials') return undefined;
    this.#peeked = { line, pays: line.does.act === 'pays' };
    return this.#step(line, line.does, listen, payStep);
  }

  take(): void {
    if (this.#peeked?.line) this.#script.takeInput();
    this.#paying = this.#peeked?.pays ?? false;
    this.#peeked = null;
  }

  #step(
    line: CallerLine,
    does: CallerAct,
    listen: string | null,
    payStep: PayStep | undefined,
  ): Step | undefined {
    switch (does.act) {
      case 'presses':
        return { kind: 'keys', keys: does.keys };
      case 'says':
        return { kind: 'says', text: does.text };
      case 'types':
        return { kind: 'types', text: this.#typed(line, does.text) };
      case 'waits':
        return does.milliseconds === undefined
          ? { kind: 'silence' }
          : { kind: 'wait', milliseconds: does.milliseconds };
      case 'hangs up':
        return { kind: 'hangup' };
      case 'enters':
        return { kind: 'keys', keys: payKeys(does.what, this.#hold(line, does.card)) };
      case 'enters wrong':
        return { kind: 'keys', keys: WRONG_KEYS[does.what] };
      case 'pays': {
        const card = this.#hold(line, does.card);
        if (payStep) return { kind: 'keys', keys: payKeys(payStep, card) };
        if (listen === null || listen.startsWith('Dial')) return { kind: 'keys', keys: '' };
        throw badTranscript(line.lineNumber, `the caller pays, but the line waits for ${listen}.`);
      }
      case 'dials':
        return undefined;
    }
  }

  #typed(line: CallerLine, text: string): string {
    const typed = withCardNumbers(text, this.#cards);
    if (typed !== undefined) return typed;
    const known = Object.keys(this.#cards).join(', ') || 'none';
    throw badTranscript(line.lineNumber, `no such card can be typed. Known cards: ${known}.`);
  }

  #hold(line: CallerLine, choice: CardChoice | undefined): PayDetails {
    if (choice) {
      const card = findCard(this.#cards, choice);
      const known = Object.keys(this.#cards).join(', ') || 'none';
      if (!card) throw badTranscript(line.lineNumber, `no one card fits. Known cards: ${known}.`);
      this.#card = card;
    }
    this.#card ??= Object.values(this.#cards)[0];
    if (!this.#card) throw badTranscript(line.lineNumber, 'there is no table of test cards.');
    return this.#card;
  }
}
