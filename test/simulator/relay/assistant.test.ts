import { describe, expect, test } from 'vitest';
import { twiml } from '../call-tiny-line.ts';
import { relayTo } from './relayed-call.ts';

const thanks = twiml('<Say>Thank you</Say><Hangup/>');

/** A question that waits for one key. */
function question(words: string, attributes = 'numDigits="1" timeout="60"'): string {
  return twiml(`<Gather ${attributes} action="/answer"><Say>${words}</Say></Gather>`);
}

const fortyWords = `${'one two three four five six seven eight nine ten. '.repeat(4).trim()}`;

describe('what the line says', () => {
  test('is typed whole and in order, at 60 words a minute, far behind the voice', async () => {
    const { written, read } = await relayTo({ '/voice': question(fortyWords) }, []);
    expect(read).toBe(`${fortyWords.toUpperCase()} GA`);
    // Spoken in 16 s.
    const lastWords = written.findLast(({ text }) => text.endsWith('TEN.'));
    expect(lastWords?.atSeconds).toBe(40);
  });

  test('begins to be typed while it is still spoken', async () => {
    const { written } = await relayTo({ '/voice': question(fortyWords) }, []);
    expect(written[0]).toEqual({
      by: 'assistant',
      text: 'ONE TWO THREE FOUR FIVE SIX',
      atSeconds: 6,
    });
  });

  test('stays in the ear while the line already says something else', async () => {
    const line = twiml(
      `<Say>${fortyWords}</Say><Pause length="1"/><Gather timeout="90"><Say>Press 1</Say></Gather>`,
    );
    const { read } = await relayTo({ '/voice': line }, []);
    expect(read).toBe(`${fortyWords.toUpperCase()} PRESS 1 GA`);
  });

  test('is asked again when the line has lost patience, and typed after what came before', async () => {
    const impatient = twiml(
      `<Gather numDigits="1" timeout="5"><Say>${fortyWords}</Say></Gather>
       <Gather numDigits="1" timeout="90" action="/answer"><Say>Are you there?</Say></Gather>`,
    );
    const { read, line } = await relayTo({ '/voice': impatient, '/answer': thanks }, ['1 GA']);
    expect(read).toContain(`${fortyWords.toUpperCase()} ARE YOU THERE? GA`);
    expect(line.to('/answer').map(({ form }) => form.Digits)).toEqual(['1']);
  });
});

describe('the turn', () => {
  test('is given once the line waits, and only then is a key pressed', async () => {
    const { events, line } = await relayTo(
      { '/voice': question('To pay, press 1'), '/answer': thanks },
      ['1 GA'],
    );
    const told = events.flatMap((event) =>
      'relay' in event ? [event.relay] : 'keys' in event ? [`keys ${event.keys}`] : [],
    );
    expect(told.slice(0, 5)).toEqual(['TO PAY,', 'PRESS 1', 'GA', '1 GA', 'keys 1']);
    expect(line.to('/answer').map(({ form }) => form.Digits)).toEqual(['1']);
  });

  test('is the user’s until they type GA', async () => {
    const keysBefore: unknown[] = [];
    const { line } = await relayTo(
      { '/voice': question('Your ZIP code', 'timeout="60" finishOnKey="#"'), '/answer': thanks },
      [
        async ({ type, clock, events }) => {
          type('94110');
          await clock.sleep(30_000);
          keysBefore.push(...events.filter((event) => 'keys' in event));
          type('POUND GA');
        },
      ],
    );
    expect(keysBefore).toEqual([]);
    expect(line.to('/answer').map(({ form }) => form.Digits)).toEqual(['94110']);
  });

  test('may be taken: an interruption is keyed at once, and what was heard is still typed', async () => {
    const { read, events } = await relayTo(
      { '/voice': question(`For relay, press 7. ${fortyWords}`), '/answer': thanks },
      [],
      (text, { type }) => {
        if (text === 'PRESS 7.') type('7 GA');
      },
    );
    const order = events.flatMap((event) =>
      'keys' in event ? ['key'] : 'relay' in event && event.relay === 'THANK YOU' ? ['typed'] : [],
    );
    expect(order.slice(0, 2)).toEqual(['key', 'typed']);
    // Four words were typed in 4 s, in which ten are spoken; nobody heard the rest.
    expect(read).toMatch(/^FOR RELAY, PRESS 7\. ONE TWO THREE FOUR FIVE SIX THANK YOU/);
  });

  test('goes to the next question with keys typed ahead', async () => {
    const { line } = await relayTo(
      {
        '/voice': question('For English, press 1'),
        '/answer': twiml(
          '<Gather timeout="30" finishOnKey="#" action="/next"><Say>Member ID</Say></Gather>',
        ),
        '/next': thanks,
      },
      ['1 900000017# GA'],
    );
    expect(line.to('/next').map(({ form }) => form.Digits)).toEqual(['900000017']);
  });

  test('has no pound for a number that the line has taken by its length', async () => {
    const { line } = await relayTo(
      {
        '/voice': question('Four digits, then pound', 'numDigits="4" timeout="60"'),
        '/answer': question('And a key', 'finishOnKey="" numDigits="1" timeout="60"'),
      },
      ['1239# GA', '5 GA'],
    );
    expect(line.to('/answer').map(({ form }) => form.Digits)).toEqual(['1239', '5']);
  });
});

