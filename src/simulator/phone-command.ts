import { type Clock, systemClock } from '../clock.ts';
import { runHeadless, tellFailure } from './headless.ts';
import { type PhoneDefaults, readPhoneArguments } from './phone/arguments.ts';
import { PHONE_HELP } from './phone/help.ts';
import type { KeyboardStream } from './phone/keyboard.ts';
import type { Output } from './phone/screen.ts';
import { runTerminal } from './terminal.ts';
import type { CardTable } from './transcript/cards.ts';

export { type PhoneDefaults, type PhoneOptions, readPhoneArguments } from './phone/arguments.ts';

export interface PhoneCommandIo {
  readonly stdin: KeyboardStream;
  readonly stdout: Output & { readonly isTTY?: boolean };
  /** Where the running demo answers and who may call it. */
  readonly defaults?: PhoneDefaults;
  /** Names for test cards in recorded transcripts. */
  readonly cards?: CardTable;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly clock?: Clock;
}

/**
 * `payline phone`: a scripted call when there are steps or --json, else the phone at the keyboard.
 * @returns the exit code, 0 or 1. Errors are told on stdout, as JSON with --json.
 */
export async function runPhone(argv: readonly string[], io: PhoneCommandIo): Promise<number> {
  const { stdin, stdout, defaults, cards = {}, env = process.env, clock = systemClock } = io;
  try {
    const options = readPhoneArguments(argv, defaults);
    if (options === 'help') {
      stdout.write(PHONE_HELP);
      return 0;
    }
    if (options.json || options.steps.length > 0) return await runHeadless(options, stdout, cards);
    const plain =
      options.plain || Boolean(env.NO_COLOR) || env.TERM === 'dumb' || stdout.isTTY !== true;
    return await runTerminal(options, { stdin, stdout, clock, plain, cards });
  } catch (error) {
    tellFailure(error, argv.includes('--json'), stdout);
    return 1;
  }
}
