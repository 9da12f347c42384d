import { isAbsolute, join } from 'node:path';
import { z } from 'zod';

/** Building blocks for settings: each turns the text of one variable into its value or says why not. */

const MINIMUM_SECRET_CHARACTERS = 32;
const DATA_KEY_BYTES = 32;

/** One key that seals database fields (AES-256-GCM). The first of the list seals, all can open. */
export interface DataKey {
  readonly id: string;
  readonly key: Buffer;
}

export const required = z.string({ error: 'is missing' });

export function port(standard: number) {
  return z
    .string()
    .regex(/^\d{1,5}$/, 'is not a port number')
    .transform(Number)
    .refine((number) => number <= 65_535, 'is above 65535')
    .default(standard);
}

export const baseUrl = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain = url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username;
  if (plain) return url.href.replace(/\/+$/, '');
  context.addIssue('is not an address that starts with https:// or http:// and has no ? or #');
  return z.NEVER;
});

export const accountSid = required.regex(/^AC[0-9a-fA-F]{32}$/, 'is not AC and 32 hex digits');

export const secret = required
  .min(MINIMUM_SECRET_CHARACTERS, `is shorter than ${MINIMUM_SECRET_CHARACTERS} characters`)
  .regex(/^\S+$/, 'contains a blank');

export const tokenList = required.transform((text, context) => {
  const tokens = text.split(',').map((token) => token.trim());
  if (tokens.every((token) => /^\S+$/.test(token))) return tokens;
  context.addIssue('has an empty entry or a blank inside a token');
  return z.NEVER;
});

export const dataKeyList = required.transform((text, context) => {
  const keys = text.split(',').map((entry) => readDataKey(entry.trim()));
  const ids = new Set(keys.map((key) => key?.id));
  if (keys.some((key) => key === null)) {
    context.addIssue(`has an entry that is not id:base64 of ${DATA_KEY_BYTES} bytes`);
    return z.NEVER;
  }
  if (ids.size < keys.length) context.addIssue('uses one id twice');
  return keys.filter((key) => key !== null);
});

function readDataKey(entry: string): DataKey | null {
  const [, id, encoded] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]+={0,2})$/.exec(entry) ?? [];
  if (id === undefined || encoded === undefined) return null;
  const key = Buffer.from(encoded, 'base64');
  return key.length === DATA_KEY_BYTES ? { id, key } : null;
}

/** A file of the operator's: relative to the folder the command was started in. */
export function absolutePath(path: string, folder: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

const PHONE_NUMBER = /^\+[1-9]\d{7,14}$/;
const notANumber = 'is not a telephone number like +18005550143';

export const phoneNumber = z.string().regex(PHONE_NUMBER, notANumber);

export const phoneNumberList = z
  .string()
  .default('')
  .transform((text, context) => {
    const numbers = text.split(',').flatMap((entry) => entry.trim() || []);
    if (numbers.every((number) => PHONE_NUMBER.test(number))) return numbers;
    context.addIssue('has an entry that is no telephone number like +18005550143');
    return z.NEVER;
  });
