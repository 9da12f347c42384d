import { describe, expect, test } from 'vitest';
import { callTinyLine, twiml } from '../call-tiny-line.ts';

/** Runs one document; /next hangs up. */
async function run(verbs: string) {
  const routes = { '/voice': twiml(verbs), '/next': twiml('<Hangup/>'), '/status': '' };
  return await callTinyLine({ routes, line: { statusUrl: '/status' } });
}

describe('Say', () => {
  // Defaults: voice man, language en-US.
  test('is heard in the default voice', async () => {
    const { handset } = await run('<Say>Hello &amp; welcome</Say>');
    expect(handset.sounds).toEqual([
      { kind: 'say', text: 'Hello & welcome', language: 'en-US', voice: 'man' },
    ]);
  });

  test('is heard in the voice and language it names', async () => {
    const { handset } = await run('<Say voice="Polly.Lupe" language="es-US">Hola</Say>');
    expect(handset.sounds).toEqual([
      { kind: 'say', text: 'Hola', language: 'es-US', voice: 'Polly.Lupe' },
    ]);
  });

  test('loops', async () => {
    expect((await run('<Say loop="3">one</Say>')).handset.said).toEqual(['one', 'one', 'one']);
  });

  // Speech markup becomes plain words and silences, so that any handset can speak it.
  test.each([
    ['a break by time', 'a <break time="1500ms"/> b', ['a', 1.5, 'b']],
    ['a break by strength', 'a<break strength="strong"/>b', ['a', 0.75, 'b']],
    ['digits one at a time', '<say-as interpret-as="digits">124</say-as>', ['1 2 4']],
    ['a substitute', '<sub alias="doctor">Dr.</sub> No', ['doctor No']],
    ['paragraphs and sentences', '<p><s>One.</s><s>Two.</s></p>', ['One. Two.']],
    [
      'emphasis and prosody',
      '<prosody rate="slow">so <emphasis>so</emphasis></prosody>',
      ['so so'],
    ],
    ['white space', '  a\n   b  ', ['a b']],
  ])('reads %s', async (_what, markup, heard) => {
    const { handset } = await run(`<Say>${markup}</Say>`);
    const pieces = handset.sounds.map((sound) => {
      if (sound.kind === 'say') return sound.text;
      return sound.kind === 'pause' ? sound.seconds : sound.url;
    });
    expect(pieces).toEqual(heard);
  });

  test('changes language inside <lang>', async () => {
    const { handset } = await run('<Say>One <lang xml:lang="es-US">dos</lang></Say>');
    expect(handset.sounds.map((sound) => 'language' in sound && sound.language)).toEqual([
      'en-US',
      'es-US',
    ]);
  });

  // 13520: no text. 13521: more than a voice takes.
  test.each([
    ['', 13520],
    ['x'.repeat(4097), 13521],
  ])('without a sayable text is an error', async (text, code) => {
    const { handset } = await run(`<Say>${text}</Say><Say>next</Say>`);
    expect(handset.errorCodes).toEqual([code]);
    expect(handset.said).toEqual(['next']);
  });
});

describe('Play and Pause', () => {
  test('a recording is found from the current document', async () => {
    const { handset, line } = await run('<Play>/audio/hold.wav</Play>');
    expect(handset.events).toContainEqual({ play: `${line.url}/audio/hold.wav` });
  });

  test('a pause is one second long unless it says otherwise', async () => {
    const { handset, seconds } = await run('<Pause/><Pause length="4"/>');
    expect(handset.events).toContainEqual({ pause: 1 });
    expect(seconds).toBe(5);
  });
});

describe('what ends or moves a call', () => {
  // Verbs after a Redirect are dead; an empty one asks the current document again.
  test('Redirect goes elsewhere', async () => {
    const { line, handset } = await run('<Redirect>next</Redirect><Say>never</Say>');
    expect(line.requests.map(({ path }) => path)).toEqual(['/voice', '/next', '/status']);
    expect(handset.said).toEqual([]);
  });

  test('Redirect with method GET asks with a query', async () => {
    const { line } = await run('<Redirect method="GET">/next</Redirect>');
    expect(line.requests[1]?.method).toBe('GET');
    expect(line.requests[1]?.path).toMatch(/^\/next\?CallSid=/);
  });

  test('Hangup ends it', async () => {
    const { end, handset } = await run('<Hangup/><Say>never</Say>');
    expect([end, handset.said]).toEqual(['hangup by line', []]);
  });

  test('the end of the document ends it', async () => {
    expect((await run('<Say>bye</Say>')).end).toBe('end of document');
  });

  // Reject as the first verb declines a ringing call, which is then never answered.
  test.each([
    ['<Reject/>', 'no-answer'],
    ['<Reject reason="busy"/>', 'busy'],
  ])('%s declines', async (verb, status) => {
    const { end, line } = await run(`${verb}<Say>never</Say>`);
    expect(end).toBe('rejected');
    expect(line.to('/status')[0]?.form).toMatchObject({ CallStatus: status, CallDuration: '0' });
  });

  // Anywhere else it only ends the call.
  test('Reject after another verb hangs up', async () => {
    const { end, line } = await run('<Say>hello</Say><Reject/>');
    expect(end).toBe('hangup by line');
    expect(line.to('/status')[0]?.form).toMatchObject({
      CallStatus: 'completed',
      CallDuration: '1',
    });
  });

  // A line that only ever redirects would keep a script busy for ever.
  test('endless redirects are stopped', async () => {
    const { end, handset } = await callTinyLine({ routes: { '/voice': twiml('<Redirect/>') } });
    expect(end).toBe('error');
    expect(handset.errorCodes).toEqual([12400]);
  });
});
