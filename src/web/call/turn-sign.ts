import type { CallView } from './call-view.ts';
import { type TypingTurn, typingTurn } from './typed-talk.ts';

type Sign = TypingTurn | 'keys' | 'none';

export interface TurnSign {
  readonly whose: 'caller' | 'far' | 'nobody';
  readonly words: string;
}

const YOURS = 'Your turn. End with GA.';

const SIGNS: Readonly<Record<'tty' | 'relay', Readonly<Record<Sign, string>>>> = {
  tty: {
    first: 'Nobody has typed yet. Type HELLO GA.',
    caller: YOURS,
    sending: 'Your text is going over the line.',
    far: 'The line’s turn. Wait for GA.',
    over: 'The line says goodbye. Type SK or hang up.',
    keys: 'Your turn. Press the phone keys, do not type.',
    none: 'Press Call to begin.',
  },
  relay: {
    first: 'The assistant is calling. Wait for GA.',
    caller: YOURS,
    sending: 'Your text is on its way to the assistant.',
    far: 'The assistant’s turn. Wait for GA.',
    over: 'The assistant says goodbye. Type SK or hang up.',
    keys: YOURS,
    none: 'Press Call to begin.',
  },
};

/** Whose turn it is, as the text telephone of `device` shows it. */
export function turnSign(view: CallView, device: 'tty' | 'relay', underWay: boolean): TurnSign {
  if (view.phase === 'ended') return { whose: 'nobody', words: 'The call is over.' };
  if (!underWay) return { whose: 'nobody', words: SIGNS[device].none };
  // Card digits go by phone keys from a TTY, whatever was typed last; an assistant keys them in.
  const isKeyed = device === 'tty' && view.listening?.secret === true;
  const turn = isKeyed ? 'keys' : typingTurn(view.talk);
  return { whose: whoActs(turn, device), words: SIGNS[device][turn] };
}

function whoActs(turn: Sign, device: 'tty' | 'relay'): TurnSign['whose'] {
  // A line does not know a TTY before it hears one; an assistant types first.
  if (turn === 'first') return device === 'tty' ? 'caller' : 'far';
  if (turn === 'caller' || turn === 'keys') return 'caller';
  return turn === 'over' || turn === 'none' ? 'nobody' : 'far';
}
