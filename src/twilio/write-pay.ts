import type { CardPrompt, ListenForCard } from '../voice/reply.ts';
import { requirePayLimits } from './pay-limits.ts';
import { type Speech, say, unwritable } from './say.ts';
import { element } from './xml.ts';

/**
 * Card entry that only makes a token: nothing is charged by the carrier (`chargeAmount` 0), since
 * no idempotency key of ours exists for its charges. The line charges the token itself.
 *
 * `one-time`: the token is charged once and dropped. Twilio's default, `reusable`, leaves a
 * chargeable card with the gateway: only members are asked for such a token, since they may agree to
 * have the card kept, and the gateway is told to forget it when they do not.
 *
 * `language` is left to Twilio's default: it only chooses words for prompts we do not give.
 *
 * https://www.twilio.com/docs/voice/twiml/pay
 * @throws PaylineError twiml.unwritable when a prompt is empty or a number out of range.
 */
export function writePay(next: ListenForCard, speech: Speech): string {
  requirePayLimits(next);
  const attributes = {
    input: 'dtmf',
    action: next.nextUrl,
    statusCallback: next.statusUrl,
    paymentConnector: next.paymentConnector,
    paymentMethod: 'credit-card',
    timeout: next.timeoutSeconds,
    maxAttempts: next.maxAttempts,
    chargeAmount: '0',
    tokenType: next.mayBeKept ? 'reusable' : 'one-time',
    securityCode: 'true',
    postalCode: 'true',
    minPostalCodeLength: 5,
    validCardTypes: next.validCardTypes.join(' ') || undefined,
  };
  return element(
    'Pay',
    attributes,
    next.prompts.map((prompt) => writePrompt(prompt, speech)).join(''),
  );
}

function writePrompt({ step, errorTypes, attempts, words }: CardPrompt, speech: Speech): string {
  if (words.length === 0) throw unwritable(`The <Prompt> for ${step} says nothing.`);
  const attributes = {
    for: step,
    errorType: errorTypes.length === 0 ? undefined : errorTypes.join(' '),
    attempt: attempts.length === 0 ? undefined : attempts.join(' '),
  };
  return element('Prompt', attributes, say(words, speech));
}
