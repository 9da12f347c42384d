import { buffer } from 'node:stream/consumers';
import { PaylineError } from '../errors.ts';
import { createDecoder, createDetector, encodeText, readText } from '../relay/baudot/index.ts';

const LEVEL_LEAST_DBM0 = -45;

/**
 * `payline tty encode TEXT`: Baudot audio on stdout, raw 8 kHz µ-law. Throws tty.nothingToSend when
 * no character of the text can be sent, tty.badLevel for a level that is none.
 */
export async function encode(
  words: readonly string[],
  options: { readonly level?: string },
): Promise<void> {
  const audio = encodeText(words.join(' '), levelOf(options.level));
  if (audio.length === 0) {
    throw new PaylineError(
      'tty.nothingToSend',
      'There is nothing to send: the text has no character that a TTY can print. ' +
        'Type: npm run tty -- encode "HELLO GA" > audio.ulaw',
    );
  }
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(audio, (error) => (error ? reject(error) : resolve()));
  });
}

/** `payline tty decode`: the text of the audio on stdin. Throws tty.noAudio when there is none. */
export async function decode(): Promise<void> {
  const audio = await readAudio();
  const decoder = createDecoder();
  const codes = [...decoder.push(audio), ...decoder.end()];
  process.stdout.write(`${readText(codes).replaceAll('\r\n', '\n')}\n`);
}

/** `payline tty detect`: when a TTY was known to be on the line, in ms, or none. */
export async function detect(): Promise<void> {
  process.stdout.write(`${createDetector().push(await readAudio()) ?? 'none'}\n`);
}

function levelOf(option: string | undefined) {
  if (option === undefined) return {};
  const levelDbm0 = Number(option);
  if (option.trim() !== '' && levelDbm0 <= 0 && levelDbm0 >= LEVEL_LEAST_DBM0) return { levelDbm0 };
  throw new PaylineError(
    'tty.badLevel',
    `--level ${option} is no level: give dBm0 from ${LEVEL_LEAST_DBM0} to 0, such as --level=-13.`,
  );
}

async function readAudio(): Promise<Uint8Array> {
  const audio = process.stdin.isTTY ? new Uint8Array(0) : await buffer(process.stdin);
  if (audio.length > 0) return audio;
  throw new PaylineError(
    'tty.noAudio',
    'There is no audio: give raw 8 kHz µ-law on stdin, such as < audio.ulaw',
  );
}
