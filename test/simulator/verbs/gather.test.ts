import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../src/simulator/virtual-clock.ts';
import type { ScriptStep } from '../../support/scripted-handset.ts';
import { callTinyLine, startOfTime, twiml } from '../call-tiny-line.ts';

/** Calls a line with one document and an /action that hangs up. */
async function gather(verbs: string, steps: readonly ScriptStep[], clock?: VirtualClock) {
  const told = await callTinyLine({
    routes: { '/voice': twiml(verbs), '/action': twiml('<Hangup/>') },
    steps,
    ...(clock && { clock }),
  });
  const posted = told.line.to('/action').map(({ form }) => form.Digits);
  return { ...told, posted, form: told.line.to('/action')[0]?.form };
}

const afterwards = '<Say>nothing typed</Say>';

describe('how the keys end', () => {
  interface Ending {
    readonly rule: string;
    readonly attributes: string;
    readonly keys: string;
    readonly digits: string | null;
    readonly finishedOnKey?: string;
  }

  test.each<Ending>([
    {
      rule: 'The nth digit submits at once when numDigits is n.',
      attributes: 'numDigits="3"',
      keys: '1234',
      digits: '123',
      finishedOnKey: '',
    },
    {
      rule: 'The finish key is # unless another is named, and is stripped from Digits.',
      attributes: '',
      keys: '12#',
      digits: '12',
      finishedOnKey: '#',
    },
    {
      rule: 'Another finish key makes # a digit like any other.',
      attributes: 'finishOnKey="*"',
      keys: '1#2*',
      digits: '1#2',
      finishedOnKey: '*',
    },
    {
      rule: 'numDigits beats finishOnKey when both come true with the same key press.',
      attributes: 'numDigits="2" finishOnKey="#"',
      keys: '12#',
      digits: '12',
      finishedOnKey: '',
    },
    {
      rule: "finishOnKey='' makes every key data, # and * too; only silence or numDigits ends it.",
      attributes: 'finishOnKey=""',
      keys: '1*#',
      digits: '1*#',
      finishedOnKey: '',
    },
    {
      rule: 'Silence after some keys submits them.',
      attributes: '',
      keys: '12',
      digits: '12',
      finishedOnKey: '',
    },
    {
      rule: 'The finish key with nothing before it is no input: the next verb runs.',
      attributes: '',
      keys: '#',
      digits: null,
    },
    {
      rule: 'A lone finish key with actionOnEmptyResult posts empty Digits and the key.',
      attributes: 'actionOnEmptyResult="true"',
      keys: '#',
      digits: '',
      finishedOnKey: '#',
    },
    {
      rule: 'Silence is no input: the next verb runs.',
      attributes: '',
      keys: '-',
      digits: null,
    },
    {
      rule: 'Silence with actionOnEmptyResult posts empty Digits.',
      attributes: 'actionOnEmptyResult="true"',
      keys: '-',
      digits: '',
      finishedOnKey: '',
    },
  ])('$rule', async ({ attributes, keys, digits, finishedOnKey }) => {
    const told = await gather(`<Gather action="/action" ${attributes}/>${afterwards}`, [keys]);
    if (digits === null) {
      expect(told.form).toBeUndefined();
      expect(told.handset.said).toEqual(['nothing typed']);
      return;
    }
    expect(told.handset.said).toEqual([]);
    expect(told.form).toMatchObject({
      Digits: digits,
      FinishedOnKey: finishedOnKey,
      msg: 'Gather End',
      CallStatus: 'in-progress',
    });
  });
});

describe('where it goes', () => {
  // Default action: the current document, its query included, with POST. It loops.
  test('without an action the current document is posted the digits', async () => {
    const documents = [twiml('<Redirect>/menu?page=2</Redirect>')];
    const { line } = await callTinyLine({
      routes: {
        '/voice': documents[0] ?? '',
        '/menu': ({ form }, response) => {
          response.setHeader('Content-Type', 'text/xml');
          response.end(twiml(form.Digits === undefined ? '<Gather numDigits="1"/>' : '<Hangup/>'));
        },
      },
      steps: ['7'],
    });
    expect(line.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /voice',
      'POST /menu?page=2',
      'POST /menu?page=2',
    ]);
    expect(line.requests[2]?.form.Digits).toBe('7');
  });

  // A relative action starts from the document it stands in, not from the first one.
  test('a relative action is resolved against the current document', async () => {
    const { line } = await callTinyLine({
      routes: {
        '/voice': twiml('<Redirect>/deep/er/menu</Redirect>'),
        '/deep/er/menu': twiml('<Gather numDigits="1" action="../chosen"/>'),
        '/deep/chosen': twiml('<Hangup/>'),
      },
      steps: ['1'],
    });
    expect(line.requests.at(-1)?.path).toBe('/deep/chosen');
  });

  // method="GET" puts every field into the query.
  test('a GET action has its fields in the query', async () => {
    const { line } = await callTinyLine({
      routes: {
        '/voice': twiml('<Gather numDigits="1" method="GET" action="/action?a=b"/>'),
        '/action': twiml('<Hangup/>'),
      },
      steps: ['1'],
    });
    const { method, path, body } = line.requests.at(-1) ?? { path: '' };
    expect([method, body]).toEqual(['GET', '']);
    expect(path).toMatch(/^\/action\?a=b&CallSid=CA.*&Digits=1&/);
  });

  // The verbs after Gather are unreachable once the action is asked.
  test('an action replaces the document', async () => {
    const { handset } = await gather(`<Gather action="/action"/>${afterwards}`, ['1#']);
    expect(handset.said).toEqual([]);
  });

  // No input and no next verb: hang up.
  test('silence at the end of a document ends the call', async () => {
    const { end, seconds } = await gather('<Gather action="/action" timeout="4"/>', ['-']);
    expect(end).toBe('end of document');
    expect(seconds).toBe(4);
  });
});

