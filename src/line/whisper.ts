import { settingOfCall } from '../store/calls.ts';
import type { Line } from './line.ts';

/**
 * What the person who takes a call hears alone, before they are put through: how to speak with who
 * cannot hear them. In English, as the plan's people are, whatever the caller's language is. An
 * empty document puts them through at once.
 */
export function whisperTwiml({ db, composer, writeWhisper }: Line, callSid: string): string {
  const channel = settingOfCall(db, callSid)?.channel ?? 'voice';
  if (channel === 'voice') return writeWhisper([]);
  const says = [{ key: channel === 'relay' ? 'whisper.relay' : 'whisper.tty', with: {} }];
  const spoken = composer.speak(says, { locale: 'en-US', channel: 'voice' });
  // Who takes a TTY's call sits at one.
  const printed = channel === 'tty' ? composer.speak(says, { locale: 'en-US', channel }) : [];
  return writeWhisper([...spoken, ...printed]);
}
