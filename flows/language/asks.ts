import type { Where } from '../guards.ts';
import type { Command, Locale, Query } from '../vocabulary.ts';

export const languageAsks = {
  askCallerLanguage: ({ context }: Where): Query => ({
    type: 'query.callerLanguage',
    callerNumber: context.callerNumber,
  }),
  rememberCallerLanguage: ({ context }: Where, { locale }: { locale: Locale }): Command => ({
    type: 'command.rememberLanguage',
    callerNumber: context.callerNumber,
    memberId: null,
    locale,
  }),
  rememberMemberLanguage: ({ context, event }: Where): Command => ({
    type: 'command.rememberLanguage',
    callerNumber: null,
    memberId: event.type === 'member.matched' ? event.memberId : null,
    locale: context.locale,
  }),
};
