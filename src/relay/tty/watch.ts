import { createDetector } from '../baudot/index.ts';
import { millisecondsOf } from './listening.ts';

/** A caller who has typed nothing by then will not begin with it. */
const WATCHED_MILLISECONDS = 45_000;

/** Listens to a call's greeting for a TTY. */
export interface TtyWatch {
  /** The caller's audio: 8 kHz µ-law, any length. */
  frame(audio: Uint8Array): void;
}

export interface TtyWatchOptions {
  /** At most once. */
  readonly onDetected: () => void;
  /** The watch is over, with or without a TTY: its stream can be closed. At most once. */
  readonly onEnd: () => void;
}

/** Begins a watch; it ends itself after 45 s of audio, or with the first TTY. */
export function watchForTty({ onDetected, onEnd }: TtyWatchOptions): TtyWatch {
  const detector = createDetector();
  let milliseconds = 0;
  let isOver = false;
  return {
    frame(audio) {
      if (isOver) return;
      milliseconds += millisecondsOf(audio);
      const isDetected = detector.push(audio) !== null;
      isOver = isDetected || milliseconds >= WATCHED_MILLISECONDS;
      if (isDetected) onDetected();
      if (isOver) onEnd();
    },
  };
}
