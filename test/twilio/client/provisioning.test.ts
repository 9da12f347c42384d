import { describe, expect, it } from 'vitest';
import { ACCOUNT, answering, startCarrier } from './carrier-server.ts';

const app = (name: string, digit: string) => ({
  sid: `AP${digit.repeat(32)}`,
  friendly_name: name,
  voice_url: 'https://pay.example.test/voice/incoming',
  voice_method: 'POST',
  sms_url: null,
});
const number = (phoneNumber: string, digit: string) => ({
  sid: `PN${digit.repeat(32)}`,
  phone_number: phoneNumber,
  voice_application_sid: `AP${'7'.repeat(32)}`,
  trunk_sid: null,
  capabilities: { voice: true, sms: false, mms: false },
});

it('reads the account, with the carrier’s clock', async () => {
  const { twilio, asked } = await startCarrier([
    answering(200, { status: 'active', type: 'Trial' }, { date: 'Mon, 02 Mar 2026 17:30:00 GMT' }),
  ]);
  expect(await twilio.fetchAccount()).toEqual({
    result: 'done',
    value: {
      ...{ status: 'active', isTrial: true },
      dateMilliseconds: Date.parse('2026-03-02T17:30:00Z'),
    },
  });
  expect(asked).toMatchObject([{ what: 'GET .json', form: {} }]);
});

describe('TwiML Apps', () => {
  it('are found over all pages, by their exact name, ordered by SID', async () => {
    const next = `/2010-04-01/Accounts/${ACCOUNT}/Applications.json?Page=1&PageToken=x`;
    const { twilio, asked } = await startCarrier([
      answering(200, {
        applications: [app('Payline', '8'), app('Payline two', '9')],
        next_page_uri: next,
      }),
      answering(200, { applications: [app('Payline', '7')], next_page_uri: null }),
    ]);
    expect(await twilio.findApps('Payline')).toMatchObject({
      value: [
        { sid: `AP${'7'.repeat(32)}`, settings: { VoiceMethod: 'POST', SmsUrl: '' } },
        { sid: `AP${'8'.repeat(32)}` },
      ],
    });
    expect(asked.map(({ query }) => query)).toEqual([
      { FriendlyName: 'Payline', PageSize: '100' },
      { Page: '1', PageToken: 'x' },
    ]);
  });

  it('are changed in these fields alone; an empty one is sent', async () => {
    const { twilio, asked } = await startCarrier([answering(200, app('Payline', '7'))]);
    await twilio.updateApp(`AP${'7'.repeat(32)}`, { VoiceFallbackUrl: '', SmsMethod: 'POST' });
    expect(asked).toMatchObject([
      {
        what: `POST /Applications/AP${'7'.repeat(32)}.json`,
        form: { VoiceFallbackUrl: '', SmsMethod: 'POST' },
      },
    ]);
    expect(Object.keys(asked[0]?.form ?? {})).toHaveLength(2);
  });
});

describe('numbers', () => {
  it('are listed with where they lead', async () => {
    const { twilio } = await startCarrier([
      answering(200, { incoming_phone_numbers: [number('+18005550100', '1')] }),
    ]);
    expect(await twilio.listNumbers()).toMatchObject({
      value: [
        {
          ...{ phoneNumber: '+18005550100', takesCalls: true, takesTexts: false },
          route: { VoiceApplicationSid: `AP${'7'.repeat(32)}`, TrunkSid: '' },
        },
      ],
    });
  });

  it('for sale are asked for by area code, or toll-free', async () => {
    const { twilio, asked } = await startCarrier([
      answering(200, { available_phone_numbers: [{ phone_number: '+12125550150' }] }),
      answering(200, { available_phone_numbers: [] }),
    ]);
    expect(await twilio.findNumberForSale({ areaCode: '212', tollFree: false })).toMatchObject({
      value: '+12125550150',
    });
    expect(await twilio.findNumberForSale({ areaCode: null, tollFree: true })).toMatchObject({
      value: null,
    });
    const wanted = { VoiceEnabled: 'true', SmsEnabled: 'true', PageSize: '1' };
    expect(asked.map(({ what, query }) => ({ what, query }))).toEqual([
      {
        what: 'GET /AvailablePhoneNumbers/US/Local.json',
        query: { ...wanted, AreaCode: '212' },
      },
      { what: 'GET /AvailablePhoneNumbers/US/TollFree.json', query: wanted },
    ]);
  });

  it('are bought on the way to their App', async () => {
    const { twilio, asked } = await startCarrier([answering(201, number('+12125550150', '2'))]);
    const route = { VoiceApplicationSid: `AP${'7'.repeat(32)}` };
    expect(await twilio.buyNumber('+12125550150', route)).toMatchObject({ result: 'done' });
    expect(asked).toMatchObject([
      { what: 'POST /IncomingPhoneNumbers.json', form: { PhoneNumber: '+12125550150', ...route } },
    ]);
  });
});
