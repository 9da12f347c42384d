import type { Sound } from '../../simulator/contract.ts';

type AudibleSound = Exclude<Sound, { kind: 'pause' }>;

/** Whether this browser can speak at all. Voices may appear some time after the page is loaded. */
export function hasVoices(): boolean {
  return 'speechSynthesis' in window && speechSynthesis.getVoices().length > 0;
}

/**
 * Speaks or plays `sound` to its end. Rejects when the browser cannot; may never resolve when the
 * browser loses the end event (long sentences in Chromium), so the caller keeps a time limit.
 */
export function voice(sound: AudibleSound, speed: number, stop: AbortSignal): Promise<void> {
  if (stop.aborted) return Promise.resolve();
  return sound.kind === 'say'
    ? speak(sound.text, sound.language, speed, stop)
    : playRecording(sound.url, speed, stop);
}

function speak(text: string, language: string, speed: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = language;
    utterance.rate = speed;
    utterance.onend = () => resolve();
    utterance.onerror = (event) =>
      stop.aborted ? resolve() : reject(new Error(`speech: ${event.error}`));
    stop.addEventListener(
      'abort',
      () => {
        speechSynthesis.cancel();
        resolve();
      },
      { once: true },
    );
    // A synthesiser left paused by another page would stay silent for ever.
    speechSynthesis.resume();
    speechSynthesis.speak(utterance);
  });
}

function playRecording(url: string, speed: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const audio = new Audio(url);
    audio.playbackRate = speed;
    audio.onended = () => resolve();
    audio.onerror = () => reject(new Error(`recording not playable: ${url}`));
    stop.addEventListener(
      'abort',
      () => {
        audio.pause();
        resolve();
      },
      { once: true },
    );
    audio.play().catch(reject);
  });
}
