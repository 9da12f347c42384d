/** The one place that says where the independent test modem lies. */
export { addNoise, loseFrames, toMulaw } from '../../../src/simulator/tty/impair.ts';
export { randomFrom } from '../../../src/simulator/tty/random.ts';
export { sendByTestTty, type TestSenderOptions } from '../../../src/simulator/tty/test-sender.ts';
