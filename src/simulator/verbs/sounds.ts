import type { Call } from '../call.ts';
import type { Sound } from '../contract.ts';
import type { SoundVerb } from '../twiml/nested.ts';

/** loop="0": Twilio stops after a thousand times. */
const ENDLESS_LOOP = 1000;

/** The sounds of Say, Play and Pause in order, loops written out, URLs absolute. */
export function* soundsOf(call: Call, verbs: readonly SoundVerb[]): Generator<Sound> {
  for (const verb of verbs) {
    if (verb.verb === 'Pause') {
      yield { kind: 'pause', seconds: verb.seconds };
      continue;
    }
    const once = verb.verb === 'Say' ? verb.sounds : recordings(call, verb.url, verb.digits);
    for (let times = verb.loop === 0 ? ENDLESS_LOOP : verb.loop; times > 0; times -= 1) yield* once;
  }
}

/** Plays sounds to their end; each that `stop` cuts short or keeps from beginning is noted so. */
export async function playSounds(
  call: Call,
  sounds: Iterable<Sound>,
  stop?: AbortSignal,
): Promise<void> {
  const begun = new Set<Sound>();
  for (const sound of sounds) {
    // What loops is noted as cut short once, not a thousand times.
    if (stop?.aborted && begun.has(sound)) continue;
    begun.add(sound);
    await call.hear(sound, stop);
  }
}

function recordings(call: Call, url: string, digits: string): readonly Sound[] {
  if (digits !== '') return [{ kind: 'play', url: `dtmf:${digits}` }];
  const absolute = url === '' ? null : call.resolve(url);
  return absolute === null ? [] : [{ kind: 'play', url: absolute }];
}
