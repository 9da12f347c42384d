import { describeCall, describePayment } from '../../../flows/index.ts';
import { layOut } from './layout.ts';
import { mermaidOf } from './mermaid.ts';
import { pictureOf } from './picture.ts';
import { svgOf } from './svg.ts';

const CALL_LEGEND = [
  'Green: the caller answers by key. Yellow: the card, keyed to the carrier. Violet: the line asks or waits. Blue: a person.',
  'Everywhere: 0 asks for a person, 7 gives more time, star repeats, 9 goes back.',
  'Three misses in a row, failing records, or a call that lasts too long lead to a person too; hanging up ends it.',
  'Arrows lead onward only: ways back to an earlier topic (another amount, another bill) and ways out are left out here.',
];

/** Every file of docs/ that is drawn from the machines, by name. */
export async function drawings(): Promise<ReadonlyMap<string, string>> {
  const call = pictureOf(describeCall(), 'A call', CALL_LEGEND);
  const payment = pictureOf(describePayment(), 'A payment', []);
  return new Map([
    ['flow.mmd', mermaidOf(call)],
    ['flow.svg', svgOf(call, await layOut(call))],
    ['payment.mmd', mermaidOf(payment)],
    ['payment.svg', svgOf(payment, await layOut(payment))],
  ]);
}
