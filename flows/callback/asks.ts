import type { Where } from '../guards.ts';
import type { Command } from '../vocabulary.ts';
import { questionOf } from '../words.ts';

/** What the caller is asked to agree to before they press 1. */
const CONSENT = ['callback.consent', 'callback.consentMenu'] as const;

export const callbackAsks = {
  requestCallback: ({ context }: Where): Command => {
    const { callback, memberId, locale, channel, region } = context;
    return {
      type: 'command.requestCallback',
      callbackId: callback.open?.callbackId ?? '',
      phoneNumber: callback.phoneNumber ?? '',
      dueAt: callback.open?.dueAt ?? null,
      ...{ memberId, locale, channel, region },
      reason: context.queue.reason,
      consentedTo: questionOf(context, CONSENT, 'none'),
    };
  },
  cancelCallback: ({ context }: Where): Command => ({
    type: 'command.cancelCallback',
    callbackId: context.callback.open?.callbackId ?? '',
  }),
  tellReached: ({ context }: Where): Command => ({
    type: 'command.callbackReached',
    callbackId: context.returned?.callbackId ?? '',
  }),
  tellReady: ({ context }: Where): Command => ({
    type: 'command.callbackReady',
    callbackId: context.returned?.callbackId ?? '',
    memberId: context.memberId,
    locale: context.locale,
    channel: context.channel,
    region: context.region,
  }),
  tellDeclined: ({ context }: Where, { why }: { why: 'notNow' | 'wrongNumber' }): Command => ({
    type: 'command.callbackDeclined',
    callbackId: context.returned?.callbackId ?? '',
    why,
  }),
  tellMachine: ({ context }: Where): Command => ({
    type: 'command.callbackMachine',
    callbackId: context.returned?.callbackId ?? '',
  }),
};
