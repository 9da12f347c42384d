import type { LineFacts, Notice, Say, View } from '../../flows/index.ts';
import { payStatusUrl, sealTurn, turnUrl } from '../twilio/turn-url.ts';
import { cardPrompts } from './card-prompts.ts';
import type { Catalog } from './catalog.ts';
import type { Next, Reply, Spoken } from './reply.ts';

/** Turns what the flow shows into words, and the words into a reply. */
export interface Composer {
  /** `nextTurn` is the turn that the caller's answer will be. */
  reply(view: View, callSid: string, nextTurn: number): Reply;
  /** Plain words, for the payment's record of what was agreed to. */
  words(says: readonly Say[]): string;
}

export interface ComposerOptions {
  readonly facts: LineFacts;
  readonly catalogs: Readonly<Record<View['channel'], Catalog>>;
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

  const speak = (says: readonly Say[], channel: View['channel']): Spoken[] =>
    says
      .map((say) => catalogs[channel].say(say.key, say.with))
      .filter((text) => text !== '')
      .map((text) => ({ text }));

  return {
    reply(view, callSid, nextTurn) {
      const { channel, notices } = view;
      const question = speak(view.question, channel);
      if (view.expects !== 'hears.keys') {
        const notice = [...speak(notices, channel), ...question];
        return { notice, next: next(view, [], callSid, nextTurn) };
      }
      const passing = notices.filter((notice) => !notice.mustHear);
      const asked = [...speak(passing, channel), ...question];
      return {
        notice: speak(notices.filter(mustHear), channel),
        next: next(view, asked, callSid, nextTurn),
      };
    },
    words: (says) =>
      speak(says, 'voice')
        .map(({ text }) => text)
        .join(' '),
  };
}

/** What the caller hears next and where the answer goes. */
function createNext({ facts, catalogs, turnSecret, payConnector }: ComposerOptions) {
  const prompts = { voice: cardPrompts(catalogs.voice), relay: cardPrompts(catalogs.relay) };
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
          prompts: prompts[view.channel],
          timeoutSeconds:
            view.channel === 'relay' ? facts.waits.relaySeconds : facts.waits.cardSeconds,
          maxAttempts: facts.card.attempts,
          paymentConnector: payConnector,
          validCardTypes: facts.card.types,
          nextUrl,
          statusUrl: payStatusUrl(turn, seal),
        };
      case 'waits.command':
        return { kind: 'wait', seconds: 1, nextUrl };
      case 'connects.agent':
        return {
          kind: 'agent',
          number: facts.office.number,
          callerId: null,
          ringSeconds: facts.office.ringSeconds,
          limitSeconds: facts.office.limitSeconds,
          nextUrl,
        };
      case 'over':
        return { kind: 'hangUp' };
      case 'waits.query':
        throw new Error(`State ${view.state} still waits for a query and cannot be spoken.`);
    }
  };
}

const mustHear = (notice: Notice) => notice.mustHear;

function timeoutSeconds(facts: LineFacts, view: View, question: readonly Spoken[]): number {
  const { keySeconds, digitsSeconds, relaySeconds } = facts.waits;
  if (view.channel === 'voice') return view.hears === 'menu' ? keySeconds : digitsSeconds;
  const words = question.reduce((count, { text }) => count + text.split(' ').length, 0);
  return Math.max(relaySeconds, words + RELAY_SECONDS_AFTER_WORDS);
}
