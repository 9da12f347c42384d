import { type TypingHands, type TypingJob, typeKeys } from './typing.ts';

export interface Typist {
  /** Types keys at a human pace; a new job replaces the one under way. */
  type(job: TypingJob): void;
  stop(): void;
}

/** One pair of hands. `onTyping` hears when they begin and when they rest. */
export function createTypist(hands: TypingHands, onTyping: (typing: boolean) => void): Typist {
  let underWay: AbortController | null = null;

  const stop = () => {
    if (!underWay) return;
    underWay.abort();
    underWay = null;
    onTyping(false);
  };

  return {
    stop,
    type(job) {
      stop();
      const mine = new AbortController();
      underWay = mine;
      onTyping(true);
      typeKeys(job, hands, mine.signal).then(() => {
        if (underWay === mine) stop();
      });
    },
  };
}
