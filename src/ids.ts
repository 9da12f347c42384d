import { randomBytes } from 'node:crypto';
import { checkDigit } from '../flows/rules/confirmations.ts';
import type { Clock } from './clock.ts';

/** New names for new things. */
export interface Identifiers {
  /** A ULID: 48 bits of time, 80 random bits, 26 letters and digits; never all digits. */
  ulid(): string;
  /** Eight digits to be spoken: seven random ones and a check digit. */
  confirmation(): string;
  /** Six digits to be texted and keyed once. */
  code(): string;
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `random(n)` gives n random bytes; tests hand in their own. */
export function createIdentifiers(
  clock: Clock,
  random: (count: number) => Uint8Array = randomBytes,
): Identifiers {
  return {
    ulid: () => encodeTime(clock.now()) + encodeRandom(random(16)),
    confirmation: () => {
      const digits = [...random(7)].map((byte) => byte % 10).join('');
      return digits + checkDigit(digits);
    },
    // Of four random bytes: no code is likelier than another by more than one in four thousand.
    code: () => {
      const bytes = random(4).reduce((number, byte) => number * 256 + byte, 0);
      return String(bytes % 1_000_000).padStart(6, '0');
    },
  };
}

function encodeTime(milliseconds: number): string {
  let rest = milliseconds;
  let text = '';
  for (let place = 0; place < 10; place += 1) {
    text = CROCKFORD[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function encodeRandom(bytes: Uint8Array): string {
  return [...bytes].map((byte) => CROCKFORD[byte % 32]).join('');
}
