import { z } from 'zod';
import { failureCodeOf, parseJson } from '../fetch-failure.ts';

export interface RedirectOutcome {
  /**
   * 'done': the call reads the other document now. 'gone': the call is over. 'refused': the carrier
   * will not do it. 'unknown': no trustworthy answer; asking again does no harm.
   */
  readonly result: 'done' | 'gone' | 'refused' | 'unknown';
  readonly detail: string;
}

/** Twilio's Calls resource, as far as a call under way is led elsewhere. */
export interface CallsApi {
  /** Sends a call to another document, whatever it is at. `url` is absolute. Never throws. */
  redirectCall(
    callSid: string,
    url: string,
    deadlineMilliseconds: number,
  ): Promise<RedirectOutcome>;
}

/** "Call is not in-progress. Cannot redirect." */
const NOT_IN_PROGRESS = 21220;

const refusal = z.object({ code: z.int() });

/** `baseUrl` ends without a slash. */
export function createCallsApi(options: {
  readonly baseUrl: string;
  readonly accountSid: string;
  /** The first token of TWILIO_AUTH_TOKEN. */
  readonly authToken: string;
}): CallsApi {
  const { baseUrl, accountSid, authToken } = options;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  return {
    async redirectCall(callSid, url, deadlineMilliseconds) {
      try {
        const resource = `${baseUrl}/2010-04-01/Accounts/${accountSid}/Calls/${callSid}.json`;
        const response = await fetch(resource, {
          method: 'POST',
          headers: { authorization },
          body: new URLSearchParams({ Url: url, Method: 'POST' }),
          // Real time: it bounds a socket, not a rule.
          signal: AbortSignal.timeout(deadlineMilliseconds),
          redirect: 'manual',
        });
        return read(response.status, parseJson(await response.text()));
      } catch (error) {
        return { result: 'unknown', detail: `no answer: ${failureCodeOf(error)}` };
      }
    },
  };
}

function read(status: number, body: unknown): RedirectOutcome {
  const code = refusal.safeParse(body).data?.code;
  const detail = code === undefined ? `HTTP ${status}` : `HTTP ${status}, code ${code}`;
  if (status === 200) return { result: 'done', detail };
  if (status === 404 || code === NOT_IN_PROGRESS) return { result: 'gone', detail };
  const isRefused = status >= 400 && status < 500 && status !== 408;
  return { result: isRefused ? 'refused' : 'unknown', detail };
}
