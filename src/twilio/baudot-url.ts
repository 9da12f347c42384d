import { createHmac, timingSafeEqual } from 'node:crypto';
import { PaylineError } from '../errors.ts';

/** Where Twilio fetches a text as Baudot audio for a <Play>; made by baudotPath. */
export const baudotRoute = '/voice/baudot/:seal/:name';

/** A minute of Baudot; a longer prompt is nobody's. */
const CHARACTERS_MOST = 200;
const NAME = /^([\w-]{1,1100})\.wav$/;

/**
 * The path of a text as audio, sealed, so that nobody has us make any other.
 * @throws PaylineError tty.textTooLong for more than 200 characters.
 */
export function baudotPath(secret: string, text: string): string {
  if (text.length > CHARACTERS_MOST) {
    throw new PaylineError(
      'tty.textTooLong',
      `A Baudot prompt has ${text.length} characters, ${CHARACTERS_MOST} are allowed. Shorten it.`,
    );
  }
  const name = Buffer.from(text, 'utf8').toString('base64url');
  return `/voice/baudot/${sealOf(secret, text)}/${name}.wav`;
}

/** The text of a path, its seal checked in constant time; null when we did not make it. */
export function openBaudot(
  secret: string,
  { seal, name }: { readonly seal: string; readonly name: string },
): string | null {
  const encoded = NAME.exec(name)?.[1];
  if (encoded === undefined || !/^[0-9a-f]{32}$/.test(seal)) return null;
  const text = Buffer.from(encoded, 'base64url').toString('utf8');
  const isOurs = timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(secret, text)));
  return isOurs && text.length <= CHARACTERS_MOST ? text : null;
}

function sealOf(secret: string, text: string): string {
  return createHmac('sha256', secret).update(`baudot|${text}`).digest('hex').slice(0, 32);
}
