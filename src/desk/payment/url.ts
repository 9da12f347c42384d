import { createHmac, timingSafeEqual } from 'node:crypto';
import { PaylineError } from '../../errors.ts';

export const securePaymentPath = '/voice/secure-payment/:securePaymentId/:ask/:seal';

/**
 * Where the carrier tells of a card being keyed: of the request of that number, or with 0 of the
 * session itself. No other path can be made of it.
 */
export function securePaymentUrl(secret: string, securePaymentId: string, ask: number): string {
  return `/voice/secure-payment/${securePaymentId}/${ask}/${seal(secret, securePaymentId, ask)}`;
}

/**
 * Which session and request, once the seal was checked in constant time.
 * @throws PaylineError webhook.badSeal when we did not make this path.
 */
export function openSecurePaymentUrl(secret: string, params: Readonly<Record<string, unknown>>) {
  const { securePaymentId, ask: written, seal: given } = params;
  const ask = /^\d{1,6}$/.test(String(written)) ? Number(written) : Number.NaN;
  const expected = seal(secret, String(securePaymentId), ask);
  const isOurs =
    typeof given === 'string' &&
    String(ask) === written &&
    given.length === expected.length &&
    timingSafeEqual(Buffer.from(given), Buffer.from(expected));
  if (isOurs) return { securePaymentId: String(securePaymentId), ask };
  throw new PaylineError(
    'webhook.badSeal',
    'The address of the payment was not made by this line.',
  );
}

const seal = (secret: string, securePaymentId: string, ask: number) =>
  createHmac('sha256', secret)
    .update(`secure-payment|${securePaymentId}|${ask}`)
    .digest('hex')
    .slice(0, 16);
