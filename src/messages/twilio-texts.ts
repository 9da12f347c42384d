import type { TwilioClient } from '../twilio/client/client.ts';
import type { Outcome } from '../twilio/client/outcome.ts';
import type { TextCarrier, TextOutcome } from './carrier.ts';

/** Twilio's Messages resource. */
export function createTwilioTexts(twilio: Pick<TwilioClient, 'sendMessage'>): TextCarrier {
  return {
    name: 'twilio',
    async send({ from, to, body }, deadlineMilliseconds) {
      return read(await twilio.sendMessage({ from, to, body, deadlineMilliseconds }));
    },
  };
}

/** After 408, 5xx and a lost answer nobody can say what became of the message. */
function read(outcome: Outcome<{ readonly messageSid: string }>): TextOutcome {
  switch (outcome.result) {
    case 'done':
      return { result: 'sent', messageSid: outcome.value.messageSid };
    case 'unknown': {
      const { why, detail } = outcome;
      return { result: why === 'notConnected' ? 'notTaken' : 'unknown', detail };
    }
    case 'gone':
      return { result: 'refused', code: outcome.code, detail: outcome.detail };
    case 'refused': {
      const { code, status, detail } = outcome;
      return status === 429 ? { result: 'notTaken', detail } : { result: 'refused', code, detail };
    }
  }
}
