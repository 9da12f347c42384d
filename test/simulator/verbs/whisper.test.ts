import { describe, expect, test } from 'vitest';
import { callTinyLine, twiml } from '../call-tiny-line.ts';

const number = '<Number url="/whisper" method="POST">+13125550100</Number>';

async function dial(whisper: string, attributes = '') {
  const told = await callTinyLine({
    routes: {
      '/voice': twiml(`<Dial action="/after" ${attributes}>${number}</Dial>`),
      '/whisper': twiml(whisper),
      '/after': twiml('<Hangup/>'),
    },
    steps: ['-'],
  });
  const whispered = told.handset.events.flatMap((event) =>
    'whisper' in event ? event.whisper : [],
  );
  return { ...told, whispered, result: told.line.to('/after')[0]?.form };
}

describe('what a person hears before the caller is put through', () => {
  test('is asked for on their own leg, and heard by them alone', async () => {
    const { line, whispered, handset, result, seconds } = await dial('<Say>A relay call.</Say>');
    const asked = line.to('/whisper')[0]?.form;
    expect(asked?.ParentCallSid).toBe(line.to('/voice')[0]?.form.CallSid);
    expect(asked?.CallSid).toBe(result?.DialCallSid);
    expect(whispered).toEqual(['A relay call.']);
    expect(handset.said).not.toContain('A relay call.');
    expect(result).toMatchObject({ DialCallStatus: 'completed', DialCallDuration: '5' });
    expect(seconds).toBeGreaterThan(7);
  });

  test('may end in a hang-up: the caller is not put through', async () => {
    const { result } = await dial('<Say>Not now.</Say><Hangup/>');
    expect(result).toMatchObject({ DialCallStatus: 'no-answer', DialBridged: 'false' });
  });

  test('must not dial on (13201)', async () => {
    const { handset } = await dial('<Dial>+13125550111</Dial>');
    expect(handset.errorCodes).toEqual([13201]);
  });
});
