import { randomBytes } from 'node:crypto';
import { PaylineError } from '../../errors.ts';
import { failureCodeOf } from '../../fetch-failure.ts';
import { signRequest } from '../../simulator/wire/sign.ts';
import { voicePaths } from '../../twilio/turn-url.ts';
import type { Reach } from './settings.ts';

const MOST_MILLISECONDS = 5000;

/** No call has it, and a status before the end changes nothing. */
const NO_CALL = `CA${'0'.repeat(32)}`;

/**
 * Posts a status of a call that is none to PUBLIC_BASE_URL, signed as Twilio signs, and once with a
 * token that is not ours. Throws unless the first is taken and the second is refused.
 */
export async function webhooksAnswer(reach: Reach): Promise<string> {
  const { publicBaseUrl, authToken } = reach;
  const taken = await post(reach, authToken);
  if (taken !== 204) throw notTaken(publicBaseUrl, taken);
  const refused = await post(reach, randomBytes(16).toString('hex'));
  if (refused === 403) {
    return `${publicBaseUrl} takes what our token signed, and refuses another's`;
  }
  throw new PaylineError(
    'webhook.badSignature',
    `${publicBaseUrl} answered HTTP ${refused} to a webhook that a wrong token signed; it must be ` +
      '403. Something before the line answers in its place: anybody could speak for callers. Stop ' +
      'it, and let every request reach the line unchanged.',
  );
}

async function post({ publicBaseUrl, accountSid }: Reach, authToken: string): Promise<number> {
  const url = publicBaseUrl + voicePaths.status;
  const fields = { AccountSid: accountSid, CallSid: NO_CALL, CallStatus: 'initiated' };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signRequest(authToken, url, fields),
      },
      body: new URLSearchParams(fields).toString(),
      redirect: 'manual',
      // Real time: it bounds a socket, not a rule.
      signal: AbortSignal.timeout(MOST_MILLISECONDS),
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    throw new PaylineError(
      'config.invalid',
      `${publicBaseUrl} cannot be reached from here (${failureCodeOf(error)}). Start the line; ` +
        'check DNS, certificate, proxy and firewall, and that PUBLIC_BASE_URL is its address.',
    );
  }
}

function notTaken(publicBaseUrl: string, status: number): PaylineError {
  if (status === 403) {
    return new PaylineError(
      'webhook.badSignature',
      `The line at ${publicBaseUrl} refuses what Twilio would sign (HTTP 403). It runs with another ` +
        'TWILIO_AUTH_TOKEN, TWILIO_ACCOUNT_SID or PUBLIC_BASE_URL than these, or a proxy changes ' +
        'the path: make them the same, and start the line again.',
    );
  }
  const why = status >= 300 && status < 400 ? 'sends requests elsewhere' : 'is not the line';
  return new PaylineError(
    'config.invalid',
    `${publicBaseUrl}${voicePaths.status} answered HTTP ${status}: what answers there ${why}. ` +
      'Point PUBLIC_BASE_URL and its proxy straight at PORT of the line.',
  );
}
