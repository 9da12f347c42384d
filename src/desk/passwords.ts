import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { PaylineError } from '../errors.ts';

/** How much work one guess costs. */
export interface ScryptCost {
  /** N, a power of two. */
  readonly cost: number;
  /** r */
  readonly blockSize: number;
  /** p */
  readonly parallelization: number;
}

/** OWASP Password Storage Cheat Sheet, scrypt: 32 MiB and the time of three. */
export const STANDARD_COST: ScryptCost = { cost: 2 ** 15, blockSize: 8, parallelization: 3 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;

const SHORTEST = 12;
const LONGEST = 256;

/** A new password that is long enough; nothing else is asked of it. Throws agents.badPassword. */
export function readPassword(password: string): string {
  const { length } = [...password.normalize('NFKC')];
  if (length >= SHORTEST && length <= LONGEST) return password;
  const what = length < SHORTEST ? `shorter than ${SHORTEST}` : `longer than ${LONGEST}`;
  throw new PaylineError(
    'agents.badPassword',
    `The password is ${what} characters. A few words in a row make a good one.`,
  );
}

/** The hash with its salt and cost, as `scrypt$N$r$p$salt$hash`. */
export async function hashPassword(
  password: string,
  cost: ScryptCost = STANDARD_COST,
): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, cost);
  const numbers = [cost.cost, cost.blockSize, cost.parallelization];
  return ['scrypt', ...numbers, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether `password` is the one hashed; the time it takes says nothing about how close it is. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [, cost, blockSize, parallelization, salt = '', hash = ''] = kept.split('$');
  const expected = Buffer.from(hash, 'base64url');
  const actual = await derive(password, Buffer.from(salt, 'base64url'), {
    cost: Number(cost),
    blockSize: Number(blockSize),
    parallelization: Number(parallelization),
  });
  return timingSafeEqual(actual, expected);
}

function derive(password: string, salt: Buffer, wanted: ScryptCost): Promise<Buffer> {
  const options: ScryptOptions = { ...wanted, maxmem: 256 * wanted.cost * wanted.blockSize };
  // The same password typed on another keyboard may come as other code points.
  const text = password.normalize('NFKC');
  return new Promise((resolve, reject) => {
    scrypt(text, salt, HASH_BYTES, options, (error, hash) => {
      if (error) reject(error);
      else resolve(hash);
    });
  });
}
