import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeCall } from '../../../src/simulator/carrier.ts';
import { compareTranscripts } from '../../../src/simulator/transcript/compare.ts';
import { parseTranscript } from '../../../src/simulator/transcript/parse.ts';
import { playTranscript } from '../../../src/simulator/transcript/play.ts';
import { TranscriptRecorder } from '../../../src/simulator/transcript/recorder.ts';
import { writeTranscript } from '../../../src/simulator/transcript/write.ts';
import { VirtualClock } from '../../../src/simulator/virtual-clock.ts';
import {
  demoPages,
  type Pages,
  startConnector,
  startTwimlServer,
  type TwimlServer,
} from './twiml-server.ts';

const cards = {
  'approved-visa': { number: '4111111111111111' },
  'approved-amex': { number: '378282246310005' },
};
const silentHandset = { hear: async () => {}, note: () => {} };
/** Names that a test changes while a call is under way. */
const said = { greeting: 'Hello.' };
const morePages: Pages = {
  '/two-sentences': () => '<Say>Wait for me.</Say><Redirect>/greeting</Redirect>',
  '/greeting': () => `<Say>${said.greeting}</Say><Hangup/>`,
  '/broken': () => 500,
  '/silent': () => '<Say>That was all.</Say>',
};

let server: TwimlServer;
let connector: { readonly url: string; close(): Promise<void> };
beforeAll(async () => {
  server = await startTwimlServer({ ...demoPages, ...morePages });
  connector = await startConnector();
});
afterAll(async () => {
  await server.close();
  await connector.close();
});

interface Played {
  readonly text: string;
  readonly recorded: string;
  readonly did: string[];
}

/** Plays a transcript against the small server; `did` lists directives and checks as they ran. */
async function play(
  text: string,
  options: { path?: string; onDirective?: (text: string) => void } = {},
): Promise<Played> {
  const clock = new VirtualClock(Date.UTC(2026, 2, 2, 15, 30));
  const { host, pathname } = new URL(connector.url);
  const did: string[] = [];
  const recorders: TranscriptRecorder[] = [];
  const entries = parseTranscript(text);
  const actual = await playTranscript({
    entries,
    cards,
    clock,
    place: (handset, plan) => {
      const recorder = new TranscriptRecorder(handset, clock, cards);
      recorders.push(recorder);
      return placeCall(
        {
          clock,
          line: {
            voiceUrl: server.url + (options.path ?? '/voice'),
            accountSid: 'AC1',
            authToken: 'secret',
          },
          connector: { url: `http://${host}${pathname}`, user: 'sandbox', password: 'secret' },
        },
        { from: plan.from, to: plan.to || '+15005550100' },
        recorder,
      );
    },
    onDirective: async (entry) => {
      did.push(`${entry.word} ${entry.text}`);
      options.onDirective?.(entry.text);
    },
    onCheck: async (entry) => {
      did.push(`check ${entry.word}`);
      return entry.word === 'secrets' ? 'none' : 'payment captured';
    },
  });
  const recorded = recorders.flatMap((recorder) => recorder.entries);
  return { text: writeTranscript(actual), recorded: writeTranscript(recorded), did };
}

const PAYING = `# A member pays
clock 2026-03-02 09:30 America/Chicago

caller +15005550101 dials
line Welcome.
line Enter your member ID, then press pound.
caller waits
line I heard nothing.
line Enter your member ID, then press pound.
# the right one this time
caller presses 900000017#
line To pay, press 1.
caller presses 1
line Enter your card number.
caller pays with card approved-amex
line Enter the expiration date.
line Enter the security code.
line Enter your ZIP code.
line One moment.
line The result is success with a token.
line hangs up

store payment captured
secrets none
`;

describe('playing a transcript', () => {
  test('gives the same text back when the call went as written', async () => {
    expect((await play(PAYING)).text).toBe(PAYING);
  });

  test('needs only the caller’s lines: the line’s are filled in', async () => {
    const draft = PAYING.split('\n')
      .filter((line) => !line.startsWith('line '))
      .join('\n');
    const { text } = await play(draft);
    const bare = (call: string) =>
      call
        .split('\n')
        .filter((line) => !line.startsWith('#'))
        .join('\n');
    expect(bare(text)).toBe(bare(PAYING));
  });

  test('shows what the line said instead', async () => {
    const wrong = PAYING.replace('To pay, press 1.', 'To pay, press 7.').replace(
      'payment captured',
      'x',
    );
    const { text } = await play(wrong);
    expect(text).toBe(PAYING);
    expect(compareTranscripts(parseTranscript(wrong), parseTranscript(text))).toMatch(
      /line 12:.*expected: line To pay, press 7\..*actual {2}: line To pay, press 1\./s,
    );
  });

  test('leaves out what the caller could not do any more', async () => {
    const { text } = await play(PAYING.replace('line hangs up', 'line hangs up\ncaller presses 5'));
    expect(text).toBe(PAYING);
  });

  test('hangs up when the caller’s lines have run out, and says so', async () => {
    const { text } = await play('caller +15005550101 dials\n');
    expect(text.split('\n').slice(-3)).toEqual([
      'line Enter your member ID, then press pound.',
      'caller hangs up',
      '',
    ]);
  });

  test('follows several calls in one file', async () => {
    const { text } = await play(
      'caller +15005550101 dials\ncaller hangs up\n\n# again\ncaller withheld dials\ncaller hangs up\n',
    );
    expect(text).toBe(
      'caller +15005550101 dials\nline Welcome.\nline Enter your member ID, then press pound.\n' +
        'caller hangs up\n\n# again\ncaller withheld dials\nline Welcome.\n' +
        'line Enter your member ID, then press pound.\ncaller hangs up\n',
    );
  });

  test('a caller who does something before dialling is refused', async () => {
    const early = play('# no call yet\ncaller presses 1\n');
    await expect(early).rejects.toThrow(/line 2: expected "caller NUMBER dials"/);
  });

  test.each([
    [
      '/broken',
      [
        'carrier error 11200',
        'line We are sorry, an application error has occurred. Goodbye.',
        'line fails',
      ],
    ],
    ['/silent', ['line That was all.', 'line falls silent']],
  ])('tells how %s ended', async (path, lines) => {
    const { text } = await play('caller +15005550101 dials\n', { path });
    expect(text.trim().split('\n').slice(1)).toEqual(lines);
  });
});

