import { z } from 'zod';
import { EMAIL } from '../member-fields.ts';

/** What one cell may hold. Messages say what is wrong and what is allowed, never the value. */

/** A wrong cell ends the checking of its row: rules between cells need good ones. */
export const because = (error: string) => ({ error, abort: true });

export function digits(count: number) {
  return z
    .string()
    .regex(
      new RegExp(`^[0-9]{${count}}$`),
      because(`is not ${count} digits. Keep leading zeros (spreadsheets drop them)`),
    );
}

export function digitsOrNothing(count: number) {
  return z
    .union([z.literal(''), digits(count)], {
      error: `is not ${count} digits, and not empty. Keep leading zeros (spreadsheets drop them)`,
    })
    .transform(orNull);
}

/** One of a few words, or nothing. `what` is what they are: "a region of line.json". */
export function wordOrNothing<Word extends string>(what: string, words: readonly Word[]) {
  return z
    .enum(['', ...words] as const, {
      error: `is not ${what}. Allowed: ${words.join(', ')}, or nothing`,
    })
    .transform((text) => words.find((word) => word === text) ?? null);
}

/** Where an empty cell must not be taken for a no. */
export const yesOrNo = z.enum(['yes', 'no'], { error: 'is neither yes nor no. Write one of them' });

export const email = z
  .string()
  .regex(
    new RegExp(`^$|${EMAIL.source}`),
    because('is not an e-mail address. Write name@example.com, or nothing'),
  )
  .transform(orNull);

/** Letters of any script, blanks and punctuation; no control characters. */
export const name = z
  .string()
  .regex(
    /^[^\p{Cc}\p{Cf}]{1,100}$/u,
    because('is empty, or longer than 100 characters, or has control characters'),
  );

export const phoneNumber = z
  .string()
  .regex(
    /^(?:\+1[2-9]\d{2}[2-9]\d{6})?$/,
    because('is not a US number. Write +14155550117, or nothing'),
  )
  .transform(orNull);

export function date(earliest: string, latest: string) {
  return z.iso
    .date(because('is not a date. Write YYYY-MM-DD, like 2026-03-14'))
    .refine(
      (day) => day >= earliest && day <= latest,
      because(`is not from ${earliest} to ${latest}`),
    );
}

export function dateOrNothing(earliest: string, latest: string) {
  return z
    .union([z.literal(''), date(earliest, latest)], {
      error: `is not a date from ${earliest} to ${latest}. Write YYYY-MM-DD, or nothing`,
    })
    .transform(orNull);
}

/** One million dollars, the most the ledger holds. */
export const CENTS_MAX = 100_000_000;

/** Decimal dollars to integer cents by leaving out the point: no amount is ever a fraction. */
export const dollars = z
  .string()
  .regex(
    /^(?:0|[1-9]\d{0,6})\.\d{2}$/,
    because('is not an amount. Write dollars and cents, like 124.50'),
  )
  .transform(centsOf)
  .refine((cents) => cents <= CENTS_MAX, because('is more than 1000000.00'));

/** "124.50" to 12450. */
export function centsOf(amount: string): number {
  return Number(amount.replace('.', ''));
}

export function orNull(text: string): string | null {
  return text === '' ? null : text;
}