describe('words', () => {
  const record = '<Record action="/kept" timeout="10" finishOnKey="#"/>';

  test('are voiced where the line records, after the key that leads there', async () => {
    const { line, events } = await relayTo(
      {
        '/voice': question('To agree aloud, press 1'),
        '/answer': twiml(`<Say>Say your name and I agree</Say>${record}`),
        '/kept': thanks,
      },
      ['1 SAY PRIYA NAIR. I AGREE # GA'],
    );
    expect(events).toContainEqual({ spoken: 'PRIYA NAIR. I AGREE' });
    const [kept] = line.to('/kept');
    expect([kept?.form.Digits, Number(kept?.form.RecordingDuration) > 1]).toEqual(['#', true]);
  });

  test('are not lost in silence: the user hears that the line takes keys', async () => {
    const { read } = await relayTo({ '/voice': question('To pay, press 1') }, ['YES DO IT GA']);
    expect(read).toBe('TO PAY, PRESS 1 GA LINE TAKES KEYS ONLY, NOT SPEECH GA');
  });
});

describe('the end', () => {
  test('is SK, and nobody dials again', async () => {
    const { end, redials, line } = await relayTo({ '/voice': question('Press 1') }, ['TNX SK']);
    expect([end, redials, line.to('/voice').length]).toEqual(['hangup by caller', 0, 1]);
  });

  test('before SK is told, and dialed again once', async () => {
    const { end, redials, line, read } = await relayTo({ '/voice': thanks }, []);
    expect([redials, line.to('/voice').length, end]).toEqual([1, 2, 'hangup by line']);
    expect(read).toBe(
      'THANK YOU CALL ENDED. REDIALING. TYPE SK TO STOP THANK YOU CALL ENDED. SKSK',
    );
  });

  test('is not dialed again when the user types SK', async () => {
    const { redials, line } = await relayTo({ '/voice': thanks }, [], (text, { type }) => {
      if (text.startsWith('CALL ENDED')) type('SK');
    });
    expect([redials, line.to('/voice').length]).toEqual([0, 1]);
  });

  test('never comes from the assistant: half an hour of silence is waited out', async () => {
    const patient = question('Take your time', 'numDigits="1" timeout="1800"');
    const { events, line } = await relayTo({ '/voice': patient, '/answer': thanks }, [
      async ({ type, clock }) => {
        await clock.sleep(1_790_000);
        type('1 GA');
      },
    ]);
    expect(events).toContainEqual({ keys: '1', masked: false });
    expect(line.to('/answer')).toHaveLength(1);
  });
});

test('a card number typed in pieces is never shown whole', async () => {
  const { events } = await relayTo(
    { '/voice': question('Your member ID', 'timeout="60"'), '/answer': thanks },
    [
      ({ type }) => {
        type('4111 1111');
        type('1111 1111# GA');
      },
    ],
  );
  const shown = events.flatMap((event) => ('relay' in event ? [event.relay] : []));
  expect(shown).toContain('xxxx xxxx# GA');
  expect(JSON.stringify(events)).not.toMatch(/1111 1111.*1111 1111|4111111111111111/);
});
