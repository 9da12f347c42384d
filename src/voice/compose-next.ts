import { type LineFacts, type Locale, mayBeKept, officeOf, type View } from '../../flows/index.ts';
import {
  payStatusUrl,
  recordingStatusUrl,
  sealTurn,
  ttyNextUrl,
  turnUrl,
  whisperUrl,
} from '../twilio/turn-url.ts';
import { bankPrompts } from './bank-prompts.ts';
import { cardPrompts } from './card-prompts.ts';
import type { Catalogs, ComposerOptions } from './compose.ts';
import type { ListenForKeys, Next, Spoken } from './reply.ts';

/** What an assistant types in a minute of 60 words, and what they then need (47 CFR 64.604). */
const RELAY_SECONDS_AFTER_WORDS = 40;

/** What is said before the answer is listened for, and what a key may cut short. */
export interface Asked {
  readonly before: readonly Spoken[];
  readonly asked: readonly Spoken[];
}

/** Makes what the caller hears next, and where the answer goes. */
export function createNext(options: ComposerOptions) {
  const { facts, catalogs, turnSecret, payConnector, streams } = options;
  const prompts = byLocale(catalogs, cardPrompts);
  const accountPrompts = byLocale(catalogs, bankPrompts);
  return (view: View, { before, asked }: Asked, callSid: string, turn: number): Next => {
    const { locale, channel } = view;
    const seal = sealTurn(turnSecret, callSid, turn);
    const nextUrl = turnUrl(turn, seal);
    const entry = {
      paymentConnector: payConnector,
      nextUrl,
      statusUrl: payStatusUrl(turn, seal),
    };
    switch (view.expects) {
      case 'hears.keys':
        if (channel !== 'tty') return keys(facts, view, { before, asked }, nextUrl);
        return {
          kind: 'tty',
          stream: streams.session(callSid, turn),
          question: [...before, ...asked],
          hears: view.hears ?? 'menu',
          nextUrl: ttyNextUrl(turn, seal),
        };
      case 'hears.card':
        return {
          kind: 'card',
          prompts: prompts[locale][channel],
          timeoutSeconds: entrySeconds(facts, view, prompts[locale][channel]),
          maxAttempts: facts.card.attempts,
          validCardTypes: facts.card.types,
          mayBeKept: mayBeKept(view.about),
          ...entry,
        };
      case 'hears.bank':
        return {
          kind: 'bank',
          prompts: accountPrompts[locale][channel],
          accountType: view.accountType ?? 'checking',
          timeoutSeconds: entrySeconds(facts, view, accountPrompts[locale][channel]),
          maxAttempts: facts.bank.attempts,
          ...entry,
        };
      case 'hears.speech':
        return {
          kind: 'speech',
          timeoutSeconds:
            channel === 'voice'
              ? facts.bank.speechSilenceSeconds
              : relaySeconds(facts, wordsIn(before)),
          longestSeconds: facts.bank.speechLongestSeconds,
          nextUrl,
          statusUrl: recordingStatusUrl(turn, seal),
        };
      case 'waits.command':
        return { kind: 'wait', seconds: 1, nextUrl };
      case 'connects.agent':
        return { kind: 'agent', ...personFor(facts, view, turn, seal), callerId: null, nextUrl };
      case 'over':
        return { kind: 'hangUp' };
      case 'waits.query':
        throw new Error(`State ${view.state} still waits for a query and cannot be spoken.`);
    }
  };
}

function keys(
  facts: LineFacts,
  view: View,
  { before, asked }: Asked,
  nextUrl: string,
): ListenForKeys {
  const isMenu = view.hears === 'menu';
  return {
    kind: 'keys',
    question: asked,
    numDigits: isMenu ? 1 : null,
    finishOnKey: isMenu ? '' : '#',
    timeoutSeconds: timeoutSeconds(facts, view, [...before, ...asked]),
    nextUrl,
  };
}

function personFor(facts: LineFacts, { channel, about }: View, turn: number, seal: string) {
  const { number, ringSeconds, limitSeconds } = officeOf(facts, about.region);
  const { representativeNumber } = facts.tty;
  return {
    number: channel === 'tty' && representativeNumber !== null ? representativeNumber : number,
    ringSeconds,
    limitSeconds,
    ...(channel !== 'voice' && { whisperUrl: whisperUrl(turn, seal) }),
  };
}

function byLocale<Prompt extends { readonly words: readonly Spoken[] }>(
  catalogs: Catalogs,
  make: (catalog: Catalogs[Locale]['voice']) => readonly Prompt[],
) {
  const of = ({ voice, relay, tty }: Catalogs[Locale]) => ({
    voice: make(voice),
    relay: make(relay),
    tty: printed(make(tty)),
  });
  return { 'en-US': of(catalogs['en-US']), 'es-US': of(catalogs['es-US']) };
}

/** Prompts of <Pay> for who reads: the carrier plays them in Baudot. */
function printed<Prompt extends { readonly words: readonly Spoken[] }>(
  prompts: readonly Prompt[],
): readonly Prompt[] {
  return prompts.map((prompt) => ({
    ...prompt,
    words: prompt.words.map((said) => ({ ...said, inBaudot: true as const })),
  }));
}

function timeoutSeconds(facts: LineFacts, view: View, said: readonly Spoken[]): number {
  const { keySeconds, digitsSeconds, silenceSeconds } = facts.waits;
  if (view.channel !== 'voice') return relaySeconds(facts, wordsIn(said));
  if (view.isSilenceAnswer) return silenceSeconds;
  return view.hears === 'menu' ? keySeconds : digitsSeconds;
}

/** One time for every step of <Pay>: what the longest of its prompts needs. */
function entrySeconds(
  facts: LineFacts,
  { channel }: View,
  prompts: readonly { readonly words: readonly Spoken[] }[],
): number {
  if (channel === 'voice') return facts.waits.cardSeconds;
  return relaySeconds(facts, Math.max(...prompts.map(({ words }) => wordsIn(words))));
}

function relaySeconds({ waits }: LineFacts, wordCount: number): number {
  return Math.max(waits.relaySeconds, wordCount + RELAY_SECONDS_AFTER_WORDS);
}

const wordsIn = (said: readonly Spoken[]) =>
  said.reduce((count, { text }) => count + text.split(' ').length, 0);
