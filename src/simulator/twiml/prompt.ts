import { Attributes } from './attributes.ts';
import { type CardType, cardTypes } from './card-types.ts';
import { parseNestedSounds, type SoundVerb } from './nested.ts';
import { type Problems, SCHEMA_VIOLATION } from './problems.ts';
import type { XmlElement } from './xml.ts';

export const promptSteps = [
  'payment-card-number',
  'expiration-date',
  'security-code',
  'postal-code',
  'bank-routing-number',
  'bank-account-number',
  'payment-processing',
] as const;
export type PromptStep = (typeof promptSteps)[number];

const promptErrors = [
  'timeout',
  'invalid-card-number',
  'invalid-card-type',
  'invalid-date',
  'invalid-security-code',
  'invalid-postal-code',
  'invalid-bank-routing-number',
  'invalid-bank-account-number',
  'input-matching-failed',
] as const;
export type PromptError = (typeof promptErrors)[number];

const promptAttempts = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;

/** Words for one step of `<Pay>`; an empty list means "whatever it is". */
export interface PromptNoun {
  readonly for: PromptStep;
  readonly errorTypes: readonly PromptError[];
  readonly cardTypes: readonly CardType[];
  readonly attempts: readonly number[];
  /** The step is asked twice and both entries must match; these are the words of the second time. */
  readonly requireMatchingInputs: boolean;
  readonly sounds: readonly SoundVerb[];
}

/** Reads one `<Prompt>`; without a `for` it can apply to nothing and is reported. */
export function parsePrompt(element: XmlElement, problems: Problems): PromptNoun[] {
  const attributes = new Attributes(element, problems);
  const written = attributes.text('for', '');
  const step = promptSteps.find((known) => known === written);
  const noun = {
    errorTypes: attributes.words('errorType', promptErrors),
    cardTypes: attributes.words('cardType', cardTypes),
    attempts: attributes.words('attempt', promptAttempts).map(Number),
    requireMatchingInputs: attributes.flag('requireMatchingInputs', false),
    sounds: parseNestedSounds(element, problems, SCHEMA_VIOLATION),
  };
  attributes.finish();
  if (step) return [{ for: step, ...noun }];
  const message = `Prompt for="${written}" is no step of <Pay>; the prompt is ignored.`;
  problems.error(SCHEMA_VIOLATION, message, element.place);
  return [];
}
