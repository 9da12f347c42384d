import { z } from 'zod';
import { PaylineError } from '../errors.ts';
import type { RestOptions, RestRequest } from './rest.ts';

const refusal = z.object({ code: z.int(), message: z.string() });

/** "This request is not allowed with test credentials" (reference 8.1). */
const TEST_CREDENTIALS = 20008;

/** Throws when an answer is no success; see TwilioRest.ask for the codes. */
export function requireGood(
  answer: { readonly status: number; readonly body: unknown },
  request: RestRequest,
  { baseUrl, accountSid }: RestOptions,
): void {
  const { status, body } = answer;
  if (status >= 200 && status < 300) return;
  const { purpose, repeatable } = request;
  const said = refusal.safeParse(body).data;
  const detail = said ? `HTTP ${status}, code ${said.code}: ${said.message}` : `HTTP ${status}`;
  if (status === 401 || said?.code === TEST_CREDENTIALS) {
    throw new PaylineError(
      'twilio.unauthorized',
      `Twilio does not accept TWILIO_AUTH_TOKEN for the account ${accountSid} (${detail}). Copy ` +
        '"Account SID" and "Auth Token" from the first page of the Twilio Console; test ' +
        'credentials and API keys do not do.',
    );
  }
  if (status === 429) {
    throw new PaylineError(
      'twilio.unreachable',
      `Twilio has too many requests of this account (HTTP 429), so Payline could not ${purpose}. ` +
        'Run the command again in a minute.',
    );
  }
  if (status === 408 || status >= 500) {
    if (!repeatable) throw answerLost(purpose, detail);
    throw new PaylineError(
      'twilio.unreachable',
      `${baseUrl} fails (${detail}), so Payline could not ${purpose}. See status.twilio.com and ` +
        'run the command again later.',
    );
  }
  const more = said ? ` https://www.twilio.com/docs/errors/${said.code} says what to do.` : '';
  throw new PaylineError('twilio.refused', `Twilio refused to ${purpose} (${detail}).${more}`);
}

/** A request that may or may not have been carried out. */
export function answerLost(purpose: string, detail: string): PaylineError {
  return new PaylineError(
    'twilio.answerLost',
    `Twilio was asked to ${purpose}, and its answer was lost (${detail}). Run the command again ` +
      'in a minute: it looks first whether that was done.',
  );
}
