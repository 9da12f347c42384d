import type { Random } from '../../simulator/tty/random.ts';
import type { TestSenderOptions } from '../../simulator/tty/test-sender.ts';

/** A line and a sender, and the greatest share of wrong characters that is allowed on it. */
export interface Condition {
  readonly name: string;
  readonly limit: number;
  readonly sender?: TestSenderOptions;
  readonly snrDb?: number;
  readonly loss?: { readonly share: number; readonly fill: 'silence' | 'repeat' };
  /** Milliseconds of silence before a character, typed by hand. */
  readonly typing?: (random: Random) => number;
}

const byHand = (random: Random) => (random() < 0.6 ? 30 + random() * 500 : 0);

const loss = (fill: 'silence' | 'repeat', share: number, limit: number, snrDb?: number) => ({
  name: `${share * 100} % of frames lost, filled with ${fill}${snrDb ? '' : ', no noise'}`,
  limit,
  loss: { share, fill },
  ...(snrDb ? { snrDb } : {}),
});

const at20 = (name: string, sender: TestSenderOptions): Condition => ({
  ...{ name: `${name}, SNR 20 dB`, limit: 0, snrDb: 20, sender },
});

/** The table of figures, in its order. Loss is measured with noise at SNR 30 dB, and without. */
export const conditions: readonly Condition[] = [
  ...[30, 10, 4, 0].map((snrDb) => ({ name: `SNR ${snrDb} dB`, limit: 0, snrDb })),
  { name: 'SNR -2 dB', limit: 0.01, snrDb: -2 },
  loss('silence', 0.01, 0.01, 30),
  loss('silence', 0.02, 0.01, 30),
  loss('silence', 0.05, 0.05, 30),
  loss('repeat', 0.001, 0.01, 30),
  loss('repeat', 0.005, 0.04, 30),
  loss('repeat', 0.01, 0.08, 30),
  loss('repeat', 0.001, 0.01),
  loss('repeat', 0.005, 0.04),
  loss('repeat', 0.01, 0.08),
  at20('speed -3 %', { speed: 0.97 }),
  at20('speed +3 %', { speed: 1.03 }),
  at20('44 baud', { baud: 44 }),
  at20('47.6 baud', { baud: 47.6 }),
  at20('level 0 dBm0', { levelDbm0: 0 }),
  at20('level -30 dBm0', { levelDbm0: -30 }),
  at20('level -45 dBm0', { levelDbm0: -45 }),
  at20('1 stop bit', { stopBits: 1 }),
  at20('1.42 stop bits', { stopBits: 1.42 }),
  at20('2 stop bits', { stopBits: 2 }),
  { ...at20('typed by hand, with gaps', {}), typing: byHand },
  at20('no leading mark', { leadingMarkMilliseconds: 0 }),
  { ...at20('gaps, no leading mark', { leadingMarkMilliseconds: 0 }), typing: byHand },
];
