import type { CallContext } from '../context.ts';
import { coverageNow } from '../premium/coverage.ts';
import { billsOnPage, pageCount } from '../rules/bills.ts';
import { decideExtension, type ExtensionDecision, extendableBills } from '../rules/extensions.ts';
import type { FlowEvent, OpenBill } from '../vocabulary.ts';

/** The bills to choose from on this page, numbered from 1 as the caller keys them. */
export function extendableOnPage({ bills, today, line, page }: CallContext): readonly OpenBill[] {
  return billsOnPage(extendableBills(bills, today, line.extension), page, line.limits);
}

export function extensionPages({ bills, today, line }: CallContext): number {
  return pageCount(extendableBills(bills, today, line.extension), line.limits);
}

/** The rules' decision on what came back from the world; null for any other event. */
export function decisionOn(event: FlowEvent, context: CallContext): ExtensionDecision | null {
  if (event.type !== 'extension.known') return null;
  const { bill, wasExtended } = event;
  const coverage = bill && coverageNow(bill, context);
  return decideExtension({ bill, coverage, wasExtended }, context.today, context.line.extension);
}
