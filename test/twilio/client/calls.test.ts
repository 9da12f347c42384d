import { expect, it } from 'vitest';
import { ACCOUNT, answering, startCarrier, TOKEN } from './carrier-server.ts';

const callSid = `CA${'2'.repeat(32)}`;
const url = 'https://pay.example.test/desk/whisper/4/abc';
const newCall = {
  to: '+14155550117',
  from: '+18005550100',
  url,
  statusCallbackUrl: 'https://pay.example.test/desk/status/4/abc',
  timeoutSeconds: 20,
};

it('rings a number, and hears of every step of that call', async () => {
  const { twilio, asked } = await startCarrier([answering(201, { sid: callSid })]);
  expect(await twilio.createCall({ ...newCall, detectMachine: false })).toEqual({
    result: 'done',
    value: { callSid },
  });
  expect(asked).toEqual([
    {
      what: 'POST /Calls.json',
      query: {},
      form: {
        To: '+14155550117',
        From: '+18005550100',
        Url: url,
        Method: 'POST',
        StatusCallback: 'https://pay.example.test/desk/status/4/abc',
        StatusCallbackMethod: 'POST',
        StatusCallbackEvent: 'initiated ringing answered completed',
        Timeout: '20',
      },
      authorization: `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`,
    },
  ]);
});

it('has a machine told from a person where it matters', async () => {
  const { twilio, asked } = await startCarrier([answering(201, { sid: callSid })]);
  await twilio.createCall({ ...newCall, detectMachine: true });
  expect(asked[0]?.form).toMatchObject({ MachineDetection: 'Enable' });
  expect(asked[0]?.form).not.toHaveProperty('AsyncAmd');
});

it('sends a call to another document', async () => {
  const { twilio, asked } = await startCarrier([answering(200, { sid: callSid })]);
  expect(await twilio.redirectCall(callSid, url)).toEqual({ result: 'done', value: null });
  expect(asked).toMatchObject([
    { what: `POST /Calls/${callSid}.json`, form: { Url: url, Method: 'POST' } },
  ]);
});

it('hangs up', async () => {
  const { twilio, asked } = await startCarrier([answering(200, { sid: callSid })]);
  expect(await twilio.endCall(callSid)).toMatchObject({ result: 'done' });
  expect(asked).toMatchObject([
    { what: `POST /Calls/${callSid}.json`, form: { Status: 'completed' } },
  ]);
});
