import { z } from 'zod';
import type { Ask } from './ask.ts';
import type { Outcome } from './outcome.ts';

export interface NewMessage {
  /** E.164, as `from`. */
  readonly to: string;
  readonly from: string;
  readonly body: string;
  /** The client's own when left out. */
  readonly deadlineMilliseconds?: number;
}

/** Twilio's Messages resource. */
export interface MessagesApi {
  /** Sends a text, tried once: Twilio knows no idempotency key for it, and the outbox tries again. */
  sendMessage(message: NewMessage): Promise<Outcome<{ readonly messageSid: string }>>;
}

const messageSidPattern = z.string().regex(/^(?:SM|MM)[0-9a-f]{32}$/);

export function messagesApi(ask: Ask): MessagesApi {
  return {
    sendMessage: ({ deadlineMilliseconds, ...message }) =>
      ask({ repeat: 'never', deadlineMilliseconds }, async (sdk) => {
        const { sid } = await sdk.messages.create(message);
        return { messageSid: messageSidPattern.parse(sid) };
      }),
  };
}
