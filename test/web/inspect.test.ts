import { describe, expect, it } from 'vitest';
import type { WebhookExchange } from '../../src/simulator/contract.ts';
import { curlCommand } from '../../src/web/inspect/curl.ts';
import { prettyTwiml } from '../../src/web/inspect/pretty-twiml.ts';

describe('TwiML for reading', () => {
  it.each([
    [
      'indents, and keeps text beside its element',
      '<?xml version="1.0"?><Response><Gather input=""><Say>Press  1</Say></Gather></Response>',
      [
        '<?xml version="1.0"?>',
        '<Response>',
        '  <Gather input="">',
        '    <Say>Press 1</Say>',
        '  </Gather>',
        '</Response>',
      ],
    ],
    [
      'keeps empty elements on one line',
      '<Response><Hangup/><Say></Say></Response>',
      ['<Response>', '  <Hangup/>', '  <Say></Say>', '</Response>'],
    ],
    [
      'lets mixed text flow below its element',
      '<Say>Pay <break time="1s"/> now</Say>',
      ['<Say>Pay', '  <break time="1s"/>', '  now', '</Say>'],
    ],
    [
      'shows broken documents as they are',
      '<Response><Say>Hi <b',
      ['<Response>', '  <Say>Hi', '    <b'],
    ],
    ['shows what is no XML', 'Not found', ['Not found']],
  ])('%s', (_, twiml, lines) => {
    const written = prettyTwiml(twiml).map(
      (line) => '  '.repeat(line.depth) + line.tokens.map((token) => token.text).join(''),
    );
    expect(written).toEqual(lines);
  });

  it('names the parts for colouring', () => {
    expect(prettyTwiml('<Say voice="man">Hi</Say>')[0]?.tokens.map((token) => token.kind)).toEqual([
      'punctuation',
      'element',
      'punctuation',
      'attribute',
      'punctuation',
      'value',
      'punctuation',
      'text',
      'punctuation',
      'element',
      'punctuation',
    ]);
  });
});

describe('a request as curl', () => {
  const exchange: WebhookExchange = {
    method: 'POST',
    url: 'https://user:hunter2@line.example/voice/turn/3?seal=ab',
    status: 200,
    milliseconds: 5,
    purpose: 'call',
    form: { CallSid: 'CA1', Digits: "1'2", PaymentToken: 'tok_1' },
  };

  it('repeats method, address and fields, safely quoted', () => {
    expect(curlCommand(exchange).split('\n')).toEqual([
      '# Unsigned: a line that checks X-Twilio-Signature refuses it.',
      "curl --include --request POST 'https://line.example/voice/turn/3?seal=ab' \\",
      "  --data-urlencode 'CallSid=CA1' \\",
      "  --data-urlencode 'Digits=1'\\''2' \\",
      "  --data-urlencode 'PaymentToken=MASKED'",
      '',
    ]);
  });

  it('sends the fields of a GET in its address', () => {
    expect(curlCommand({ ...exchange, method: 'GET' })).toContain('--get');
  });
});
