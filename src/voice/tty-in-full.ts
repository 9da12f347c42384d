/**
 * Prompts that a TTY shows in more than one sentence of 60 characters, and why: what a caller
 * agrees to, what the law has them told, and what became of their money is never cut short.
 */
export const inFullOnTty = {
  /** Read before the caller types 1: all of it is what they agree to. */
  consent: [
    ...['bank.terms', 'bank.termsQuestions', 'bank.notice', 'bank.noNotice'],
    ...['autopay.cap', 'autopay.terms', 'autopay.termsEnd', 'autopay.termsCopy'],
    ...['autopay.about', 'autopay.confirmSkip', 'autopay.confirmCancel'],
    ...['paymentPlan.schedule', 'extension.offer', 'scheduled.agree', 'scheduled.confirmCancel'],
    ...['receipt.consent', 'onlineAccount.offer', 'savedMethod.offerCode'],
    ...['savedMethod.keep', 'savedMethod.replace', 'savedMethod.confirmDelete'],
    ...['callback.consent', 'severalBills.pick'],
  ],
  /** Notices the law or the plan's rules ask for: last days, coverage, help paying, disputes. */
  notice: [
    ...['premium.inGrace', 'premium.graceHeldClaims', 'premium.binderDue', 'premium.expired'],
    ...['premium.shortfall', 'premium.current', 'premium.partial', 'premium.ways'],
    ...['premium.eachBill', 'premium.about', 'assistance.eachBand', 'billHelp.explain'],
    ...['paymentPlan.eachBill', 'paymentPlan.urgent', 'paymentPlan.about'],
    'service.notice',
  ],
  /** Whether the caller was charged, what to do next, and the number that proves it, twice. */
  outcome: [
    ...['pay.paid', 'pay.unknown', 'pay.locked', 'bank.paid', 'bank.noticed'],
    ...['account.earlierPayment', 'severalBills.locked', 'history.eachPayment', 'history.one'],
    ...['autopay.agreed', 'autopay.skipped', 'autopay.cancelled', 'autopay.news'],
    ...['scheduled.done', 'scheduled.notMade', 'paymentPlan.done'],
    ...['requests.filed', 'requests.already'],
    ...['callback.agreed', 'callback.kept', 'callback.open'],
  ],
  /** Where a person can be reached, and when. */
  person: [
    'person.unavailable',
    'callback.nobodyOnDuty',
    'person.closed',
    'person.noTty',
    'trouble.fallback',
    'trouble.closed',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const keys: ReadonlySet<string> = new Set(Object.values(inFullOnTty).flat());

/** True when only each sentence of prompt `key`, not the whole, is held to a TTY's length. */
export function isInFullOnTty(key: string): boolean {
  return keys.has(key);
}