describe('prompts and time', () => {
  // The timer starts after the nested audio ends.
  test('silence is counted from the end of the prompts', async () => {
    const prompts = '<Say>one</Say><Pause length="3"/><Say>two</Say>';
    const { seconds, handset } = await gather(`<Gather timeout="4">${prompts}</Gather>`, ['-']);
    expect(handset.said).toEqual(['one', 'two']);
    expect(seconds).toBe(1 + 3 + 1 + 4);
  });

  // A key stops nested audio at once; what has not begun is not heard at all.
  test('the first key stops the prompts', async () => {
    const clock = new VirtualClock(startOfTime);
    const prompts = '<Say>one</Say><Say>two</Say><Say>three</Say>';
    const { handset, posted } = await gather(
      `<Gather action="/action" numDigits="1">${prompts}</Gather>`,
      [(call) => clock.sleep(1500).then(() => call.press('5'))],
      clock,
    );
    expect(handset.said).toEqual(['one', 'two—', 'three—']);
    expect(handset.sounds).toHaveLength(2);
    expect(clock.now() - startOfTime).toBe(1500);
    expect(posted).toEqual(['5']);
  });

  // jambonz bug: one digit typed during the prompt, then silence, left the caller hanging. The
  // inter-digit timer runs from the first key, even when that came during the prompt.
  test('a digit typed during the prompt is submitted when the next one does not come', async () => {
    const clock = new VirtualClock(startOfTime);
    const { posted, seconds } = await gather(
      '<Gather action="/action" numDigits="4" timeout="5"><Say>four digits</Say></Gather>',
      [(call) => clock.sleep(500).then(() => call.press('5'))],
      clock,
    );
    expect(posted).toEqual(['5']);
    expect(seconds).toBe(0.5 + 5);
  });

  // jambonz bug: the no-input timer went on after the first digit and cut the caller off.
  test('every key starts the timer anew', async () => {
    const clock = new VirtualClock(startOfTime);
    const slowly: ScriptStep = async (call) => {
      for (const key of '1234') {
        await clock.sleep(4000);
        call.press(key);
      }
    };
    const attributes = 'action="/action" numDigits="4" timeout="5"';
    const { posted, seconds } = await gather(`<Gather ${attributes}/>`, [slowly], clock);
    expect(posted).toEqual(['1234']);
    expect(seconds).toBe(16);
  });

  // jambonz bug: a Gather's settings leaked into the next one. Each has its own.
  test('settings do not leak from one Gather to the next', async () => {
    const first = '<Gather finishOnKey="*" numDigits="1" timeout="2"/>';
    const second = '<Gather action="/action"><Say>again</Say></Gather>';
    const { posted, seconds } = await gather(first + second, ['-', '12#']);
    expect(posted).toEqual(['12']);
    expect(seconds).toBe(2);
  });

  // A Say before the Gather cannot be interrupted; the keys wait for the Gather.
  test('keys pressed while nothing listens are kept for the next Gather', async () => {
    const routes = {
      '/voice': twiml('<Gather numDigits="1" action="/notice"/>'),
      '/notice': twiml('<Say>whole notice</Say><Gather numDigits="2" action="/action"/>'),
      '/action': twiml('<Hangup/>'),
    };
    const { line, handset } = await callTinyLine({ routes, steps: ['123', '-'] });
    expect(line.to('/notice')[0]?.form.Digits).toBe('1');
    expect(handset.said).toEqual(['whole notice']);
    expect(line.to('/action')[0]?.form.Digits).toBe('23');
  });

  // Typed ahead: the prompts of the next Gather are not even begun.
  test('keys typed ahead silence the next prompts', async () => {
    const next = '<Gather action="/action"><Say>second question</Say></Gather>';
    const { handset, posted } = await gather(`<Gather numDigits="1"/>${next}`, ['-', '9#']);
    expect(posted).toEqual(['9']);
    expect(handset.said).toEqual(['second question—']);
  });

  // Prompts that loop forever are still one sentence in the transcript when a key stops them.
  test('an endless prompt is cut short once', async () => {
    const prompt = '<Say loop="0">again and again</Say>';
    const { handset } = await gather(`<Gather action="/action">${prompt}</Gather>`, ['1#']);
    expect(handset.said).toEqual(['again and again—']);
  });
});

// A card number keyed where none belongs is posted as typed and shown to nobody.
test('a card number at a Gather is masked in every event', async () => {
  const { posted, handset } = await gather('<Gather action="/action"/>', ['4111111111111111#']);
  expect(posted).toEqual(['4111111111111111']);
  expect(JSON.stringify(handset.events)).not.toContain('4111111111111111');
  expect(handset.events).toContainEqual({ keys: 'xxxxxxxxxxxxxxxx#', masked: true });
});

// The embedded carrier hears keys only, and says so.
test('speech is refused with a clear error, and keys still work', async () => {
  const attributes = 'input="dtmf speech" action="/action" speechTimeout="auto"';
  const { posted, handset } = await gather(`<Gather ${attributes}/>`, ['5#']);
  expect(posted).toEqual(['5']);
  expect(handset.events).toContainEqual({
    error: expect.objectContaining({
      severity: 'error',
      message: expect.stringContaining('not supported by the embedded carrier'),
    }),
  });
});

// A hang-up while a Gather waits posts nothing: what was typed is gone.
test('hanging up in a Gather posts nothing', async () => {
  const { end, posted } = await gather('<Gather action="/action"/>', ['hangup']);
  expect([end, posted]).toEqual(['hangup by caller', []]);
});
