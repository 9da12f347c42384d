import { PaylineError } from '../../errors.ts';
import type { Gone, Outcome, Refused, Unknown } from '../../twilio/client/outcome.ts';

export interface Purpose {
  /** What is asked, for a person: 'read the TwiML Apps'. */
  readonly purpose: string;
  /** True for what makes or buys something: after a lost answer nobody knows whether it was done. */
  readonly isOnce?: boolean;
}

export interface AskedAccount {
  readonly apiBaseUrl: string;
  readonly accountSid: string;
}

/** "This request is not allowed with test credentials" (reference 8.1). */
const TEST_CREDENTIALS = 20008;

/**
 * The value of an outcome. Throws twilio.unauthorized, twilio.refused, twilio.unreadable;
 * twilio.unreachable when the request cannot have been carried out or may be repeated;
 * twilio.answerLost when nobody knows whether it was.
 */
export function requireDone<Value>(
  outcome: Outcome<Value>,
  purpose: Purpose,
  account: AskedAccount,
): Value {
  switch (outcome.result) {
    case 'done':
      return outcome.value;
    case 'unknown':
      throw unknown(outcome, purpose, account);
    case 'gone':
      throw refused({ ...outcome, sentence: '' }, purpose);
    case 'refused':
      throw isUnauthorized(outcome)
        ? unauthorized(outcome, account)
        : outcome.status === 429
          ? tooMany(purpose)
          : refused(outcome, purpose);
  }
}

function isUnauthorized({ status, code }: Refused): boolean {
  return status === 401 || code === TEST_CREDENTIALS;
}

function unauthorized({ detail, sentence }: Refused, { accountSid }: AskedAccount): PaylineError {
  return new PaylineError(
    'twilio.unauthorized',
    `Twilio does not accept TWILIO_AUTH_TOKEN for the account ${accountSid} ` +
      `(${withSentence(detail, sentence)}). Copy "Account SID" and "Auth Token" from the first ` +
      'page of the Twilio Console; test credentials and API keys do not do.',
  );
}

function tooMany({ purpose }: Purpose): PaylineError {
  return new PaylineError(
    'twilio.unreachable',
    `Twilio has too many requests of this account (HTTP 429), so Payline could not ${purpose}. ` +
      'Run the command again in a minute.',
  );
}

function refused(
  { code, detail, sentence }: Pick<Refused | Gone, 'code' | 'detail'> & { sentence: string },
  { purpose }: Purpose,
): PaylineError {
  return new PaylineError(
    'twilio.refused',
    `Twilio refused to ${purpose} (${withSentence(detail, sentence)}). ` +
      `https://www.twilio.com/docs/errors/${code} says what to do.`,
  );
}

function withSentence(detail: string, sentence: string): string {
  return sentence === '' ? detail : `${detail}: ${sentence}`;
}

function unknown(
  { why, detail }: Unknown,
  { purpose, isOnce = false }: Purpose,
  { apiBaseUrl }: AskedAccount,
): PaylineError {
  if (why === 'unreadable') {
    return new PaylineError(
      'twilio.unreadable',
      `${apiBaseUrl} answered with something that is not Twilio's when asked to ${purpose} ` +
        `(${detail}). Check TWILIO_API_BASE_URL, and whether a proxy answers in its place.`,
    );
  }
  if (isOnce && why !== 'notConnected') {
    return new PaylineError(
      'twilio.answerLost',
      `Twilio was asked to ${purpose}, and its answer was lost (${detail}). Run the command again ` +
        'in a minute: it looks first whether that was done.',
    );
  }
  const what =
    why === 'failed'
      ? `${apiBaseUrl} fails (${detail}), so Payline could not ${purpose}. See status.twilio.com`
      : `Twilio did not answer at ${apiBaseUrl} (${detail}), so Payline could not ${purpose}. ` +
        'Check the network, a proxy and TWILIO_API_BASE_URL';
  return new PaylineError('twilio.unreachable', `${what}, then run the command again.`);
}
