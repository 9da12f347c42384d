import type { Conversation, DeskState, Offer } from '../../desk/contract.ts';
import { callerName, channelWords, shortProofWords } from './caller.ts';
import { endingWords, fieldName, fieldStateWords } from './payment.ts';

/** An offered call in one breath, for an ear. */
export function offerNews({ brief }: Offer): string {
  const unknown = brief.hasUnknownPayment ? 'Do not take another payment.' : '';
  const parts = [
    `Incoming call. ${callerName(brief)}.`,
    `${shortProofWords(brief.proof)}.`,
    brief.channel === 'voice' ? '' : `${channelWords(brief.channel)}.`,
    unknown,
    'Press A to accept, D to decline.',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** What changed in the call between two pictures of the desk, in words; empty when nothing did. */
export function callNews(before: DeskState, after: DeskState): string {
  const isMissed =
    before.offer !== null && after.offer === null && after.conversation === null
      ? 'The offered call is no longer yours.'
      : '';
  const news =
    after.conversation === null ? [] : conversationNews(before.conversation, after.conversation);
  return [isMissed, ...news].filter((words) => words !== '').join(' ');
}

function conversationNews(before: Conversation | null, after: Conversation): string[] {
  if (before?.conversationId !== after.conversationId) {
    return [`You are connected to ${callerName(after.brief)}.`];
  }
  return [
    ...legNews(before, after),
    ...paymentNews(before, after),
    ...(after.isAtKeypad && !before.isAtKeypad ? ['The caller is paying by keypad.'] : []),
    ...(before.isAtKeypad && !after.isAtKeypad ? ['The caller is back from the keypad.'] : []),
    ...(after.endedAtMilliseconds !== null && before.endedAtMilliseconds === null
      ? ['The call is over. The wrap-up is left.']
      : []),
  ];
}

function legNews(before: Conversation, after: Conversation): string[] {
  return after.legs.flatMap((leg) => {
    const old = before.legs.find(({ legId }) => legId === leg.legId);
    const name = leg.kind === 'member' ? 'The caller' : leg.name;
    return [
      ...(old?.state !== leg.state && leg.state !== 'ringing' ? [`${name} ${leg.state}.`] : []),
      ...(leg.isOnHold && old?.isOnHold === false ? [`${name} is on hold.`] : []),
      ...(!leg.isOnHold && old?.isOnHold === true ? [`${name} is off hold.`] : []),
      ...(leg.isMuted && old?.isMuted === false ? [`${name} is muted.`] : []),
      ...(!leg.isMuted && old?.isMuted === true ? [`${name} is heard again.`] : []),
    ];
  });
}

/** Of the fields only how each came out; that one is being keyed can be seen. */
function paymentNews(before: Conversation, after: Conversation): string[] {
  const { payment } = after;
  if (payment === null) return [];
  const isSame = before.payment?.securePaymentId === payment.securePaymentId;
  const old = isSame ? before.payment : null;
  const fields = payment.fields.flatMap(({ field, state, detail }) => {
    const was = old?.fields.find((one) => one.field === field)?.state;
    const isNews = (state === 'ok' || state === 'error') && state !== was;
    return isNews ? [`${fieldName(field)}: ${fieldStateWords(state, detail)}.`] : [];
  });
  if (old?.state === payment.state) return fields;
  const ready = payment.state === 'ready' ? ['The card is ready: read the sentence aloud.'] : [];
  const ending = endingWords(payment);
  return [...fields, ...ready, ...(ending === null ? [] : [`Payment: ${ending}`])];
}
