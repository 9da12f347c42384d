import { join } from 'node:path';
import { describeCall, describePayment } from '../../../flows/index.ts';
import { readLineFacts } from '../../line-facts.ts';
import { menuText } from '../../menu/menu-text.ts';
import { rootFolder } from '../../root.ts';
import { arrange } from './arrange.ts';
import { layOut } from './layout.ts';
import { legendHeight } from './legend.ts';
import { mermaidOf } from './mermaid.ts';
import { type Picture, pictureOf } from './picture.ts';
import { svgOf } from './svg.ts';

const call = {
  title: 'A call',
  legend: [
    'The broad line is the way most calls go: identify, choose a bill, choose an amount, pay.',
    'Small print in a box leads to another topic. A key is written as it is pressed.',
    'Everywhere: 0 asks for a person, 7 gives more time, star repeats, 9 goes back a question.',
    'Three misses in a row lead on or to a person; so do records that fail and a call too long.',
    'Hanging up ends the call, whatever it was doing. A payment under way goes on without it.',
  ],
  mainWay: [
    'selfService.language.asking',
    'selfService.identify.memberId',
    'selfService.identify.checkingStanding',
    'selfService.identify.secondItem',
    'selfService.identify.checkingMember',
    'selfService.account.arriving',
    'selfService.menu.main',
    'selfService.account.bills',
    'selfService.amount.arriving',
    'selfService.amount.askingGateway',
    'selfService.amount.choose',
    'selfService.premium.checking',
    'selfService.pay.looking',
    'selfService.bank.choosingTender',
    'selfService.bank.tender',
    'selfService.pay.askingGateway',
    'selfService.pay.method',
    'selfService.pay.phoneKeys.deciding',
    'selfService.pay.card',
    'selfService.pay.confirm',
    'selfService.pay.lookingAgain',
    'selfService.pay.submitting.waiting',
    'selfService.pay.submitting.asking',
    'selfService.pay.paid',
    'over.ending',
    'over.goodbye',
  ],
};

const callRows = [
  ['language', 'identify', 'menu'],
  ['account', 'amount', 'premium'],
  ['pay', 'noCards'],
  ['person', 'over'],
  ['callback', 'leaveMessage', 'returned'],
  ['bank', 'severalBills'],
  ['savedMethod', 'savedMethods'],
  ['scheduled', 'scheduledPayments', 'guest'],
  ['receipt', 'history', 'calendar', 'paymentPlan'],
  ['extension', 'autopay'],
  ['assistance', 'billHelp', 'requests', 'onlineAccount'],
  ['otherWays', 'moreTime'],
];

const payment = {
  title: 'A payment',
  legend: [],
  mainWay: ['created', 'authorized', 'submitting', 'captured', 'posted'],
};

const lineFile = join(rootFolder, 'flows/line.json');

/** Every file of docs/ that is made from the machines, by name. */
export async function drawings(): Promise<ReadonlyMap<string, string>> {
  const callPicture = pictureOf(describeCall(), call);
  const paymentPicture = pictureOf(describePayment(), payment);
  return new Map([
    ['menu.md', menuText(join(rootFolder, 'prompts'), readLineFacts(lineFile))],
    ['flow.mmd', mermaidOf(callPicture)],
    ['flow.svg', await drawn(callPicture, callRows)],
    ['payment.mmd', mermaidOf(paymentPicture)],
    ['payment.svg', await drawn(paymentPicture, [['']])],
  ]);
}

async function drawn(picture: Picture, rows: Parameters<typeof arrange>[2]): Promise<string> {
  const placed = await layOut(picture);
  return svgOf(picture, arrange(picture, placed, rows, legendHeight(picture)));
}
