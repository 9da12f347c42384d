import type {
  CarrierError,
  CarrierEvent,
  Device,
  EndReason,
  PhoneMessage,
  Sound,
  WebhookExchange,
} from '../../simulator/contract.ts';
import { type CallView, noCall } from './call-view.ts';
import { maskCards, maskDigits } from './card-mask.ts';
import { addEvent, addKeys, addSpeech } from './conversation.ts';
import { addTold, addTyped, type Typer } from './typed-talk.ts';
import { callerName, conferenceWords, endWords, queueWords, soundWords } from './words.ts';

export type CallAction =
  /** By telephone unless a device is named. */
  | { readonly type: 'dialed'; readonly from: string; readonly device?: Device }
  | { readonly type: 'pressed'; readonly key: string }
  | { readonly type: 'told'; readonly message: PhoneMessage }
  /** Typed on the caller's text telephone. */
  | { readonly type: 'typed'; readonly text: string }
  /** The caller put the handset down; the carrier's own word for it follows and adds nothing. */
  | { readonly type: 'hungUp' }
  | { readonly type: 'connectionLost' };

/** The next view of the call. Pure: the same actions always give the same view. */
export function followCall(view: CallView, action: CallAction): CallView {
  switch (action.type) {
    case 'dialed':
      return {
        ...noCall,
        phase: 'connecting',
        from: action.from,
        device: action.device ?? 'phone',
      };
    case 'pressed':
      return { ...view, pendingKeys: view.pendingKeys + action.key };
    case 'typed':
      return { ...view, talk: addTyped(view.talk, mask(view, action.text)) };
    case 'hungUp':
      return { ...end(view, endWords('hangup by caller'), false), hungUp: true };
    case 'connectionLost':
      return end(view, 'The connection to the carrier was lost.', true);
    case 'told':
      return followMessage(view, action.message);
  }
}

export function isUnderWay(view: CallView): boolean {
  return view.phase === 'connecting' || view.phase === 'talking';
}

function followMessage(view: CallView, message: PhoneMessage): CallView {
  if ('sound' in message) return followSound(view, message.sound);
  if ('event' in message) return followEvent(view, message.event, message.atMilliseconds);
  return view;
}

function followSound(view: CallView, sound: Sound): CallView {
  if (sound.kind === 'pause') return answered(view);
  return speak(view, soundWords(sound), 'sound');
}

/** The line is heard; a late message does not revive a call that is over. */
function answered(view: CallView): CallView {
  return isUnderWay(view) ? { ...view, phase: 'talking' } : view;
}

function speak(
  view: CallView,
  text: string,
  toldBy: 'sound' | 'event',
  interrupted = false,
): CallView {
  const conversation = addSpeech(view.conversation, text, toldBy, interrupted);
  // Neither a second telling nor words that were typed over before they began are news.
  const isNews = conversation.length > view.conversation.length && !interrupted;
  return { ...answered(view), conversation, caption: isNews ? text : view.caption };
}

function followEvent(view: CallView, event: CarrierEvent, atMilliseconds: number): CallView {
  if ('dial' in event) {
    return place(view, event.dial);
  }
  if ('say' in event) return speak(view, event.say, 'event', event.interrupted);
  if ('play' in event) return speak(view, soundWords({ kind: 'play', url: event.play }), 'event');
  if ('listen' in event) return listen(view, event.listen, event.timeoutSeconds);
  if ('whisper' in event) return whispered(view, event.whisper);
  if ('spoken' in event) return said(view, event.spoken);
  if ('keys' in event) return takeKeys(view, event.keys, event.masked);
  if ('tty' in event) return readText(view, event.by === 'line' ? 'far' : 'caller', event.tty);
  if ('relay' in event) {
    return readText(view, event.by === 'assistant' ? 'far' : 'caller', event.relay);
  }
  if ('request' in event) return takeExchange(view, event.request, atMilliseconds);
  if ('error' in event) return takeError(view, event.error, atMilliseconds);
  if ('queue' in event) return moved(view, queueWords[event.queue]);
  if ('conference' in event) return moved(view, conferenceWords[event.conference]);
  if ('end' in event) return followEnd(view, event.end);
  return view;
}

