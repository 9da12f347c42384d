import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLineFacts } from '../../src/line-facts.ts';
import { rootFolder } from '../../src/root.ts';
import { askRest } from '../simulator/open-carrier.ts';
import { type Fault, lineNumber, provisionWorld, publicBaseUrl } from './provision-world.ts';

const { planName } = readLineFacts(join(rootFolder, 'flows/line.json'));
const appName = `Payline ${planName}`;

const makesApp = (fault: Fault) => (request: string) =>
  request === 'POST /Applications.json' ? fault : null;

async function attachedWorld() {
  const world = await provisionWorld();
  await world.provision({ number: lineNumber });
  return world;
}

describe('a number of the account', () => {
  it('leads to one App with every URL of the line', async () => {
    const world = await attachedWorld();
    const [app, ...more] = await world.apps();
    expect(more).toEqual([]);
    expect(app).toMatchObject({
      friendly_name: appName,
      voice_url: `${publicBaseUrl}/voice/incoming`,
      voice_fallback_url: `${publicBaseUrl}/voice/fallback`,
      status_callback: `${publicBaseUrl}/voice/status`,
      sms_url: `${publicBaseUrl}/messages/incoming`,
    });
    const [number] = await world.numbers();
    expect(number).toMatchObject({
      voice_application_sid: app?.sid,
      sms_application_sid: app?.sid,
    });
  });

  it('is shown with what is and what will be, before anything is changed', async () => {
    const world = await provisionWorld();
    const lines = await world.provision({ number: lineNumber, plan: true });
    expect(lines.join('\n')).toContain('Only the plan: nothing was changed.');
    const shown = lines.join('\n');
    expect(shown).toContain(`TwiML App "${appName}" (will be made)`);
    expect(shown).toContain(`is       ${world.line.url}/voice`);
    expect(shown).toContain(`will be  the App "${appName}"`);
    expect(world.requests.filter((request) => request.startsWith('POST'))).toEqual([]);
  });

  it('is found again: a second run changes nothing', async () => {
    const world = await attachedWorld();
    world.requests.length = 0;
    const lines = await world.provision();
    expect(lines[0]).toBe(`Nothing to change: ${lineNumber} leads to the line.`);
    expect(world.requests.filter((request) => request.startsWith('POST'))).toEqual([]);
  });

  it('follows the line to a new address by its App alone', async () => {
    const world = await attachedWorld();
    world.environment.PUBLIC_BASE_URL = 'https://pay.example.com';
    const lines = await world.provision();
    expect(lines).toContain('    will be  https://pay.example.com/voice/incoming');
    expect(await world.apps()).toMatchObject([
      { voice_url: 'https://pay.example.com/voice/incoming' },
    ]);
  });

  it.each([
    [{ number: '+18005550111' }, '+18005550111 is not in this Twilio account'],
    [{}, `--number ${lineNumber}`],
  ])('must be named and be ours (%o)', async (wanted, words) => {
    const world = await provisionWorld();
    const refused = world.provision(wanted);
    await expect(refused).rejects.toMatchObject({
      code: 'provision.noNumber',
      message: expect.stringContaining(words),
    });
    expect(await world.apps()).toEqual([]);
  });
});

describe('undo', () => {
  it('leads the number back to where it was, and is done once', async () => {
    const world = await provisionWorld();
    const [before] = await world.numbers();
    await world.provision({ number: lineNumber });
    const planned = await world.provision({ undo: true, plan: true });
    expect(planned).toContain(`    will be  ${world.line.url}/voice`);
    await world.provision({ undo: true });
    expect(await world.numbers()).toEqual([before]);
    expect(await world.provision({ undo: true })).toEqual([
      'Nothing to undo: no number leads to the line.',
    ]);
  });

  it('brings an earlier App back, and a SIP trunk', async () => {
    const world = await provisionWorld();
    const { body } = await askRest(world, '/Applications.json', { FriendlyName: 'Other' });
    const [number] = await world.numbers();
    const path = `/IncomingPhoneNumbers/${number?.sid}.json`;
    await askRest(world, path, { SmsApplicationSid: String(body.sid), TrunkSid: 'TK1' });
    await world.provision({ number: lineNumber });
    expect(await world.numbers()).toMatchObject([{ trunk_sid: null }]);
    await world.provision({ undo: true });
    expect(await world.numbers()).toMatchObject([
      { trunk_sid: 'TK1', voice_application_sid: '', sms_application_sid: body.sid },
    ]);
  });

  it('leaves alone what somebody led elsewhere since', async () => {
    const world = await attachedWorld();
    const { body } = await askRest(world, '/Applications.json', { FriendlyName: 'Other' });
    const [number] = await world.numbers();
    const sid = String(body.sid);
    await askRest(world, `/IncomingPhoneNumbers/${number?.sid}.json`, { SmsApplicationSid: sid });
    await world.provision({ undo: true });
    expect(await world.numbers()).toMatchObject([
      { voice_application_sid: '', sms_application_sid: sid },
    ]);
  });
});

