import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runPhone } from '../../../src/simulator/phone-command.ts';
import { CapturedOutput } from './output.ts';
import { demoPages, type Pages, startConnector, startTwimlServer } from './twiml-server.ts';

const CARD = ['4111111111111111#', '1239#', '123', '60601#'];
const cards = { 'approved-visa': { number: '4111111111111111' } };
let closers: (() => Promise<void>)[] = [];

async function phone(argv: string[], pages: Pages = demoPages) {
  const server = await startTwimlServer(pages);
  const connector = await startConnector();
  closers.push(server.close, connector.close);
  const stdout = new CapturedOutput();
  const args = ['--token', 'secret', '--connector', connector.url, ...argv];
  const withVoice = argv.includes('--voice') ? args : ['--voice', `${server.url}/voice`, ...args];
  const exitCode = await runPhone(withVoice, { stdin: new PassThrough(), stdout, cards });
  return { exitCode, stdout, asked: server.asked };
}

/** A line of output in short: a request as method and path. */
function short(line: Record<string, unknown>): string {
  const [[kind, value] = []] = Object.entries(line);
  if (kind !== 'request')
    return `${kind} ${typeof value === 'string' ? value : JSON.stringify(value)}`;
  const { method, url, status } = value as { method: string; url: string; status: number };
  return `request ${method} ${new URL(url).pathname} ${status}`;
}

beforeEach(() => {
  closers = [];
});
afterEach(async () => {
  for (const close of closers) await close();
});

describe('JSON lines', () => {
  test('each step answers the next thing that listens', async () => {
    const { stdout, exitCode, asked } = await phone(['--json', '-', '5#', 'hangup']);
    expect(stdout.objects.map(short)).toEqual([
      'request POST /voice 200',
      'say Welcome.',
      'listen Gather',
      'say Enter your member ID, then press pound.',
      'say I heard nothing.',
      'listen Gather',
      'say Enter your member ID, then press pound.',
      'request POST /id 200',
      'say That is no member ID.',
      'request POST /voice 200',
      'say Welcome.',
      'listen Gather',
      'say Enter your member ID, then press pound.',
      'end hangup by caller',
    ]);
    expect(asked).toEqual(['/voice', '/id Digits=5', '/voice']);
    expect(exitCode).toBe(0);
  });

  test('a request is told with its form, as it was sent', async () => {
    const { stdout } = await phone(['--json', '--from', '+15005550199', '7#']);
    expect(stdout.objects.find((line) => short(line).includes('/id'))?.request).toEqual({
      method: 'POST',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/id$/),
      status: 200,
      form: expect.objectContaining({
        From: '+15005550199',
        Digits: '7',
        CallStatus: 'in-progress',
      }),
    });
  });

  test('when the steps run out the caller hangs up at the next listen', async () => {
    const { stdout, exitCode } = await phone(['--json']);
    expect(stdout.objects.at(-1)).toEqual({ end: 'steps exhausted' });
    expect(exitCode).toBe(0);
  });

  test('a card is paid step by step, and no digit of it comes out', async () => {
    const { stdout, exitCode } = await phone(['--json', '900000017#', '1', ...CARD]);
    expect(stdout.text).toContain('{"say":"The result is success with a token."}');
    expect(stdout.text).toContain('{"listen":"Pay payment-card-number"}');
    expect(stdout.text).toContain('{"listen":"Pay postal-code"}');
    expect(stdout.text).not.toContain('4111111111111111');
    expect(stdout.text).not.toContain('tok_1234567890');
    expect(exitCode).toBe(0);
  });

  test('a card number typed where none was asked for is masked in the form', async () => {
    const { stdout } = await phone(['--json', '4111111111111111#', '4111111111111111#']);
    expect(stdout.text).not.toContain('4111111111111111');
  });

  test('keys wait while a person is rung, silence is spent on it', async () => {
    const keys = await phone(['--json', '900000017#', '0', '8#']);
    expect(keys.asked).toEqual([
      '/voice',
      '/id Digits=900000017',
      '/menu Digits=0',
      '/voice',
      '/id Digits=8',
      '/voice',
    ]);
    const silence = await phone(['--json', '900000017#', '0', '-', '8#']);
    expect(silence.asked).toEqual(keys.asked);
    const leaves = await phone(['--json', '900000017#', '0', 'hangup']);
    expect(leaves.stdout.text).toContain('{"listen":"Dial +15005550006"}');
    expect(leaves.stdout.objects.at(-1)).toEqual({ end: 'hangup by caller' });
  });

  test('an error of the line is told and fails the call', async () => {
    const { stdout, exitCode } = await phone(['--json', '1'], { '/voice': () => 500 });
    expect(stdout.text).toContain('"error":{"code":11200,"message":');
    expect(stdout.objects.at(-1)).toEqual({ end: 'error' });
    expect(exitCode).toBe(1);
  });

  test('a warning is marked and fails nothing', async () => {
    const pages = { '/voice': () => '<Say colour="blue">Hello.</Say><Hangup/>' };
    const { stdout, exitCode } = await phone(['--json'], pages);
    expect(stdout.objects.find((line) => 'error' in line)?.error).toMatchObject({
      code: 12200,
      severity: 'warning',
    });
    expect(exitCode).toBe(0);
  });

  test.each([
    [
      ['--voice', 'http://127.0.0.1:9/voice', '1'],
      'simulator.unreachable',
      /127\.0\.0\.1:9.*npm start/,
    ],
    [['--voice', 'ftp://example.com', '1'], 'config.invalid', /--voice.*http/],
    [['12x'], 'simulator.badStep', /12x/],
    [['--nonsense'], 'config.invalid', /--help/],
  ])('%j is one error line and exit code 1', async (argv, code, message) => {
    const { stdout, exitCode } = await phone(['--json', ...argv]);
    expect(stdout.objects).toEqual([{ error: { code, message: expect.stringMatching(message) } }]);
    expect(exitCode).toBe(1);
  });

  test('a fallback in the same dead place helps nobody, so it is told likewise', async () => {
    const dead = 'http://127.0.0.1:9';
    const { stdout } = await phone(['--json', '--voice', `${dead}/a`, '--fallback', `${dead}/b`]);
    expect(stdout.text).toContain('"code":"simulator.unreachable"');
  });

  test('a dead line with a fallback elsewhere is the carrier’s business', async () => {
    const server = await startTwimlServer({ '/fallback': () => '<Say>Call us.</Say><Hangup/>' });
    closers.push(server.close);
    const fallback = `${server.url}/fallback`;
    const argv = ['--json', '--voice', 'http://127.0.0.1:9/voice', '--fallback', fallback];
    const { stdout, exitCode } = await phone(argv);
    expect(stdout.objects.slice(-2)).toEqual([{ say: 'Call us.' }, { end: 'hangup by line' }]);
    expect(exitCode).toBe(1);
  });
});

