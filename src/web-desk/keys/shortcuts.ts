export type Command =
  | 'accept'
  | 'decline'
  | 'ready'
  | 'away'
  | 'hold'
  | 'mute'
  | 'consult'
  | 'payment'
  | 'notes'
  | 'wrapUp'
  | 'call'
  | 'queue'
  | 'callbacks'
  | 'messages'
  | 'team'
  | 'approvals'
  | 'help';

export interface Shortcut {
  readonly key: string;
  readonly command: Command;
  readonly words: string;
}

/** One key each, without Control or Alt. */
export const shortcuts: readonly Shortcut[] = [
  { key: 'A', command: 'accept', words: 'Accept the offered call' },
  { key: 'D', command: 'decline', words: 'Decline the offered call' },
  { key: 'R', command: 'ready', words: 'Become ready' },
  { key: 'W', command: 'away', words: 'Go to the reasons for being away' },
  { key: 'H', command: 'hold', words: 'Hold the caller, or go on' },
  { key: 'M', command: 'mute', words: 'Mute yourself, or go on' },
  { key: 'C', command: 'consult', words: 'Go to the colleagues to consult' },
  { key: 'P', command: 'payment', words: 'Go to the payment' },
  { key: 'N', command: 'notes', words: 'Go to the notes' },
  { key: 'U', command: 'wrapUp', words: 'Go to the wrap-up' },
  { key: '1', command: 'call', words: 'Show the call' },
  { key: '2', command: 'queue', words: 'Show the queue' },
  { key: '3', command: 'callbacks', words: 'Show the callbacks' },
  { key: '4', command: 'messages', words: 'Show the messages' },
  { key: '5', command: 'team', words: 'Show the team (supervisors)' },
  { key: '6', command: 'approvals', words: 'Show the approvals (supervisors)' },
  { key: '?', command: 'help', words: 'Show these keys' },
];

export function keyOf(command: Command): string {
  return shortcuts.find((shortcut) => shortcut.command === command)?.key ?? '';
}

export interface KeyPress {
  readonly key: string;
  readonly isRepeat: boolean;
  readonly hasModifier: boolean;
  /** The reader is writing or choosing: the key belongs to the field. */
  readonly isTyping: boolean;
}

/** The command of a key press; null when the press means something else. */
export function commandOf(press: KeyPress): Command | null {
  if (press.isRepeat || press.hasModifier || press.isTyping) return null;
  const key = press.key.toUpperCase();
  return shortcuts.find((shortcut) => shortcut.key === key)?.command ?? null;
}
