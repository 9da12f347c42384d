import type { CallContext } from '../context.ts';
import type { Where } from '../guards.ts';
import type { FlowEvent } from '../vocabulary.ts';

/** Neither a language nor a command: who presses one of them first has begun their member ID. */
const KEYS_OF_NO_LANGUAGE = '45689';

export const languageGuards = {
  isCallerLanguageKnown: ({ event }: Where) =>
    event.type === 'callerLanguage.known' && event.locale !== null,
  /** The language question has not been answered, not even by silence. */
  isLanguageUnasked: ({ context }: Where) => context.languageFrom === 'nobody',
  isInEnglish: ({ context }: Where) => context.locale === 'en-US',
  isInSpanish: ({ context }: Where) => context.locale === 'es-US',
  beginsMemberId: ({ event }: Where) =>
    event.type === 'key' && KEYS_OF_NO_LANGUAGE.includes(event.key),
  completesMemberId: ({ context, event }: Where) => typedAheadId(context, event) !== null,
  /** What was chosen in this call wins over what is remembered of the member, and replaces it. */
  choseAnotherLanguage: ({ context, event }: Where) =>
    context.languageFrom === 'choice' &&
    event.type === 'member.matched' &&
    event.locale !== context.locale,
};

/**
 * A member ID keyed at the language question, which takes one key: that key and what was keyed
 * right after it. Null when they are no ID, or something else came between.
 */
export function typedAheadId(context: CallContext, event: FlowEvent): string | null {
  const { typedAhead, turns } = context;
  if (typedAhead === null || turns !== typedAhead.turn + 1 || event.type !== 'digits') return null;
  const keys = typedAhead.key + event.digits;
  return /^\d+$/.test(keys) && keys.length === context.line.memberIdDigits ? keys : null;
}