describe('directives and checks', () => {
  test('run in the order written, before and after the call', async () => {
    const { did } = await play(PAYING);
    expect(did).toEqual(['clock 2026-03-02 09:30 America/Chicago', 'check store', 'check secrets']);
  });

  test('a directive runs once the words above it have been heard, before the line goes on', async () => {
    const script = `caller +15005550101 dials
line Wait for me.
world greeting is Good evening.
line Good evening.
line hangs up
`;
    said.greeting = 'Hello.';
    const { text } = await play(script, {
      path: '/two-sentences',
      onDirective: (words) => {
        said.greeting = words.replace('greeting is ', '');
      },
    });
    expect(text).toBe(script);
  });

  test('a check between two turns stands where it was written', async () => {
    const script = PAYING.replace('caller pays', 'gateway payment captured\ncaller pays');
    expect((await play(script)).text).toBe(script);
  });

  test('one that nobody understands stops the call with its line', async () => {
    const unknown = play('caller +15005550101 dials\nline Welcome.\nwrold ends\n', {
      onDirective: () => {
        throw new Error('nobody knows the word');
      },
    });
    await expect(unknown).rejects.toThrow('nobody knows the word');
  });
});

describe('cards', () => {
  const toPay = PAYING.slice(0, PAYING.indexOf('caller pays'));

  test('a <Pay> can be followed step by step, with mistakes', async () => {
    const script = `${toPay}caller enters a wrong card
line Enter your card number.
caller enters a card ending 1111
line Enter the expiration date.
caller enters a wrong expiration date
line Enter the expiration date.
caller enters an expiration date
line Enter the security code.
caller presses *
line The result is caller-interrupted-with-star without one.
line hangs up
`;
    expect((await play(script)).text).toBe(script);
  });

  test.each([
    ['an unknown name', 'caller pays with card gold', /line 15: no one card fits.*approved-visa/],
    ['an unknown ending', 'caller enters a card ending 9999', /line 15: no one card fits/],
  ])('%s is refused', async (_, line, message) => {
    await expect(play(`${toPay}${line}\n`)).rejects.toThrow(message);
  });

  test('paying where nobody asks for a card is refused', async () => {
    const early = 'caller +15005550101 dials\ncaller pays with card approved-visa\n';
    await expect(play(early)).rejects.toThrow(/line 2: the caller pays, but .* Gather/);
  });
});

describe('recording a live call', () => {
  const recordedCall = `caller +15005550101 dials
line Welcome.
line Enter your member ID, then press pound.
caller enters a card
line That is no member ID.
line Welcome.
line Enter your member ID, then press pound.
caller presses 900000017#
line To pay, press 1.
caller presses 0
line dials +15005550006
caller waits
line Welcome.
line Enter your member ID, then press pound.
caller presses 900000017#
line To pay, press 1.
caller presses 1
line Enter your card number.
caller enters a wrong card
line Enter your card number.
caller enters card approved-visa
line Enter the expiration date.
caller enters an expiration date
line Enter the security code.
caller waits
line Enter the security code.
caller enters a wrong security code
line The result is too-many-failed-attempts without one.
line hangs up
`;
  test('writes what the caller did, without a card number, so that it can be played', async () => {
    const { text, recorded } = await play(recordedCall);
    expect(text).toBe(recordedCall);
    expect(recorded).toBe(recordedCall);
  });

  test('hides a card number inside a longer run of digits', () => {
    const recorder = new TranscriptRecorder(silentHandset, new VirtualClock(0));
    recorder.note({ listen: 'Gather', timeoutSeconds: 5 });
    recorder.note({ keys: '4111111111111111123040#', masked: false });
    recorder.note({ listen: 'Gather', timeoutSeconds: 5 });
    recorder.note({ keys: '900000017#', masked: false });
    expect(writeTranscript(recorder.entries)).toBe(
      `caller presses ${'0'.repeat(22)}#\ncaller presses 900000017#\n`,
    );
  });

  test('names a card by its last four digits when no table knows it', () => {
    const recorder = new TranscriptRecorder(silentHandset, new VirtualClock(0));
    recorder.note({ listen: 'Pay payment-card-number', timeoutSeconds: 5 });
    recorder.note({ keys: 'xxxxxxxxxxxxxxxx#', masked: true });
    const form = { PaymentCardNumber: 'xxxxxxxxxxxx4242' };
    const request = { method: 'POST', url: '', status: 200, form, milliseconds: 1 };
    recorder.note({ request: { ...request, purpose: 'status' } });
    expect(writeTranscript(recorder.entries)).toBe('caller enters a card ending 4242\n');
  });
});