describe('waiting', () => {
  const pages: Pages = {
    '/voice': () =>
      '<Gather action="/id" timeout="5"><Say>One two three four five six.</Say></Gather>' +
      '<Say>Too late.</Say><Pause length="60"/><Say>Still here.</Say><Hangup/>',
    '/id': ({ Digits }) => `<Say>You pressed ${Digits}.</Say><Hangup/>`,
  };
  test.each([
    [
      'less than the timeout after the prompt, and the key counts',
      ['wait:4000', '1#'],
      'You pressed 1.',
    ],
    ['into the prompt, and the key interrupts it', ['wait:100', '1#'], 'You pressed 1.'],
    ['longer than anything listens, and nothing is pressed', ['wait:20000', '1#'], 'Still here.'],
    ['and hangs up in the middle of a pause', ['wait:20000', 'hangup'], 'Too late.'],
    ['twice', ['wait:3000', 'wait:3000', '1#'], 'You pressed 1.'],
  ])('%s', async (_, steps, lastWords) => {
    const { stdout } = await phone(['--json', ...steps], pages);
    const said = stdout.objects.filter((line) => 'say' in line).map((line) => line.say);
    expect(said.at(-1)).toBe(lastWords);
  });
});

test('without --json the call reads as plain lines', async () => {
  const { stdout } = await phone(['900000017#', '1', '4111111111111111#', '*']);
  expect(stdout.lines).toEqual([
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
    'You press xxxxxxxxxxxxxxxx#',
    'Line: Enter the expiration date.',
    'listening for the expiration date, month and year…',
    'You press *',
    'Line: The result is caller-interrupted-with-star without one.',
    'The line hung up.',
  ]);
});

test('what typed-ahead keys cut off is told all the same', async () => {
  const { stdout } = await phone(['900000017#1', '-']);
  const lines = stdout.lines.slice(4);
  expect(lines.slice(0, 3)).toEqual([
    'You press 900000017#',
    'Line: To pay, press 1.',
    'You press 1',
  ]);
});

test('--record writes the call as a transcript', async () => {
  const file = join(tmpdir(), `payline-headless-${process.pid}.call`);
  await phone(['--json', '--record', file, '-', '900000017#', '1', ...CARD]);
  const text = await readFile(file, 'utf8');
  await rm(file);
  expect(text.split('\n').slice(3)).toEqual([
    'caller +15005550101 dials',
    'line Welcome.',
    'line Enter your member ID, then press pound.',
    'caller waits',
    'line I heard nothing.',
    'line Enter your member ID, then press pound.',
    'caller presses 900000017#',
    'line To pay, press 1.',
    'caller presses 1',
    'line Enter your card number.',
    'caller enters card approved-visa',
    'line Enter the expiration date.',
    'caller enters an expiration date',
    'line Enter the security code.',
    'caller enters a security code',
    'line Enter your ZIP code.',
    'caller enters a postal code',
    'line One moment.',
    'line The result is success with a token.',
    'line hangs up',
    '',
  ]);
});
