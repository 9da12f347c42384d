import type { Call } from '../call.ts';
import type { Sound } from '../contract.ts';
import { looksLikeCard, maskKeys } from '../wire/mask.ts';
import { playSounds } from './sounds.ts';

export interface Listening {
  /** The verb as the `listen` event names it. */
  readonly name: string;
  /** Heard until the first key. */
  readonly prompts: Iterable<Sound>;
  /** Silence that ends the input: after the prompts, and again after every key. */
  readonly timeoutSeconds: number;
  /** True when these digits need no more keys. */
  readonly isComplete: (digits: string) => boolean;
  /** Ends the input and is not part of it; '' for none. */
  readonly finishOnKey: string;
  /** Ends the input at once and takes what was typed with it (Pay's star); '' for none. */
  readonly cancelKey: string;
  /** True: a finish key with nothing before it belongs to the input before this one. */
  readonly skipLeadingFinishKey: boolean;
  /** True: the `keys` event shows x for every digit. */
  readonly masked: boolean;
}

export interface Collected {
  readonly digits: string;
  readonly endedBy: 'complete' | 'finish key' | 'cancel key' | 'silence';
}

/**
 * Twilio's rules for keys (reference 2): keys typed ahead count, the first key stops the prompts,
 * the timer starts after the prompts or at the first key and again at every key.
 */
export async function collectKeys(call: Call, listening: Listening): Promise<Collected> {
  const { name, timeoutSeconds } = listening;
  // Taken before the note: a key pressed inside it must stop the prompts too.
  const first = firstKey(call, listening);
  call.note({ listen: name, timeoutSeconds });
  await playSounds(call, listening.prompts, first.signal);
  first.forget();
  let typed = '';
  let digits = '';
  const done = (endedBy: Collected['endedBy']): Collected => {
    if (typed !== '') {
      const masked = listening.masked || looksLikeCard(typed);
      call.note({ keys: masked ? maskKeys(typed) : typed, masked });
    }
    return { digits, endedBy };
  };
  for (;;) {
    const key = await nextKey(call, timeoutSeconds);
    if (key === null) return done('silence');
    typed += key;
    if (key === listening.cancelKey) return done('cancel key');
    if (key === listening.finishOnKey) {
      if (digits === '' && listening.skipLeadingFinishKey) continue;
      return done('finish key');
    }
    digits += key;
    if (listening.isComplete(digits)) return done('complete');
  }
}

/**
 * Aborted by the key that stops the prompts. A pound that closes the input before this one, which
 * was complete without it, does not.
 */
function firstKey({ keypad }: Call, { finishOnKey, skipLeadingFinishKey }: Listening) {
  const pressed = new AbortController();
  let isWatching = true;
  const look = () => {
    if (!isWatching) return;
    while (skipLeadingFinishKey && keypad.peek() === finishOnKey) keypad.take();
    if (keypad.hasKey) pressed.abort();
    else keypad.arrival.addEventListener('abort', look, { once: true });
  };
  look();
  return {
    signal: pressed.signal,
    forget: () => {
      isWatching = false;
    },
  };
}

async function nextKey(call: Call, timeoutSeconds: number): Promise<string | null> {
  const { arrival } = call.keypad;
  const ready = call.keypad.take();
  if (ready !== null) return ready;
  await call.pass(timeoutSeconds, arrival);
  return call.keypad.take();
}
