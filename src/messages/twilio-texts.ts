import { z } from 'zod';
import { failureCodeOf, neverConnected, parseJson } from '../fetch-failure.ts';
import type { OutgoingText, TextCarrier, TextOutcome } from './carrier.ts';

const created = z.object({ sid: z.string().regex(/^(?:SM|MM)[0-9a-f]{32}$/) });
const refusal = z.object({ code: z.int() });

/** Twilio's Messages resource. `baseUrl` ends without a slash. */
export function createTwilioTexts(options: {
  readonly baseUrl: string;
  readonly accountSid: string;
  /** The first token of TWILIO_AUTH_TOKEN. */
  readonly authToken: string;
}): TextCarrier {
  const { baseUrl, accountSid, authToken } = options;
  const url = `${baseUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  return {
    name: 'twilio',
    async send({ from, to, body }: OutgoingText, deadlineMilliseconds) {
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { authorization },
          body: new URLSearchParams({ From: from, To: to, Body: body }),
          // Real time: it bounds a socket, not a rule.
          signal: AbortSignal.timeout(deadlineMilliseconds),
          redirect: 'manual',
        });
        return read(response.status, parseJson(await response.text()));
      } catch (error) {
        const code = failureCodeOf(error);
        const result = neverConnected(code) ? 'notTaken' : 'unknown';
        return { result, detail: `no answer: ${code}` };
      }
    },
  };
}

/** By HTTP class. After 408 and 5xx nobody can say what became of the message. */
function read(status: number, body: unknown): TextOutcome {
  const detail = `HTTP ${status}`;
  if (status === 201) {
    const { data } = created.safeParse(body);
    if (data) return { result: 'sent', messageSid: data.sid };
    return { result: 'unknown', detail: `${detail} with an unreadable body` };
  }
  if (status === 429) return { result: 'notTaken', detail };
  if (status >= 400 && status < 500 && status !== 408) {
    const { data } = refusal.safeParse(body);
    return { result: 'refused', code: data?.code ?? status, detail };
  }
  return { result: 'unknown', detail };
}
