import type { CallerClock, LiveCall } from '../carrier.ts';
import type { CallPlan, CarrierEvent, Handset, Sound } from '../contract.ts';
import { listenTo } from '../phone/pace.ts';
import { ScriptedCaller } from '../phone/scripted-caller.ts';
import { cutsTurnOff } from '../tty/words.ts';
import { CallerLines } from './caller-lines.ts';
import type { CardTable } from './cards.ts';
import type { CheckEntry, DirectiveEntry, Entry, NumberedEntry } from './entries.ts';
import { Ear } from './hearing.ts';
import { badTranscript } from './parse.ts';
import { Script } from './script.ts';

export interface PlayOptions {
  readonly entries: readonly NumberedEntry[];
  /** Places one call; plan.to is '' when the transcript does not say whom the caller dials. */
  place(handset: Handset, plan: CallPlan): LiveCall;
  /** The caller's time: the clock that the carrier runs on. */
  readonly clock: CallerClock;
  readonly cards: CardTable;
  /**
   * Does what an input line such as `world …` or `clock …` says: those before the first call, then
   * each as soon as the lines above it have been heard, before the caller's next step.
   */
  onDirective?(entry: DirectiveEntry & NumberedEntry): Promise<void>;
  /** What is true where a store, gateway or secrets line stands: its text after the first word. */
  onCheck?(entry: CheckEntry & NumberedEntry): Promise<string>;
}

/**
 * Plays the callers' part of a transcript and returns what happened, in the same form: the inputs
 * that were used, and the line's words and checks as they were this time. Compare it with the
 * entries given (compareTranscripts), or write it in their place (writeTranscript).
 * @throws PaylineError simulator.badTranscript when a caller's line cannot be followed.
 */
export async function playTranscript(options: PlayOptions): Promise<Entry[]> {
  const script = new Script(options.entries, (entry) => runInput(options, entry));
  await script.catchUp('listen');
  for (let entry = script.next(); entry; entry = script.next()) {
    if (entry.kind !== 'caller' || entry.does.act !== 'dials') {
      throw badTranscript(entry.lineNumber, 'expected "caller NUMBER dials" before this.');
    }
    script.takeInput();
    const { from, to = '', device, impairment } = entry.does;
    const plan = { from, to, ...(device && { device }), ...(impairment && { impairment }) };
    await new PlayedCall(options, script).run(plan);
    await script.catchUp('over');
  }
  return script.actual;
}

async function runInput(
  { onDirective, onCheck }: PlayOptions,
  entry: (DirectiveEntry | CheckEntry) & NumberedEntry,
): Promise<Entry> {
  if (entry.kind === 'directive') {
    if (!onDirective) throw badTranscript(entry.lineNumber, `nobody understands "${entry.word}".`);
    await onDirective(entry);
    return entry;
  }
  if (!onCheck) throw badTranscript(entry.lineNumber, `nobody can check "${entry.word}".`);
  return { kind: 'check', word: entry.word, text: await onCheck(entry) };
}

/** One call of a transcript: hears the line and lets the script's caller answer it. */
class PlayedCall implements Handset {
  readonly #options: PlayOptions;
  readonly #script: Script;
  readonly #lines: CallerLines;
  readonly #caller: ScriptedCaller;
  readonly #ear = new Ear();
  #call: LiveCall | null = null;
  #failure: { readonly error: unknown } | null = null;

  constructor(options: PlayOptions, script: Script) {
    this.#options = options;
    this.#script = script;
    this.#lines = new CallerLines(script, options.cards, options.clock, () => this.#endReading());
    this.#caller = new ScriptedCaller(this.#lines, options.clock);
  }

  async run(plan: CallPlan): Promise<void> {
    this.#call = this.#options.place(this, plan);
    this.#caller.pickUp(this.#call);
    await this.#call.ended;
    const failure = this.#failure ?? this.#caller.failure;
    if (failure) throw failure.error;
    if (this.#caller.ranOut) this.#script.hearMore({ kind: 'caller', does: { act: 'hangs up' } });
  }

  hear(sound: Sound, stop: AbortSignal): Promise<void> {
    return this.#caller.whileHearing(this.#hear(sound, stop));
  }

  note(event: CarrierEvent): void {
    if (cutsTurnOff(event)) this.#endReading();
    this.#script.hearMore(this.#ear.note(event));
    this.#lines.note(event);
    this.#caller.note(event);
  }

  #endReading(): void {
    this.#script.hearMore(this.#ear.endReading());
  }

  /** The call stands still while the script's directives after these words are carried out. */
  async #hear(sound: Sound, stop: AbortSignal): Promise<void> {
    this.#endReading();
    this.#script.hearMore(this.#ear.hear(sound));
    await listenTo(sound, this.#options.clock, stop);
    try {
      await this.#script.catchUp('heard');
    } catch (error) {
      this.#failure ??= { error };
      this.#call?.hangUp();
    }
  }
}