describe('buying', () => {
  it('takes a number of the area code straight to the App, and says so first', async () => {
    const world = await provisionWorld();
    const planned = await world.provision({ areaCode: '212', plan: true });
    expect(planned).toContain('Number +12125550150 (will be bought; Twilio bills it every month)');
    expect(await world.numbers()).toHaveLength(1);
    await world.provision({ areaCode: '212' });
    const [app] = await world.apps();
    expect((await world.numbers())[1]).toMatchObject({
      phone_number: '+12125550150',
      voice_application_sid: app?.sid,
      sms_application_sid: app?.sid,
    });
  });

  it('buys no second number when one leads to the line', async () => {
    const world = await attachedWorld();
    const lines = await world.provision({ tollFree: true });
    expect(lines[0]).toContain('so no number is bought');
    expect(await world.numbers()).toHaveLength(1);
  });

  it('says when there is none', async () => {
    const world = await provisionWorld();
    await expect(world.provision({ areaCode: '533' })).rejects.toMatchObject({
      code: 'provision.noNumber',
    });
    expect(await world.apps()).toEqual([]);
  });

  it.each(['answerLost', 'answerHangs', 'failsAfter'] as const)(
    'happens once when the purchase is carried out and %s',
    async (fault) => {
      const world = await provisionWorld();
      world.fault = (request) => (request === 'POST /IncomingPhoneNumbers.json' ? fault : null);
      await world.provision({ areaCode: '212' });
      expect(await world.numbers()).toHaveLength(2);
      expect(
        world.requests.filter((one) => one === 'POST /IncomingPhoneNumbers.json'),
      ).toHaveLength(1);
    },
  );

  it('is known to the next run though every look at it failed', async () => {
    const world = await provisionWorld();
    let isBought = false;
    world.fault = (request) => {
      if (isBought) return 'failsBefore';
      isBought = request === 'POST /IncomingPhoneNumbers.json';
      return isBought ? 'answerLost' : null;
    };
    await expect(world.provision({ areaCode: '212' })).rejects.toThrow(
      /Not done, or not known to be: buy \+12125550150\./,
    );
    world.fault = () => null;
    await world.provision({ areaCode: '212' });
    expect((await world.numbers()).map((number) => number.phone_number)).toEqual([
      lineNumber,
      '+12125550150',
    ]);
  });

  it('asks for the very same number again when the purchase never arrived', async () => {
    const world = await provisionWorld();
    world.fault = (one) => (one === 'POST /IncomingPhoneNumbers.json' ? 'failsBefore' : null);
    await expect(world.provision({ areaCode: '212' })).rejects.toMatchObject({
      code: 'twilio.answerLost',
    });
    world.fault = () => null;
    const lines = await world.provision({ areaCode: '212' });
    expect(lines).toContain('done: buy +12125550150');
    expect(await world.apps()).toHaveLength(1);
  });
});

describe('an App whose making', () => {
  it.each(['answerLost', 'answerHangs', 'failsAfter'] as const)(
    'is carried out and %s is looked up, not made again',
    async (fault) => {
      const world = await provisionWorld();
      world.fault = makesApp(fault);
      await world.provision({ number: lineNumber });
      const apps = await world.apps();
      expect(apps).toHaveLength(1);
      expect(await world.numbers()).toMatchObject([{ voice_application_sid: apps[0]?.sid }]);
    },
  );

  it('fails leaves the number alone, and the next run finishes', async () => {
    const world = await provisionWorld();
    world.fault = makesApp('failsBefore');
    await expect(world.provision({ number: lineNumber })).rejects.toMatchObject({
      code: 'twilio.answerLost',
      message: expect.stringMatching(/Done: nothing\.\nNot done.*point \+18005550100 at the App/),
    });
    expect(await world.numbers()).toMatchObject([{ voice_application_sid: '' }]);
    world.fault = () => null;
    await world.provision({ number: lineNumber });
    expect(await world.apps()).toHaveLength(1);
  });

  it('succeeds stays when the number cannot be changed, and the next run finishes', async () => {
    const world = await provisionWorld();
    const [before] = await world.numbers();
    world.fault = (one) => (/POST .IncomingPhoneNumbers/.test(one) ? 'failsBefore' : null);
    await expect(world.provision({ number: lineNumber })).rejects.toMatchObject({
      code: 'twilio.unreachable',
      message: expect.stringContaining(`Done: make the TwiML App "${appName}".`),
    });
    world.fault = () => null;
    await world.provision({ number: lineNumber });
    expect(await world.apps()).toHaveLength(1);
    await world.provision({ undo: true });
    expect(await world.numbers()).toEqual([before]);
  });
});

