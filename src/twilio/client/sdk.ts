import type Twilio from 'twilio/lib/rest/Twilio.js';
import { type Account, type Answer, exchange, type SdkRequest } from './exchange.ts';

export type Sdk = Twilio;

/** An answer that is no success; the SDK, which knows fewer of them, never sees it. */
export class NoSuccess extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`HTTP ${answer.status}`);
    this.answer = answer;
  }
}

/** What the requests of one piece of work share. */
export interface Wire {
  /** Asked before every request: how long it may take. */
  readonly remainingMilliseconds: () => number;
  readonly onAnswer: (answer: Answer) => void;
}

/**
 * The official SDK with its words and its paths, and our wire: its own follows HTTP_PROXY,
 * TWILIO_EDGE and TWILIO_REGION of the environment, keeps the last request's body, and has no
 * deadline over a whole exchange. Only the account's part of the package is loaded, when first used.
 */
export async function openSdk(account: Account, wire: Wire): Promise<Sdk> {
  const { default: Client } = await import('twilio/lib/rest/Twilio.js');
  const { accountSid, authToken } = account;
  return Object.assign(new Client(accountSid, authToken), {
    async request(request: SdkRequest) {
      const answer = await exchange(account, request, wire.remainingMilliseconds());
      wire.onAnswer(answer);
      const { status: statusCode, body } = answer;
      if (statusCode < 200 || statusCode > 299) throw new NoSuccess(answer);
      return { statusCode, body };
    },
  });
}
