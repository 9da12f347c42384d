import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PaylineError } from '../../errors.ts';
import type { NumberRoute } from '../../twilio/client/phone-numbers.ts';

const route = z.object({
  VoiceApplicationSid: z.string(),
  TrunkSid: z.string(),
  VoiceUrl: z.string(),
  VoiceFallbackUrl: z.string(),
  StatusCallback: z.string(),
  SmsApplicationSid: z.string(),
  SmsUrl: z.string(),
});

const ofAccount = z.object({
  /** Where each number led before, by its SID. */
  before: z.record(z.string(), route),
  /** The number that was about to be bought, until it is known to be ours or refused. */
  buying: z.string().nullable(),
});

const schema = z.record(z.string(), ofAccount);

const ONLY_OWNER = 0o600;

/**
 * What was there before, in provision.json beside the database: written before each change, so
 * that --undo can bring it back and a purchase whose answer was lost is found again.
 */
export class ProvisionNote {
  readonly file: string;
  readonly #accountSid: string;
  readonly #all: z.infer<typeof schema>;

  /** Throws provision.badNote when the file is there and cannot be read. */
  constructor(dataFolder: string, accountSid: string) {
    this.file = join(dataFolder, 'provision.json');
    this.#accountSid = accountSid;
    this.#all = readNote(this.file);
  }

  before(numberSid: string): NumberRoute | null {
    return this.#own.before[numberSid] ?? null;
  }

  get buying(): string | null {
    return this.#own.buying;
  }

  keepBefore(numberSid: string, led: NumberRoute): void {
    this.#write({ ...this.#own, before: { ...this.#own.before, [numberSid]: led } });
  }

  forgetBefore(numberSid: string): void {
    const { [numberSid]: _, ...before } = this.#own.before;
    this.#write({ ...this.#own, before });
  }

  keepBuying(phoneNumber: string | null): void {
    if (phoneNumber !== this.buying) this.#write({ ...this.#own, buying: phoneNumber });
  }

  get #own(): z.infer<typeof ofAccount> {
    return this.#all[this.#accountSid] ?? { before: {}, buying: null };
  }

  /** Whole or not at all. */
  #write(own: z.infer<typeof ofAccount>): void {
    this.#all[this.#accountSid] = own;
    const draft = `${this.file}.${process.pid}`;
    try {
      mkdirSync(join(this.file, '..'), { recursive: true });
      writeFileSync(draft, `${JSON.stringify(this.#all, null, 2)}\n`, { mode: ONLY_OWNER });
      renameSync(draft, this.file);
    } catch (cause) {
      rmSync(draft, { force: true });
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new PaylineError(
        'provision.badNote',
        `What was there before cannot be written down in ${this.file} (${why}), and without that ` +
          'nothing is changed. Let this user write to the folder of DATABASE_PATH.',
        { cause },
      );
    }
  }
}

function readNote(file: string): z.infer<typeof schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return {};
    throw new PaylineError(
      'provision.badNote',
      `${file}, where Payline keeps what a number did before, cannot be read. Restore it from a ` +
        'backup; or move it away, and --undo will not know what was there.',
      { cause },
    );
  }
}
