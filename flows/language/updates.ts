import type { CallContext, CallMemory } from '../context.ts';
import { keysOf, type Where } from '../guards.ts';
import { inChannel } from '../relay/updates.ts';
import { serviceNotices } from '../service/words.ts';
import type { Locale, Notice } from '../vocabulary.ts';
import { typedAheadId } from './guards.ts';

type Change = Partial<CallMemory>;

const said = (key: string): Notice => ({ key, with: {}, mustHear: false });

/** How to change the language, each said in the language it leads to. */
const howToChange: Readonly<Record<Locale, Notice>> = {
  'en-US': { ...said('language.changeToSpanish'), locale: 'es-US' },
  'es-US': { ...said('language.changeToEnglish'), locale: 'en-US' },
};

export const languageUpdates = {
  chooseLanguage: (_: Where, { locale }: { locale: Locale }): Change => ({
    locale,
    languageFrom: 'choice',
    needsInterpreter: false,
  }),
  /** Nobody answered: the call goes on in English. */
  assumeLanguage: (_: Where): Change => ({ languageFrom: 'assumed' }),
  recallLanguage: ({ event }: Where): Change => {
    if (event.type !== 'callerLanguage.known' || event.locale === null) return {};
    return {
      locale: event.locale,
      languageFrom: 'callerNumber',
      notices: [said('language.greeting'), howToChange[event.locale]],
    };
  },
  /** What everybody hears once, in the language they have chosen. */
  welcome: ({ context }: Where): Change => ({
    notices: [...context.notices, ...serviceNotices(context), said('identify.welcome')],
  }),
  keepFirstKey: ({ context, event }: Where): Change => ({
    typedAhead: { key: keysOf(event), turn: context.turns },
  }),
  claimTypedAheadId: ({ context, event }: Where): Change => ({
    claimedId: typedAheadId(context, event),
  }),
  /** The member's own language, unless another was chosen in this call. */
  useMemberLanguage: ({ context, event }: Where): Change => {
    if (event.type !== 'member.matched' || event.locale === null) return {};
    if (context.languageFrom === 'choice') return {};
    return { locale: event.locale, languageFrom: 'member' };
  },
  /** Whose operator redials after the line broke off need not ask for more time again. */
  recallRelay: ({ context, event }: Where): Partial<CallContext> => {
    const wasInRelay = event.type === 'callerLanguage.known' && event.wasInRelay === true;
    return wasInRelay && context.channel === 'voice' ? inChannel(context, 'relay') : {};
  },
  wantInterpreter: (_: Where): Change => ({ needsInterpreter: true }),
  /** What the person who takes the call should know first. */
  noteTransfer: ({ context }: Where): Change => ({
    transfer: context.needsInterpreter
      ? { reason: 'interpreter', language: 'other', channel: context.channel }
      : { reason: 'person', language: context.locale, channel: context.channel },
  }),
};
