import type { ListenForBank, ListenForCard } from '../voice/reply.ts';
import { unwritable } from './say.ts';

/**
 * What <Pay> asks of every entry, whatever is keyed: prompts, 1 to 3 attempts, whole seconds
 * (https://www.twilio.com/docs/voice/twiml/pay).
 * @throws PaylineError twiml.unwritable when one of them is missing or out of range.
 */
export function requirePayLimits(next: ListenForBank | ListenForCard): void {
  if (next.prompts.length === 0) throw unwritable('<Pay> has no prompts.');
  if (![1, 2, 3].includes(next.maxAttempts)) {
    throw unwritable(`<Pay> cannot try ${next.maxAttempts} times, only 1 to 3.`);
  }
  if (!Number.isInteger(next.timeoutSeconds) || next.timeoutSeconds < 1) {
    throw unwritable(`<Pay> cannot wait ${next.timeoutSeconds} s.`);
  }
}
