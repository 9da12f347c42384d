import { expect, it } from 'vitest';
import { createLogger } from '../../src/log.ts';

const CARD = '4111111111111111';
const leak = /4111[ -.]?1111[ -.]?1111[ -.]?1111/;

/** Logs through the real logger and gives back the lines that left. */
function linesOf(write: (log: ReturnType<typeof createLogger>) => void): string[] {
  const lines: string[] = [];
  write(createLogger({ level: 'trace', destination: { write: (line) => lines.push(line) } }));
  return lines;
}

it.each<[where: string, write: (log: ReturnType<typeof createLogger>) => void]>([
  ['the message', (log) => log.info(`caller typed ${CARD}`)],
  ['a message with blanks', (log) => log.info('caller typed 4111 1111 1111 1111 twice')],
  ['a formatted message', (log) => log.info('caller typed %s', CARD)],
  ['a field', (log) => log.info({ typed: CARD }, 'turn')],
  ['a number', (log) => log.info({ typed: Number(CARD) }, 'turn')],
  ['three levels deep', (log) => log.info({ a: { b: { c: [{ typed: CARD }] } } }, 'turn')],
  ['the name of a field', (log) => log.info({ [CARD]: true }, 'turn')],
  ['a child logger', (log) => log.child({ typed: CARD }).info('turn')],
  ['an error and its stack', (log) => log.error(new Error(`bad input ${CARD}`), 'turn failed')],
  ['an error field', (log) => log.error({ err: new Error(`bad ${CARD}`) }, 'turn failed')],
  [
    'the cause of an error',
    (log) => log.error(new Error('outer', { cause: new Error(CARD) }), 'turn failed'),
  ],
])('no card number leaves in %s', (_where, write) => {
  const [line] = linesOf(write);
  expect(line).toBeDefined();
  expect(line).not.toMatch(leak);
  expect(line).toContain('1111');
});

it('drops what callers key in and what identifies them, at any depth and in any spelling', () => {
  const [line] = linesOf((log) =>
    log.info(
      {
        form: {
          Digits: '19800229',
          CallSid: 'CA1',
          deep: { birth_date: '1980-02-29', zip: '04101' },
        },
        memberId: '900000017',
        headers: { authorization: 'Basic c2VjcmV0' },
        token: 'tok_1',
      },
      'webhook',
    ),
  );
  expect(JSON.parse(line ?? '')).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    pid: process.pid,
    form: { CallSid: 'CA1', deep: {} },
    headers: {},
    msg: 'webhook',
  });
});

it('keeps what is not a card: times, amounts, call SIDs, error names and stacks', () => {
  const [line] = linesOf((log) =>
    log.error({
      callSid: 'CA0123456789abcdef0123456789abcdef',
      amountCents: 12450,
      err: new Error('x'),
    }),
  );
  expect(JSON.parse(line ?? '')).toMatchObject({
    callSid: 'CA0123456789abcdef0123456789abcdef',
    amountCents: 12450,
    err: { type: 'Error', message: 'x', stack: expect.stringContaining('log.test.ts') },
  });
});

it('writes one JSON object a line, and nothing below its level', () => {
  const lines: string[] = [];
  const log = createLogger({ level: 'warn', destination: { write: (line) => lines.push(line) } });
  log.info('not this');
  log.warn('this\nand this');
  expect(lines).toHaveLength(1);
  expect(lines[0]?.match(/\n/g)).toHaveLength(1);
});
