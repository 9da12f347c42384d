import type { Catalog } from './catalog.ts';
import type { BankPrompt } from './reply.ts';

type Step = BankPrompt['step'];

const table: readonly (readonly [step: Step, key: string, ...errorTypes: string[]])[] = [
  ['bank-routing-number', 'bankEntry.routing'],
  ['bank-routing-number', 'bankEntry.routingTimeout', 'timeout'],
  ['bank-routing-number', 'bankEntry.routingInvalid', 'invalid-bank-routing-number'],
  ['bank-routing-number', 'bankEntry.routingDiffers', 'input-matching-failed'],
  ['bank-account-number', 'bankEntry.account'],
  ['bank-account-number', 'bankEntry.accountTimeout', 'timeout'],
  ['bank-account-number', 'bankEntry.accountInvalid', 'invalid-bank-account-number'],
  ['bank-account-number', 'bankEntry.accountDiffers', 'input-matching-failed'],
  ['payment-processing', 'bankEntry.processing'],
];

const secondEntries: readonly (readonly [step: Step, key: string])[] = [
  ['bank-routing-number', 'bankEntry.routingAgain'],
  ['bank-account-number', 'bankEntry.accountAgain'],
];

/** The words of bank account entry; they hold no amounts or names, so they are made once. */
export function bankPrompts(catalog: Catalog): readonly BankPrompt[] {
  const first = table.map(([step, key, ...errorTypes]) => ({
    ...{ step, errorTypes, isSecondEntry: false },
    words: [{ text: catalog.say(key) }],
  }));
  const second = secondEntries.map(([step, key]) => ({
    ...{ step, errorTypes: [], isSecondEntry: true },
    words: [{ text: catalog.say(key) }],
  }));
  return [...first, ...second];
}
