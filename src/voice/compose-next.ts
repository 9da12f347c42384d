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
import { joinConference, joinQueue, waitInQueue } from './compose-queue.ts';
import { relaySeconds, wordsIn } from './relay-seconds.ts';
import type { ListenForKeys, ListenForTty, Next, Spoken } from './reply.ts';

/** What is said before the answer is listened for, and what a key may cut short. */
export interface Asked {
  readonly before: readonly Spoken[];
  readonly asked: readonly Spoken[];
}

/** Makes what the caller hears next, and where the answer goes. */
export function createNext(options: ComposerOptions) {
  const { facts, catalogs, turnSecret, payConnector } = options;
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
        if (view.isInQueue) return waitInQueue(facts, view, [...before, ...asked], nextUrl);
        if (channel !== 'tty') return keys(facts, view, { before, asked }, nextUrl);
        return typed(options, { callSid, turn }, [...before, ...asked], view.hears ?? 'menu');
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
              ? (view.recordsSeconds?.silence ?? facts.bank.speechSilenceSeconds)
              : relaySeconds(facts, wordsIn(before)),
          longestSeconds: view.recordsSeconds?.longest ?? facts.bank.speechLongestSeconds,
          nextUrl,
          statusUrl: recordingStatusUrl(turn, seal),
        };
      case 'waits.command':
        return { kind: 'wait', seconds: view.holdSeconds ?? 1, nextUrl };
      case 'connects.agent':
        return { kind: 'agent', ...personFor(facts, view, turn, seal), callerId: null, nextUrl };
      case 'joins.queue':
        return joinQueue(turn, seal);
      case 'leaves.queue':
        return { kind: 'leaveQueue', nextUrl };
      case 'joins.conference':
        return joinConference(view, turnSecret, nextUrl);
      case 'talks.by.tty':
        return typed(options, { callSid, turn }, before, 'talk');
      case 'over':
        return { kind: 'hangUp' };
      case 'waits.query':
        throw new Error(`State ${view.state} still waits for a query and cannot be spoken.`);
    }
  };
}

function typed(
  { streams, turnSecret }: ComposerOptions,
  { callSid, turn }: { readonly callSid: string; readonly turn: number },
  question: readonly Spoken[],
  hears: ListenForTty['hears'],
): ListenForTty {
  const stream = streams.session(callSid, turn);
  const nextUrl = ttyNextUrl(turn, sealTurn(turnSecret, callSid, turn));
  return { kind: 'tty', stream, question, hears, nextUrl };
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