describe('what is left for a person', () => {
  it('names the Console’s own things and the connector', async () => {
    const world = await provisionWorld();
    world.environment.PAY_CONNECTOR = 'Plan_Connector';
    const shown = (await world.provision({ number: lineNumber })).join('\n');
    expect(shown).toContain('[x] The account is upgraded and active.');
    for (const name of ['PCI mode', 'Pay connector "Plan_Connector"', 'HIPAA']) {
      expect(shown).toContain(`[ ] ${name} (cannot be checked by API)`);
    }
  });

  it('finds the number of LINE_FILE and of TTY_NUMBERS that lead elsewhere', async () => {
    const world = await provisionWorld();
    world.environment.TTY_NUMBERS = '+18005550177';
    const lines = await world.provision({ number: lineNumber });
    expect(lines.join('\n')).toContain('[!] +18005550177 (in TTY_NUMBERS) does not lead');
  });
});

describe('secrets', () => {
  it('are never printed, and what was there before is for its owner alone', async () => {
    const world = await provisionWorld();
    const [number] = await world.numbers();
    const VoiceUrl = 'https://user:hidden@old.example.com/voice';
    await askRest(world, `/IncomingPhoneNumbers/${number?.sid}.json`, { VoiceUrl });
    const lines = await world.provision({ number: lineNumber });
    expect(lines).toContain('    is       https://old.example.com/voice');
    expect(lines.join('\n')).not.toMatch(/hidden|secret-token/);
    const note = join(world.folder, 'provision.json');
    expect(statSync(note).mode & 0o777).toBe(0o600);
    expect(readFileSync(note, 'utf8')).not.toContain('secret-token');
  });

  it('that are wrong are told, with what to do', async () => {
    const world = await provisionWorld();
    world.environment.TWILIO_AUTH_TOKEN = 'another-token';
    const refused = await world.provision().catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'twilio.unauthorized',
      message: expect.stringContaining('Copy "Account SID" and "Auth Token"'),
    });
    expect(String(refused)).not.toContain('another-token');
  });
});

describe('before Twilio is asked', () => {
  it.each([
    [{ PUBLIC_BASE_URL: '' }, 'PUBLIC_BASE_URL is missing'],
    [{ PUBLIC_BASE_URL: 'http://pay.example.com', TWILIO_API_BASE_URL: '' }, 'is plain http'],
    [{ NODE_ENV: 'production' }, 'is plain http'],
    [{ PUBLIC_BASE_URL: 'https://pay_line.example.com' }, 'underscore'],
    [{ PUBLIC_BASE_URL: 'https://localhost', TWILIO_API_BASE_URL: '' }, 'this machine itself'],
    [{ TWILIO_ACCOUNT_SID: 'AC1' }, 'TWILIO_ACCOUNT_SID is not AC and 32 hex digits'],
  ])('settings %o are refused', async (change, words) => {
    const world = await provisionWorld();
    Object.assign(world.environment, change);
    await expect(world.provision()).rejects.toMatchObject({
      code: 'config.invalid',
      message: expect.stringContaining(words),
    });
    expect(world.requests).toEqual([]);
  });

  it.each([
    { areaCode: '41' },
    { areaCode: '888' },
    { areaCode: '415', tollFree: true },
    { number: 'mine' },
    { number: lineNumber, tollFree: true },
    { undo: true, areaCode: '415' },
  ])('options %o are refused', async (wanted) => {
    const world = await provisionWorld();
    await expect(world.provision(wanted)).rejects.toMatchObject({ code: 'provision.badChoice' });
    expect(world.requests).toEqual([]);
  });
});
