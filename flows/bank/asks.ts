import { asks } from '../asks.ts';
import type { Where } from '../guards.ts';
import type { Command, DebitConsent } from '../vocabulary.ts';
import { questionOf } from '../words.ts';
import { debitDate } from './dates.ts';
import { authorizationScript } from './script.ts';

export const bankAsks = {
  chargeAfterNotice: (where: Where): Command => {
    const order = asks.charge(where);
    return order.type === 'command.charge' ? { ...order, waitsForNotice: true } : order;
  },
  keepRecorded: (where: Where): Command => {
    const { recording } = where.context.bank;
    const none = { sid: '', url: '', durationSeconds: 0 };
    return keep(where, { how: 'recorded', recording: recording ?? none });
  },
  keepNoticed: (where: Where): Command => {
    const { context } = where;
    const phoneNumber = context.callerNumber ?? '';
    const consentedTo = questionOf(context, ['bank.notice'], 'bill');
    return keep(where, { how: 'notice', phoneNumber, consentedTo });
  },
};

function keep({ context }: Where, consent: DebitConsent): Command {
  return {
    type: 'command.keepAuthorization',
    paymentId: context.payment?.paymentId ?? '',
    scriptVersion: authorizationScript.version,
    terms: questionOf(context, authorizationScript.keys, 'bill'),
    locale: context.locale,
    region: context.region,
    authorizedDate: context.today,
    debitDate: debitDate(context),
    retainYears: context.line.bank.evidenceYears,
    consent,
  };
}
