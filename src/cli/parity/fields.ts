import { choicesIn, sentencesOf } from './choices.ts';

/** What a line may ask a caller to key, by meaning. */
export type Field =
  | 'memberId'
  | 'billNumber'
  | 'zip'
  | 'cardNumber'
  | 'expirationDate'
  | 'securityCode'
  | 'routingNumber'
  | 'accountNumber';

const MEANINGS: readonly (readonly [Field, RegExp])[] = [
  ['memberId', /\bmember (?:id|number)/],
  ['billNumber', /\bbill(?:'s)? number|\bnumber of (?:your|the) bill/],
  ['routingNumber', /\brouting number/],
  ['accountNumber', /\baccount number/],
  ['cardNumber', /\bcard number|\bnumber (?:of|on) (?:your|the) card/],
  ['expirationDate', /\bexpir/],
  ['securityCode', /\bsecurity code/],
  ['zip', /\bzip\b|\bpostal code/],
];

const ASKS = /\b(?:enter|key|type|what is|please|digits?|pound)\b/;

/** What the text asks to be keyed, of all that this caller knows; the last thing when several. */
export function fieldAsked(text: string, known: ReadonlySet<Field>): Field | null {
  const asked = sentencesOf(text)
    .filter((sentence) => ASKS.test(sentence) && choicesIn(sentence).length === 0)
    .flatMap((sentence) =>
      MEANINGS.flatMap(([field, words]) =>
        words.test(sentence) && known.has(field) ? [field] : [],
      ),
    );
  return asked.at(-1) ?? null;
}

/** Whether the caller is asked to say their name and that they agree. */
export function asksForConsent(text: string): boolean {
  return /\bname\b[^.]*\bi agree\b|\bi agree\b[^.]*\bname\b|\bname\b.{0,60}\bi agree\b/i.test(text);
}
