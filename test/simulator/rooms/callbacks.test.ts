import { expect, test } from 'vitest';
import { twiml } from '../call-tiny-line.ts';
import { lineNumber, openMeeting } from './call-several.ts';
import { telephone } from './telephone.ts';

// Twilio promises neither the order of callbacks nor that each comes only once (fidelity S11).
test.each([
  ['in order', ['0 initiated', '1 ringing', '2 in-progress', '3 completed']],
  ['shuffled', ['1 ringing', '0 initiated', '3 completed', '2 in-progress']],
  [
    'twice',
    [
      ...['0 initiated', '0 initiated', '1 ringing', '1 ringing'],
      ...['2 in-progress', '2 in-progress', '3 completed', '3 completed'],
    ],
  ],
] as const)('callbacks %s', async (callbacks, told) => {
  const meeting = await openMeeting({ '/words': twiml('<Say/>'), '/status': '' }, (clock) => ({
    callbacks,
    handsets: () => telephone(clock),
  }));
  const { body } = await meeting.rest('/Calls.json', {
    To: '+13125550199',
    From: lineNumber,
    Url: `${meeting.line.url}/words`,
    StatusCallback: `${meeting.line.url}/status`,
    StatusCallbackEvent: 'initiated ringing answered completed',
  });
  await meeting.calls.find(String(body.sid))?.call.ended;
  const forms = meeting.line.to('/status').map(({ form }) => form);
  expect(forms.map(({ SequenceNumber, CallStatus }) => `${SequenceNumber} ${CallStatus}`)).toEqual(
    told,
  );
});
