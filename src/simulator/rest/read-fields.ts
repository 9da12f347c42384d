import type { Response } from 'express';
import { sendError } from './errors.ts';

/** Form fields by Twilio's names, and the names they have here. */
export type FieldNames<Name extends string> = readonly (readonly [field: string, name: Name])[];

/**
 * The URLs among the fields of a form. Null when one is no URL; the refusal has been sent then.
 * An empty one takes the URL away.
 */
export function readUrls<Name extends string>(
  form: Record<string, unknown>,
  names: FieldNames<Name>,
  response: Response,
): Partial<Record<Name, string>> | null {
  const urls: Partial<Record<Name, string>> = {};
  for (const [field, name] of names) {
    const url = form[field];
    if (typeof url !== 'string') continue;
    if (url !== '' && !URL.canParse(url)) {
      sendError(response, 400, 21502, `${field} is not a valid URL: ${url}`);
      return null;
    }
    urls[name] = url;
  }
  return urls;
}