/** The call waits, or is with other people. */
function moved(view: CallView, words: string): CallView {
  return { ...answered(view), conversation: addEvent(view.conversation, words, false) };
}

/** Shown, since it is the demo's; the caller does not hear it. */
function whispered(view: CallView, words: string): CallView {
  const told = `The person hears first: “${words}”`;
  return { ...view, conversation: addEvent(view.conversation, told, false) };
}

function place(view: CallView, dial: { callSid: string; from: string; to: string }): CallView {
  const words = `Calling ${dial.to} from ${callerName(dial.from)}`;
  const conversation = addEvent(view.conversation, words, false);
  // A relay user stays with the assistant, who calls the line once more when it was cut off.
  const isRedialed = view.device === 'relay' && view.phase === 'ended' && !view.hungUp;
  const phase = isRedialed ? 'connecting' : view.phase;
  return { ...view, phase, callSid: dial.callSid, conversation };
}

/** While the line takes a private entry, whatever digits are typed are part of it. */
function mask(view: CallView, text: string): string {
  return view.listening?.secret === true ? maskDigits(text) : maskCards(text);
}

function readText(view: CallView, by: Typer, text: string): CallView {
  const talk = addTold(view.talk, by, by === 'caller' ? mask(view, text) : text);
  return { ...answered(view), talk };
}

function listen(view: CallView, verb: string, timeoutSeconds: number | undefined): CallView {
  const secret = verb.startsWith('Pay');
  return {
    ...answered(view),
    listening: { verb, timeoutSeconds: timeoutSeconds ?? null, secret },
  };
}

function said(view: CallView, words: string): CallView {
  const speaker = view.device === 'relay' ? 'The assistant' : 'You';
  const told = `${speaker} said: ${words}`;
  return { ...view, conversation: addEvent(view.conversation, told, false) };
}

function takeKeys(view: CallView, keys: string, masked: boolean): CallView {
  return {
    ...view,
    conversation: addKeys(view.conversation, keys, masked),
    pendingKeys: view.pendingKeys.slice(keys.length),
    entriesTaken: view.entriesTaken + 1,
    listening: null,
  };
}

function takeExchange(view: CallView, exchange: WebhookExchange, atMilliseconds: number): CallView {
  const entry = { number: view.exchanges.length + 1, atMilliseconds, exchange };
  const exchanges = [...view.exchanges, entry];
  if (exchange.purpose === 'status') return { ...view, exchanges };
  return {
    ...view,
    exchanges,
    flowState: exchange.state ?? view.flowState,
    entriesTaken: view.entriesTaken + 1,
    pendingKeys: '',
    listening: null,
  };
}

/** Warnings are for the debugger alone; an error also explains what the caller hears. */
function takeError(view: CallView, error: CarrierError, atMilliseconds: number): CallView {
  const entry = { number: view.errors.length + 1, atMilliseconds, error };
  const told = { ...view, errors: [...view.errors, entry] };
  if (error.severity === 'warning') return told;
  const words = `Carrier error ${error.code}: ${error.message}`;
  return { ...told, conversation: addEvent(view.conversation, words, true) };
}

function followEnd(view: CallView, reason: EndReason): CallView {
  // Redialed before the carrier told of the hang-up: that word is for the call before.
  if (reason === 'hangup by caller' && view.callSid === null) return view;
  return end(view, endWords(reason), reason === 'error');
}

function end(view: CallView, words: string, grave: boolean): CallView {
  if (!isUnderWay(view)) return view;
  return {
    ...view,
    phase: 'ended',
    listening: null,
    pendingKeys: '',
    conversation: addEvent(view.conversation, words, grave),
  };
}
