import type { CardType } from '../twiml/card-types.ts';
import type { PayVerb } from '../twiml/pay.ts';
import type { PromptError, PromptNoun, PromptStep } from '../twiml/prompt.ts';
import type { PayError } from './steps.ts';

export interface Asking {
  readonly for: PromptStep;
  /** 1 for the first asking. */
  readonly attempt: number;
  /** Why it is asked again; null at the first asking. */
  readonly error: PayError | null;
  readonly cardType: CardType | null;
  /** True: the same step once more, to be compared (requireMatchingInputs). */
  readonly again?: boolean;
}

/**
 * The `<Prompt>` for one asking, or null when none applies and the default wording is heard. The
 * most specific wins: one that names the error before one that names the attempt, then the card.
 */
export function choosePrompt(pay: PayVerb, asking: Asking): PromptNoun | null {
  const fitting = pay.prompts.filter((prompt) => applies(prompt, asking));
  const [best] = fitting.toSorted((one, other) => specificity(other) - specificity(one));
  return best ?? null;
}

/** Whether the document wants this step keyed twice (reference 3.2: bank numbers only). */
export function isKeyedTwice(pay: PayVerb, step: PromptStep): boolean {
  return (
    step.startsWith('bank-') &&
    pay.prompts.some((prompt) => prompt.for === step && prompt.requireMatchingInputs)
  );
}

/** Prompts say 'timeout' where callbacks say 'input-timeout' (reference 3.4). */
function promptError(error: PayError | null): PromptError | null {
  return error === 'input-timeout' ? 'timeout' : error;
}

function applies(prompt: PromptNoun, asking: Asking): boolean {
  const error = promptError(asking.error);
  return (
    prompt.for === asking.for &&
    prompt.requireMatchingInputs === (asking.again ?? false) &&
    (prompt.errorTypes.length === 0 || (error !== null && prompt.errorTypes.includes(error))) &&
    (prompt.attempts.length === 0 || prompt.attempts.includes(asking.attempt)) &&
    (prompt.cardTypes.length === 0 ||
      (asking.cardType !== null && prompt.cardTypes.includes(asking.cardType)))
  );
}

function specificity(prompt: PromptNoun): number {
  const given = (list: readonly unknown[]) => (list.length > 0 ? 1 : 0);
  return given(prompt.errorTypes) * 4 + given(prompt.attempts) * 2 + given(prompt.cardTypes);
}

/** Wording in Twilio's manner where the document has none of its own; English only. */
export function defaultWords(asking: Asking): string {
  const again = asking.error === null ? '' : `${errorWords[asking.error]} `;
  if (asking.for !== 'security-code') return again + (stepWords[asking.for] ?? '');
  const digits =
    asking.cardType === 'amex' ? 'four digits on the front' : 'three digits on the back';
  return `${again}Please enter your security code, the ${digits} of your card.`;
}

const stepWords: Readonly<Partial<Record<PromptStep, string>>> = {
  'payment-card-number': 'Please enter your credit card number, then press pound.',
  'expiration-date':
    'Please enter the expiration date, two digits for the month and two digits for the year.',
  'postal-code': 'Please enter your billing zip code, then press pound.',
  'bank-routing-number': 'Please enter your bank routing number, then press pound.',
  'bank-account-number': 'Please enter your bank account number, then press pound.',
  'payment-processing': 'Thank you. Please wait while your payment is being processed.',
};

const errorWords: Readonly<Record<PayError, string>> = {
  'input-timeout': 'Sorry, nothing was entered.',
  'invalid-card-number': 'Sorry, that is not a valid card number.',
  'invalid-card-type': 'Sorry, this type of card is not accepted.',
  'invalid-date': 'Sorry, that is not a valid expiration date.',
  'invalid-security-code': 'Sorry, that is not a valid security code.',
  'invalid-postal-code': 'Sorry, that is not a valid zip code.',
  'invalid-bank-routing-number': 'Sorry, that is not a valid routing number.',
  'invalid-bank-account-number': 'Sorry, that is not a valid account number.',
  'input-matching-failed': 'Sorry, the two entries do not match.',
};
