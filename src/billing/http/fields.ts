import { z } from 'zod';

/** What single fields of docs/billing-api.yaml hold. */

/** No dots and no slashes: an ID is one segment of a path. */
export const identifier = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
export const cents = z.int().min(0).max(100_000_000);
export const zip = z.string().regex(/^\d{5}$/);
/** E.164: a plus, the country code, the number. */
export const TELEPHONE = /^\+[1-9]\d{6,14}$/;
export const telephone = z.string().regex(TELEPHONE);
/** One that line.json does not know is served by the line's default region. */
export const region = identifier.nullable();
