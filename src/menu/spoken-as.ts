/**
 * What a state's key is spoken as where the flow chooses by the bill, or lists one thing after the
 * other; every other key is spoken as itself. A key the prompts lack must be here (prompt.missing).
 */
export const spokenAs: Readonly<Record<string, readonly string[]>> = {
  'account.eachBill': ['account.eachBill', 'premium.eachBill', 'billHelp.listedInDispute'],
  'amount.about': ['amount.about', 'premium.about', 'premium.ways'],
  'amount.choose': ['amount.choose', 'premium.choose'],
  'calendar.eachEntry': ['calendar.entry'],
  'premium.chosenExpired': ['premium.expired', 'premium.closedBill'],
  'premium.urgent': [
    ...['premium.current', 'premium.binderDue', 'premium.inGrace', 'premium.graceHeldClaims'],
    ...['premium.shortfall', 'premium.expired'],
  ],
  'queue.eachChoice': ['queue.callback', 'queue.pay', 'queue.message'],
  'queue.result': ['pay.paid', 'bank.paid', 'bank.noticed', 'pay.unknown', 'pay.alreadyPaid'],
};

/** What the carrier says while a card is keyed. */
/** What <Pay> says while a bank account is keyed; each number is keyed twice. */
export const bankSteps: readonly string[] = [
  'bankEntry.routing',
  'bankEntry.routingAgain',
  'bankEntry.account',
  'bankEntry.accountAgain',
];

export const cardSteps: readonly string[] = [
  'card.number',
  'card.expiration',
  'card.securityCode',
  'card.postalCode',
  'card.processing',
];
