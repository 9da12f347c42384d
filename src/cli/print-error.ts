import { scrubCardNumbers } from '../card-numbers.ts';
import { PaylineError } from '../errors.ts';

/** An error on stderr: our own as the sentence they are, others with their stack; never a card. */
export function printError(error: unknown): void {
  process.stderr.write(`${scrubCardNumbers(textOf(error))}\n`);
}

function textOf(error: unknown): string {
  if (error instanceof PaylineError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const port = 'port' in error ? String(error.port) : 'wanted';
    return `Port ${port} is used by another program. Stop that, or set another port (.env.example).`;
  }
  if (error instanceof Error) return error.stack ?? error.message;
  return String(error);
}
