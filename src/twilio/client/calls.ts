import { z } from 'zod';
import type { Ask } from './ask.ts';
import type { Outcome } from './outcome.ts';

export interface NewCall {
  /** E.164, or client:… for a browser with Twilio's Voice SDK. */
  readonly to: string;
  /** E.164. */
  readonly from: string;
  /** What the call reads when it is answered, and where its status goes; both absolute. */
  readonly url: string;
  readonly statusCallbackUrl: string;
  /** How long it may ring; 5 to 600, and Twilio adds 5. */
  readonly timeoutSeconds: number;
  /** True: the first request to `url` waits until AnsweredBy is known, and says it. */
  readonly detectMachine: boolean;
}

/** Twilio's Calls resource. */
export interface CallsApi {
  /** Rings a number. Once: after 'unknown' with a `why` other than 'notConnected' it may ring. */
  createCall(call: NewCall): Promise<Outcome<{ readonly callSid: string }>>;
  /** Sends a call to another document, whatever it is at. Asking twice does no harm. */
  redirectCall(callSid: string, url: string): Promise<Outcome<null>>;
  /** Hangs up, whether it rings yet or is answered. */
  endCall(callSid: string): Promise<Outcome<null>>;
}

const callSidPattern = z.string().regex(/^CA[0-9a-f]{32}$/);

export function callsApi(ask: Ask): CallsApi {
  return {
    createCall: ({ to, from, url, statusCallbackUrl, timeoutSeconds, detectMachine }) =>
      ask({ repeat: 'ifNotDone' }, async (sdk) => {
        const { sid } = await sdk.calls.create({
          ...{ to, from, url, method: 'POST', timeout: timeoutSeconds },
          statusCallback: statusCallbackUrl,
          statusCallbackMethod: 'POST',
          statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
          ...(detectMachine && { machineDetection: 'Enable' }),
        });
        return { callSid: callSidPattern.parse(sid) };
      }),
    redirectCall: (callSid, url) =>
      ask({ repeat: 'always' }, async (sdk) => {
        await sdk.calls(callSid).update({ url, method: 'POST' });
        return null;
      }),
    endCall: (callSid) =>
      ask({ repeat: 'always' }, async (sdk) => {
        await sdk.calls(callSid).update({ status: 'completed' });
        return null;
      }),
  };
}
