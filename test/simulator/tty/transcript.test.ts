import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type CarrierOptions, placeCall } from '../../../src/simulator/carrier.ts';
import { readPhoneArguments } from '../../../src/simulator/phone/arguments.ts';
import { runPhone } from '../../../src/simulator/phone-command.ts';
import { parseTranscript } from '../../../src/simulator/transcript/parse.ts';
import { playTranscript } from '../../../src/simulator/transcript/play.ts';
import { writeTranscript } from '../../../src/simulator/transcript/write.ts';
import { VirtualClock } from '../../../src/simulator/virtual-clock.ts';
import { startTinyLine } from '../../support/tiny-line.ts';
import { CapturedOutput } from '../phones/output.ts';
import { withStreams } from '../streams/stream-line.ts';
import { type Answer, toySession } from './toy-session.ts';

const cards = { 'approved-visa': { number: '4111111111111111' } };
const documents = {
  '/voice': withStreams(
    '<Gather timeout="8"><Say>Enter your member ID.</Say></Gather>' +
      '<Connect><Stream url="STREAM_URL"/></Connect><Redirect>/after</Redirect>',
  ),
  '/after': withStreams('<Say>Goodbye.</Say><Hangup/>'),
};

/** Three questions; whoever types a card is told not to. */
function threeQuestions(): { readonly answer: Answer; readonly turns: string[] } {
  const turns: string[] = [];
  const answer = (turn: string) => {
    turns.push(turn);
    if (/\d{16}/.test(turn.replaceAll(' ', ''))) return 'PLS DO NOT TYPE CARD NBR GA';
    return turn.includes('900000017') ? 'BILL $12.40. TYPE 1 PAY GA' : null;
  };
  return { answer, turns };
}

async function play(text: string, greeting: string, answer: Answer): Promise<string> {
  const line = await startTinyLine(documents, toySession(greeting, answer).upgrade);
  const clock = new VirtualClock(Date.UTC(2026, 2, 2));
  const options: CarrierOptions = {
    clock,
    line: { voiceUrl: `${line.url}/voice`, accountSid: 'AC1', authToken: 'secret' },
  };
  const place = (...[handset, plan]: Parameters<Parameters<typeof playTranscript>[0]['place']>) =>
    placeCall(options, { ...plan, to: '+18005550100' }, handset);
  const entries = parseTranscript(text);
  const onDirective = async () => {};
  return writeTranscript(await playTranscript({ entries, clock, cards, place, onDirective }));
}

const CALL = `caller +12125550142 dials by TTY
line Enter your member ID.
caller types HELLO GA
line types PAY LINE. TYPE MEMBER ID GA
caller types 900000017 GA
line types BILL $12.40. TYPE 1 PAY GA
caller waits
line types STILL THERE Q GA
caller types card approved-visa GA
line types PLS DO NOT TYPE CARD NBR GA
caller presses 1
line Goodbye.
line hangs up
`;

describe('a call by TTY', () => {
  it('is played as its transcript says, each side in its turn', async () => {
    const { answer, turns } = threeQuestions();
    expect(await play(CALL, 'PAY LINE. TYPE MEMBER ID GA', answer)).toBe(CALL);
    expect(turns).toEqual(['900000017 GA', '4111111111111111 GA', '1']);
  });

  it('shows what the caller interrupted by hanging up', async () => {
    const text = `caller +12125550142 dials by TTY with noise 20 dB and loss 1 % repeat
line Enter your member ID.
caller waits
caller waits 3000 ms
line types PAY LINE.
caller hangs up
`;
    const { answer } = threeQuestions();
    expect(await play(text, 'PAY LINE. TYPE MEMBER ID GA', answer)).toBe(text);
  });

  it('of ten minutes takes seconds', async () => {
    const clock = new VirtualClock(0);
    const server = toySession('HELLO GA', () => null);
    const line = await startTinyLine(documents, server.upgrade);
    const call = placeCall(
      {
        clock,
        line: { voiceUrl: `${line.url}/voice`, accountSid: 'AC1', authToken: 'secret' },
      },
      { from: '', to: '', device: 'tty' },
      { hear: async () => {}, note: () => {} },
    );
    void clock.sleep(600_000).then(() => call.hangUp());
    await call.ended;
    expect(server.streams[0]?.frames.length).toBeGreaterThan(29_000);
    expect(server.streams[0]?.frames.length).toBeLessThan(30_001);
  }, 20_000);
});

async function phone(...words: string[]) {
  const { answer } = threeQuestions();
  const { upgrade } = toySession('PAY LINE. TYPE MEMBER ID GA', answer);
  const line = await startTinyLine(documents, upgrade);
  const stdout = new CapturedOutput();
  const argv = ['--voice', `${line.url}/voice`, '--token', 'secret', '--tty', ...words];
  const exitCode = await runPhone(argv, { stdin: new PassThrough(), stdout, cards });
  return { exitCode, stdout };
}

describe('the phone with --tty', () => {
  it('tells whole turns in JSON, and no card', async () => {
    const { exitCode, stdout } = await phone(
      ...['--json', '-', 'type:900000017 ga', 'type:4111 1111 1111 1111 GA', 'hangup'],
    );
    expect(exitCode).toBe(0);
    expect(stdout.objects.filter((line) => 'tty' in line)).toEqual([
      { tty: 'PAY LINE. TYPE MEMBER ID GA', by: 'line' },
      { tty: '900000017 GA', by: 'caller' },
      { tty: 'BILL $12.40. TYPE 1 PAY GA', by: 'line' },
      { tty: 'xxxxxxxxxxxx1111 GA', by: 'caller' },
      { tty: 'PLS DO NOT TYPE CARD NBR GA', by: 'line' },
    ]);
  });

  it('records a call that plays again as it was recorded, without the card', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'payline-tty-')), 'a.call');
    const silentFirst = ['type:HELLO GA', '-', 'type:900000017 GA', '-'];
    const steps = [...silentFirst, 'type:4111 1111 1111 1111 GA', 'wait:2000', '1'];
    await phone('--noise', '20', '--record', file, ...steps);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('caller +15005550101 dials by TTY with noise 20 dB\n');
    expect(text).toContain('caller types card approved-visa GA\n');
    expect(text).toContain('caller waits\nline types STILL THERE Q GA\n');
    expect(text).not.toMatch(/\d{4} ?\d{4} ?\d{4}/);
    const { answer } = threeQuestions();
    expect(await play(text, 'PAY LINE. TYPE MEMBER ID GA', answer)).toBe(text);
  });

  it('tells both sides in plain text', async () => {
    const { stdout } = await phone('-', 'type:900000017 GA', 'hangup');
    expect(stdout.text).toContain('Line types: PAY LINE. TYPE MEMBER ID GA\n');
    expect(stdout.text).toContain('You type: 900000017 GA\n');
  });

  it('reads the network from its options', () => {
    const read = (...words: string[]) =>
      readPhoneArguments(['--voice', 'http://a.test', '--token', 'x', ...words]);
    expect(read('--tty', '--noise=-2', '--loss', '1.5', '--fill', 'repeat')).toMatchObject({
      tty: { signalToNoiseDb: -2, lossPercent: 1.5, fill: 'repeat' },
    });
    expect(() => read('--noise', '5')).toThrow('need --tty');
    expect(() => read('--tty', '--loss', '101')).toThrow('--loss is "101"');
    expect(() => read('--tty', '--fill', 'music')).toThrow('silence or repeat');
  });
});
