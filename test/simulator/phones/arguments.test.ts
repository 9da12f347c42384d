import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readPhoneArguments, runPhone } from '../../../src/simulator/phone-command.ts';
import { nameCards } from '../../../src/simulator/transcript/cards.ts';
import { CapturedOutput } from './output.ts';

const demo = { voiceUrl: 'http://127.0.0.1:3000/voice/incoming', token: 'demo-token' };

function read(...argv: string[]) {
  const options = readPhoneArguments(argv, demo);
  if (options === 'help') throw new Error('help was not asked for');
  return options;
}

describe('the phone’s command line', () => {
  test('needs nothing while the demo line runs', () => {
    expect(read()).toMatchObject({ ...demo, json: false, steps: [], connector: undefined });
  });

  test('what is given wins over the demo’s defaults', () => {
    const argv = ['--voice', 'https://line.example/v', '--token', 't', '--to', '+15005550123'];
    expect(read(...argv, '--account', 'AC9', '1', '-')).toMatchObject({
      voiceUrl: 'https://line.example/v',
      token: 't',
      to: '+15005550123',
      accountSid: 'AC9',
      steps: [{ kind: 'keys', keys: '1' }, { kind: 'silence' }],
    });
  });

  test.each(['withheld', 'anonymous', ''])('--from %j hides the number', (from) => {
    expect(read('--from', from).from).toBe('');
  });

  test('--connector carries its own credentials, which leave the URL', () => {
    expect(read('--connector', 'http://pay:s%40crt@127.0.0.1:4001/pay').connector).toEqual({
      url: 'http://127.0.0.1:4001/pay',
      user: 'pay',
      password: 's@crt',
    });
  });

  test.each([
    [['--voice', 'localhost:3000'], /--voice is "localhost:3000".*Write it whole/],
    [['--status', 'mailto:me'], /--status/],
    [['--connector', 'https//x'], /--connector/],
    [['--from'], /--help/],
    [['--from', '-1'], /--help/],
  ])('%j is refused with the option’s name', (argv, message) => {
    expect(() => read(...argv)).toThrow(expect.objectContaining({ code: 'config.invalid' }));
    expect(() => read(...argv)).toThrow(message);
  });

  test('without a demo line it says what is missing and how to get it', () => {
    expect(() => readPhoneArguments([])).toThrow(/--voice URL.*npm start/);
    expect(() => readPhoneArguments(['--voice', demo.voiceUrl])).toThrow(/--token TOKEN/);
  });

  test.each(['--help', '-h'])(
    '%s explains the options and steps, no line wider than 100',
    async (flag) => {
      const stdout = new CapturedOutput();
      expect(await runPhone([flag], { stdin: new PassThrough(), stdout })).toBe(0);
      for (const name of ['--voice', '--connector', '--record', '--plain', 'wait:MS', 'hangup']) {
        expect(stdout.text).toContain(name);
      }
      for (const line of stdout.lines) expect(line.length, line).toBeLessThanOrEqual(100);
    },
  );
});

test('magic cards are named by what they do and their brand', () => {
  const cards = [
    { number: '4111111111111111', brand: 'Visa', outcome: 'approved' },
    { number: '5555555555554444', brand: 'Mastercard', outcome: 'insufficient funds' },
  ];
  expect(nameCards(cards)).toEqual({
    'approved-visa': { number: '4111111111111111' },
    'insufficient-funds-mastercard': { number: '5555555555554444' },
  });
});
