import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runPhone } from '../../../src/simulator/phone-command.ts';
import { VirtualClock } from '../../../src/simulator/virtual-clock.ts';
import { CapturedOutput } from './output.ts';
import { demoPages, startConnector, startTwimlServer, type TwimlServer } from './twiml-server.ts';

let server: TwimlServer;
let connector: { readonly url: string; close(): Promise<void> };
beforeEach(async () => {
  server = await startTwimlServer(demoPages);
  connector = await startConnector();
});
afterEach(async () => {
  await server.close();
  await connector.close();
});

function options(stdin: PassThrough, stdout: CapturedOutput, env = {}) {
  const defaults = {
    voiceUrl: `${server.url}/voice`,
    token: 'secret',
    connector: connector.url,
  };
  return { stdin, stdout, env, defaults, clock: new VirtualClock(Date.UTC(2026, 2, 2)) };
}

/** A person at a terminal: types the next keys whenever the line listens or the phone is idle. */
async function person(typing: string[], argv: string[] = [], env = {}) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const typed = [...typing];
  const stdout = new CapturedOutput(true, (text) => {
    if (/listening|calls again/.test(text)) stdin.write(typed.shift() ?? 'q');
  });
  const exitCode = await runPhone(argv, options(stdin, stdout, env));
  return { exitCode, text: stdout.text, lines: stdout.lines };
}

describe('at a terminal', () => {
  test('keys are pressed as they are typed, and masked while a card is asked for', async () => {
    const { text, exitCode } = await person(['900000017#', '1', '4111111111111111#', '*']);
    expect(server.asked.slice(0, 3)).toEqual(['/voice', '/id Digits=900000017', '/menu Digits=1']);
    expect(text).toContain('You:  900000017#');
    expect(text).toContain('You:  xxxxxxxxxxxxxxxx#');
    expect(text).toContain('The result is caller-interrupted-with-star');
    expect(text).not.toContain('4111');
    expect(exitCode).toBe(0);
  });

  test.each([
    ['h hangs up', 'h'],
    ['Ctrl-C hangs up', '\x03'],
  ])('%s, r redials, q quits', async (_, hangUp) => {
    const { lines } = await person([hangUp, 'r', hangUp, 'q']);
    expect(server.asked).toEqual(['/voice', '/voice']);
    expect(lines.filter((line) => line.includes('You hung up'))).toHaveLength(2);
  });

  test('q in the middle of a call hangs up and leaves', async () => {
    const { text } = await person(['q']);
    expect(text).toContain('You hung up.');
    expect(text).not.toContain('calls again');
  });

  test('arrow and function keys are no telephone keys', async () => {
    const { lines } = await person(['\x1b[A', 'h', 'q']);
    expect(server.asked).toEqual(['/voice']);
    expect(lines.join()).not.toContain('You:');
  });

  test.each([
    ['NO_COLOR', [], { NO_COLOR: '1' }],
    ['--plain', ['--plain'], {}],
    ['a dumb terminal', [], { TERM: 'dumb' }],
  ])('%s gives whole lines without any control sequence', async (_, argv, env) => {
    const { text } = await person(['900000017#', 'h', 'q'], argv, env);
    expect(text).toContain('\nYou press 900000017#\n');
    expect(text).not.toContain('\x1b');
  });
});

describe('a TTY at a terminal', () => {
  test('t, words and Return type; the display shows both sides', async () => {
    const { text } = await person(['thello ga\r', 'h', 'q'], ['--tty']);
    expect(text).toContain('You type: HELLO GA');
  });

  test('what a TTY lacks is refused, and so is a telephone', async () => {
    const { text } = await person(['tñ\r\x03', 'q'], ['--tty']);
    expect(text).toContain('A TTY has letters, digits and simple punctuation only.');
    const phone = await person(['thello ga\r\x03', 'q']);
    expect(phone.text).toContain('This is no TTY. Call with --tty to type.');
  });
});

describe('through a pipe', () => {
  async function piped(input: string, argv: string[] = []) {
    const stdin = new PassThrough();
    stdin.end(input);
    const stdout = new CapturedOutput();
    const exitCode = await runPhone(argv, options(stdin, stdout));
    return { exitCode, lines: stdout.lines };
  }

  test('each line answers the next thing that listens, the end of input hangs up', async () => {
    const { lines } = await piped('9000 0001-7 #\n1\n');
    expect(lines.slice(1)).toEqual([
      'Calling +15005550100…',
      'Line: Welcome.',
      'Line: Enter your member ID, then press pound.',
      'listening…',
      'You press 900000017#',
      'Line: To pay, press 1.',
      'listening…',
      'You press 1',
      'Line: Enter your card number.',
      'listening for your card number…',
      'No steps are left; you hung up.',
      'Call time 0:02.',
    ]);
  });

  test('lines of type and words are typed at a TTY', async () => {
    const { lines } = await piped('type hello ga\n', ['--tty']);
    expect(lines).toContain('You type: HELLO GA');
  });

  test('--record keeps every call of the session', async () => {
    const file = join(tmpdir(), `payline-terminal-${process.pid}.call`);
    await piped('5#\n', ['--record', file]);
    const text = await readFile(file, 'utf8');
    await rm(file);
    expect(text).toContain('caller presses 5#\nline That is no member ID.\n');
  });

  test('a line that cannot be reached is told, and the exit code says so', async () => {
    const { lines, exitCode } = await piped('', ['--voice', 'http://127.0.0.1:9/voice']);
    expect(lines.at(-1)).toMatch(/Nothing answers at http:\/\/127\.0\.0\.1:9\/voice/);
    expect(exitCode).toBe(1);
  });
});
