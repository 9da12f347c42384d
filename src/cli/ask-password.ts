import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { PaylineError } from '../errors.ts';

/** A keyboard and a screen, or a pipe. */
export interface PasswordSource {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

const terminal: PasswordSource = { input: process.stdin, output: process.stderr };

/**
 * A new password: asked for twice without echo at a terminal, otherwise (and when `fromStdin`) all
 * that is piped in, less the line's end. Never an argument, which every user of the machine can
 * read. Throws agents.badPassword when the two differ or none is given.
 */
export async function readNewPassword(
  fromStdin: boolean,
  { input, output }: PasswordSource = terminal,
): Promise<string> {
  if (fromStdin || input.isTTY !== true) return (await text(input)).replace(/\r?\n$/, '');
  const lines = createInterface({ input, output: silent(), terminal: true });
  const given = new AbortController();
  lines.once('SIGINT', () => lines.close());
  lines.once('close', () => given.abort());
  try {
    const ask = async (question: string) => {
      const typed = lines.question('', { signal: given.signal }).catch(stopped);
      output.write(question);
      const answer = await typed;
      output.write('\n');
      return answer;
    };
    const first = await ask('New password: ');
    if ((await ask('The same again: ')) === first) return first;
    throw new PaylineError('agents.badPassword', 'The two passwords differ. Nothing was changed.');
  } finally {
    lines.close();
  }
}

/** Ctrl-C, or the end of the input. */
function stopped(): never {
  throw new PaylineError('agents.badPassword', 'No password was given. Nothing was changed.');
}

/** What readline would echo. */
function silent(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
