import type { LiveCall } from '../carrier.ts';
import { type AssistantOptions, CommunicationsAssistant } from './assistant.ts';

/** A call as its caller holds it, through an assistant or without one. */
export type CallersEnd = Pick<LiveCall, 'press' | 'say' | 'hangUp'> & {
  /** A keyboard, where the caller's device has one. */
  type?(text: string): void;
};

/**
 * A call through an assistant, for a user at a text telephone: what they type is done for them. Keys
 * and words given here are the assistant's own; `hangUp` is the end of the user's line.
 */
export function dialByRelay(options: AssistantOptions): CallersEnd {
  const assistant = new CommunicationsAssistant(options);
  return {
    press: (key) => assistant.call?.press(key),
    say: (text) => assistant.call?.say(text),
    hangUp: () => assistant.hangUp(),
    type: (text) => assistant.type(text),
  };
}
