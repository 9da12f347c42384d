import type { BankPrompt, ListenForBank } from '../voice/reply.ts';
import { requirePayLimits } from './pay-limits.ts';
import { type Speech, say, unwritable } from './say.ts';
import { element } from './xml.ts';

/**
 * Bank account entry that only makes a token, as writePay does with a card: the debit is made from
 * our side, after the caller has authorized it.
 *
 * Each number is keyed twice by <Pay>'s own `requireMatchingInputs`, a second <Prompt> of the same
 * step (https://www.twilio.com/docs/voice/twiml/pay/prompt), not by a second <Pay>: the digits are
 * compared where they are keyed, a mismatch starts that number over and counts as an attempt, and no
 * fingerprint of an account ever comes to us. Every step and error has its own words, since Twilio's
 * are in English alone. No ZIP code is asked for: <Pay> has none among the steps of a bank account.
 * @throws PaylineError twiml.unwritable when a prompt is empty or a number out of range.
 */
export function writeBankPay(next: ListenForBank, speech: Speech): string {
  requirePayLimits(next);
  const attributes = {
    input: 'dtmf',
    action: next.nextUrl,
    statusCallback: next.statusUrl,
    paymentConnector: next.paymentConnector,
    paymentMethod: 'ach-debit',
    bankAccountType: `consumer-${next.accountType}`,
    timeout: next.timeoutSeconds,
    maxAttempts: next.maxAttempts,
    chargeAmount: '0',
    tokenType: 'one-time',
    securityCode: 'false',
    postalCode: 'false',
  };
  const prompts = next.prompts.map((prompt) => writePrompt(prompt, speech)).join('');
  return element('Pay', attributes, prompts);
}

function writePrompt(
  { step, errorTypes, isSecondEntry, words }: BankPrompt,
  speech: Speech,
): string {
  if (words.length === 0) throw unwritable(`The <Prompt> for ${step} says nothing.`);
  const attributes = {
    for: step,
    errorType: errorTypes.length === 0 ? undefined : errorTypes.join(' '),
    requireMatchingInputs: isSecondEntry ? 'true' : undefined,
  };
  return element('Prompt', attributes, say(words, speech));
}
