import {
  type LineFacts,
  type Locale,
  mayBeKept,
  type Notice,
  officeOf,
  type Say,
  type View,
} from '../../flows/index.ts';
import { payStatusUrl, recordingStatusUrl, sealTurn, turnUrl } from '../twilio/turn-url.ts';
import { bankPrompts } from './bank-prompts.ts';
import { cardPrompts } from './card-prompts.ts';
import type { Catalog } from './catalog.ts';
import type { Next, Reply, Spoken } from './reply.ts';

/** Turns what the flow shows into words, and the words into a reply. */
export interface Composer {
  /** `nextTurn` is the turn that the caller's answer will be. */
  reply(view: View, callSid: string, nextTurn: number): Reply;
  /** Plain words, for the payment's record of what was agreed to in that language. */
  words(says: readonly Say[], locale: Locale): string;
}

/** Every wording, by language and channel. */
export type Catalogs = Readonly<Record<Locale, Readonly<Record<View['channel'], Catalog>>>>;

export interface ComposerOptions {
  readonly facts: LineFacts;
  readonly catalogs: Catalogs;
  readonly turnSecret: string;
  /** The connector that <Pay> names. */
  readonly payConnector: string;
}

/** Words a relay operator types in one minute are heard by nobody meanwhile (47 CFR 64.604). */
const RELAY_SECONDS_AFTER_WORDS = 40;

/** Prepared once: card prompts and catalogs cost nothing per turn. */
export function createComposer(options: ComposerOptions): Composer {
  const { catalogs } = options;
  const next = createNext(options);

  const speak = (says: readonly Say[], { locale, channel }: Hearer): Spoken[] => {
    const catalog = catalogs[locale][channel];
    return says
      .map((say): Spoken => {
        if (say.locale === undefined) return { text: catalog.say(say.key, say.with) };
        const text = catalogs[say.locale][channel].say(say.key, say.with);
        return { text, locale: say.locale };
      })
      .filter(({ text }) => text !== '');
  };

  return {
    reply(view, callSid, nextTurn) {
      const { locale, notices } = view;
      const question = speak(view.question, view);
      if (view.expects !== 'hears.keys') {
        const notice = [...speak(notices, view), ...question];
        return { locale, notice, next: next(view, [], callSid, nextTurn) };
      }
      const passing = notices.filter((notice) => !notice.mustHear);
      const asked = [...speak(passing, view), ...question];
      return {
        locale,
        notice: speak(notices.filter(mustHear), view),
        next: next(view, asked, callSid, nextTurn),
      };
    },
    words: (says, locale) =>
      speak(says, { locale, channel: 'voice' })
        .map(({ text }) => text)
        .join(' '),
  };
}

/** What the caller hears next and where the answer goes. */
function createNext({ facts, catalogs, turnSecret, payConnector }: ComposerOptions) {
  const prompts = {
    'en-US': cardPromptsOf(catalogs['en-US']),
    'es-US': cardPromptsOf(catalogs['es-US']),
  };
  const accountPrompts = {
    'en-US': bankPromptsOf(catalogs['en-US']),
    'es-US': bankPromptsOf(catalogs['es-US']),
  };
  return (view: View, question: readonly Spoken[], callSid: string, turn: number): Next => {
    const seal = sealTurn(turnSecret, callSid, turn);
    const nextUrl = turnUrl(turn, seal);
    switch (view.expects) {
      case 'hears.keys':
        return {
          kind: 'keys',
          question,
          numDigits: view.hears === 'menu' ? 1 : null,
          finishOnKey: view.hears === 'menu' ? '' : '#',
          timeoutSeconds: timeoutSeconds(facts, view, question),
          nextUrl,
        };
      case 'hears.card':
        return {
          kind: 'card',
          prompts: prompts[view.locale][view.channel],
          timeoutSeconds:
            view.channel === 'relay' ? facts.waits.relaySeconds : facts.waits.cardSeconds,
          maxAttempts: facts.card.attempts,
          paymentConnector: payConnector,
          validCardTypes: facts.card.types,
          mayBeKept: mayBeKept(view.about),
          nextUrl,
          statusUrl: payStatusUrl(turn, seal),
        };
      case 'hears.bank':
        return {
          kind: 'bank',
          prompts: accountPrompts[view.locale][view.channel],
          accountType: view.accountType ?? 'checking',
          timeoutSeconds:
            view.channel === 'relay' ? facts.waits.relaySeconds : facts.waits.cardSeconds,
          maxAttempts: facts.bank.attempts,
          paymentConnector: payConnector,
          nextUrl,
          statusUrl: payStatusUrl(turn, seal),
        };
      case 'hears.speech':
        return {
          kind: 'speech',
          timeoutSeconds:
            view.channel === 'relay' ? facts.waits.relaySeconds : facts.bank.speechSilenceSeconds,
          longestSeconds: facts.bank.speechLongestSeconds,
          nextUrl,
          statusUrl: recordingStatusUrl(turn, seal),
        };
      case 'waits.command':
        return { kind: 'wait', seconds: 1, nextUrl };
      case 'connects.agent': {
        const { number, ringSeconds, limitSeconds } = officeOf(facts, view.about.region);
        return { kind: 'agent', number, callerId: null, ringSeconds, limitSeconds, nextUrl };
      }
      case 'over':
        return { kind: 'hangUp' };
      case 'waits.query':
        throw new Error(`State ${view.state} still waits for a query and cannot be spoken.`);
    }
  };
}

type Hearer = Pick<View, 'locale' | 'channel'>;

function cardPromptsOf({ voice, relay }: Catalogs[Locale]) {
  return { voice: cardPrompts(voice), relay: cardPrompts(relay) };
}

function bankPromptsOf({ voice, relay }: Catalogs[Locale]) {
  return { voice: bankPrompts(voice), relay: bankPrompts(relay) };
}

const mustHear = (notice: Notice) => notice.mustHear;

function timeoutSeconds(facts: LineFacts, view: View, question: readonly Spoken[]): number {
  const { keySeconds, digitsSeconds, relaySeconds, silenceSeconds } = facts.waits;
  if (view.channel === 'voice') {
    if (view.isSilenceAnswer) return silenceSeconds;
    return view.hears === 'menu' ? keySeconds : digitsSeconds;
  }
  const words = question.reduce((count, { text }) => count + text.split(' ').length, 0);
  return Math.max(relaySeconds, words + RELAY_SECONDS_AFTER_WORDS);
}
