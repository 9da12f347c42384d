/**
 * The authorization of a debit, spoken before the caller agrees. It says what Nacha wants of a single
 * TEL entry: the date on or after which the debit occurs, the amount, the payer (who says their name
 * in the recording), the account, a telephone number for questions with its hours, the date of the
 * authorization, and that it happens once.
 *
 * Raise the version with every change of these prompts, in either language: evidence names it beside
 * the words themselves. test/flows/bank-script.test.ts holds both together.
 */
export const authorizationScript = {
  version: 'tel-single-1',
  keys: ['bank.terms', 'bank.termsQuestions'],
} as const;
