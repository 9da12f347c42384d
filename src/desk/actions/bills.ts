import { officeOf } from '../../../flows/index.ts';
import { PaylineError } from '../../errors.ts';
import { freshBill } from '../../line/queries/several-bills.ts';
import { noteDeskEvent } from '../../store/desk-events.ts';
import { grantExtension } from '../../store/extensions.ts';
import { keepPaymentPlan } from '../../store/payment-plans.ts';
import { fileRequest, openRequest } from '../../store/requests.ts';
import { type Acting, type AsyncDoers, overtaken, ownConversation } from '../acting.ts';
import { extendedDate, notPossible, plannedInstalments } from '../bill-rules.ts';
import { callBriefOf } from '../call-brief.ts';
import { dayWords, moneyWords } from '../payment/words.ts';

/** What changes a bill: the commands of self-service, with the agent as the one who did it. */
export const billDoers: AsyncDoers<'extend' | 'setUpPlan' | 'fileRequest'> = {
  async extend(acting, { conversationId, billId }) {
    const { memberId, callSid, today, bill } = await memberBill(acting, conversationId, billId);
    const dueDate = extendedDate(acting.tools.line, bill, today);
    return (later) => {
      ownConversation(later, conversationId);
      const reference = later.tools.line.identifiers.confirmation();
      const fromDate = bill?.dueDate ?? dueDate;
      const extension = { reference, billId, memberId, fromDate, dueDate };
      grantExtension(later.db, extension, callSid, later.now, actorOf(later));
      const moved = `The due date moved from ${dayWords(fromDate)} to ${dayWords(dueDate)}.`;
      tell(later, conversationId, `${moved} Reference ${reference}.`);
    };
  },
  async setUpPlan(acting, { conversationId, billId, instalmentCount }) {
    const found = await memberBill(acting, conversationId, billId);
    const { memberId, callSid, today } = found;
    const { line } = acting.tools;
    const instalments = plannedInstalments(line, found, instalmentCount, today);
    const agreedWords = scheduleWords(instalments);
    return (later) => {
      ownConversation(later, conversationId);
      const reference = line.identifiers.confirmation();
      const plan = { reference, billId, memberId, instalments, agreedWords };
      if (!keepPaymentPlan(later.db, plan, callSid, later.now, actorOf(later))) {
        throw overtaken('A payment of this bill has begun, or it has a plan already.');
      }
      tell(later, conversationId, `${agreedWords} Reference ${reference}.`);
    };
  },
  async fileRequest(acting, { conversationId, billId, kind }) {
    if (billId === null && kind !== 'assistance') throw notPossible('Choose the bill it is about.');
    const found = await memberBill(acting, conversationId, billId);
    const { memberId, callSid, language } = found;
    // As in self-service: care can be explained and disputed, a premium cannot.
    if (kind !== 'assistance' && found.bill?.kind === 'premium') {
      throw notPossible(
        'This is for bills of care; a premium has none. Billing answers questions.',
      );
    }
    return (later) => {
      ownConversation(later, conversationId);
      const { line } = later.tools;
      // Help is asked for by a member, not for one bill.
      const about = { kind, memberId, billId: kind === 'assistance' ? null : billId } as const;
      const open = openRequest(later.db, about, later.now);
      if (open !== null) throw notPossible(`This was asked for before. Its reference is ${open}.`);
      const reference = line.identifiers.confirmation();
      const detail = { answerBy: 'mail', language };
      const request = { reference, ...about, detail, filedAtMilliseconds: later.now };
      const { openDays } = line.facts.requests[kind];
      if (!fileRequest(later.db, request, callSid, openDays, actorOf(later))) {
        throw overtaken('Somebody asked for the same at this moment.');
      }
      tell(later, conversationId, `${FILED_WORDS[kind]} Reference ${reference}.`);
    };
  },
};

const FILED_WORDS = {
  dispute: 'A dispute was filed; nothing is collected meanwhile.',
  itemizedStatement: 'An itemized statement was asked for.',
  assistance: 'Help with paying was asked for.',
} as const;

const actorOf = ({ agent }: Acting) => `agent:${agent.agentId}`;

function tell({ db, now, agent }: Acting, conversationId: string, text: string): void {
  noteDeskEvent(db, { conversationId, agentId: agent.agentId, text }, now);
}

function scheduleWords(
  instalments: readonly { readonly dueDate: string; readonly amountCents: number }[],
): string {
  const parts = instalments.map(
    ({ dueDate, amountCents }) => `${moneyWords(amountCents)} on ${dayWords(dueDate)}`,
  );
  return `The bill is paid in ${instalments.length} instalments: ${parts.join(', ')}.`;
}

/**
 * The member's bill as it stands; the bill is null when it is gone or none is meant. Throws
 * desk.notIdentified, desk.notPossible, directory.unavailable.
 */
async function memberBill(acting: Acting, conversationId: string, billId: string | null) {
  const { line } = acting.tools;
  const { callSid } = ownConversation(acting, conversationId);
  const brief = callBriefOf(line, callSid);
  if (brief?.proof !== 'member' || brief.memberId === null) {
    throw new PaylineError(
      'desk.notIdentified',
      'The caller has not proved to be the member. Only a member’s bills can be changed.',
    );
  }
  if (billId !== null && !brief.bills.some((known) => known.billId === billId)) {
    throw notPossible('This bill is not one of this call.');
  }
  const none = { bill: null, lockedBy: null };
  const found = billId === null ? none : await freshBill(line, billId);
  const { memberId, region, locale } = brief;
  const today = line.todayIn(officeOf(line.facts, region).zone);
  return { ...found, callSid, memberId, today, language: locale === 'es-US' ? locale : 'en-US' };
}
