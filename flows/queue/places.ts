/** What a caller does in each topic of the flow, for the person who takes the call. */
export const placeWords: Readonly<Record<string, string>> = {
  language: 'choosing a language',
  identify: 'identifying themselves',
  account: 'looking at their bills',
  guest: 'paying by a bill number',
  menu: 'at the menu',
  moreTime: 'asking for more time',
  amount: 'choosing how much to pay',
  severalBills: 'choosing several bills to pay',
  premium: 'hearing about their premium',
  calendar: 'hearing what is due when',
  extension: 'asking for a later due date',
  paymentPlan: 'asking for a payment plan',
  bank: 'choosing how to pay, or giving a bank account',
  pay: 'paying by card',
  receipt: 'asking for a receipt',
  savedMethod: 'using or keeping a card',
  savedMethods: 'looking at their kept cards',
  scheduled: 'setting a later date to pay',
  scheduledPayments: 'looking at their scheduled payments',
  autopay: 'setting up automatic payments',
  history: 'asking about past payments',
  noCards: 'told that no payment can be taken now',
  otherWays: 'asking for another way to pay',
  assistance: 'asking for help paying',
  billHelp: 'asking about a bill',
  onlineAccount: 'asking about their online account',
  requests: 'asking the plan for something',
  whereTheyWere: 'going on by themselves',
};

/** "choosing how much to pay", of a state's path; a caller who went straight to a person began there. */
export function placeOf(path: string): string {
  const [area, topic = ''] = path.split('.');
  if (area !== 'selfService') return 'asking for a person';
  return placeWords[topic] ?? topic;
}
