import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';

/** New names for new things. */
export interface Identifiers {
  /** A ULID: 48 bits of time, 80 random bits, 26 letters and digits; never all digits. */
  ulid(): string;
  /** Eight digits to be spoken: seven random ones and a check digit. */
  confirmation(): string;
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Damm's quasigroup: every single wrong digit and every swap of neighbours is noticed. */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

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
  };
}

/** Whether a confirmation number can be ours: eight digits and the right check digit. */
export function isConfirmation(text: string): boolean {
  return /^\d{8}$/.test(text) && checkDigit(text) === '0';
}

function checkDigit(digits: string): string {
  let interim = 0;
  for (const digit of digits) interim = Number(DAMM[interim]?.[Number(digit)] ?? 0);
  return String(interim);
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
