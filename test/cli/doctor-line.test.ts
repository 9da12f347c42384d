import { mkdirSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { demoSecrets } from '../../src/cli/demo-secrets.ts';
import { examine } from '../../src/cli/doctor/examine.ts';
import { demoEnvironment } from '../../src/cli/start/demo-environment.ts';
import { noteRunning } from '../../src/cli/start/running.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { SignedLine } from '../support/signed-line.ts';
import { answering, startCarrier } from '../twilio/client/carrier-server.ts';
import {
  accountWorld,
  findFaults,
  findProblems,
  lineWorld,
  machine,
  type Settings,
} from './doctor-world.ts';

describe('a line that runs', () => {
  it('is in good health, and the rest is for a person to look at', async () => {
    const { environment, root, line } = await lineWorld();
    const { findings, byHand } = await examine(environment, { root });
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([]);
    const details = Object.fromEntries(findings.map(({ name, detail }) => [name, detail]));
    expect(details).toMatchObject({
      'Twilio account': 'The account is upgraded and active.',
      ports: `the line is running on ${environment.PORT}`,
      webhooks: expect.stringContaining('takes what our token signed'),
      streams: `ws://127.0.0.1:${environment.PORT}/voice/stream refuses whoever is not Twilio`,
      database: expect.stringContaining('is migrated'),
    });
    for (const name of ['PCI mode', 'Pay connector "Payline_Sandbox"', 'HIPAA']) {
      expect(byHand).toContainEqual(expect.stringContaining(name));
    }
    expect(line.count('calls')).toBe(0);
  });

  it('is told from the settings when it runs with another token', async () => {
    const { environment, root } = await lineWorld();
    const changed = { ...environment, TWILIO_AUTH_TOKEN: 'another-token' };
    const problems = await findProblems(changed, { root });
    expect(problems).toMatchObject([
      { name: 'Twilio account', detail: expect.stringContaining('Copy "Account SID"') },
      { name: 'webhooks', detail: expect.stringContaining('runs with another TWILIO_AUTH_TOKEN') },
    ]);
    expect(JSON.stringify(problems)).not.toContain('another-token');
  });

  it('is missed when it does not run', async () => {
    const { environment, root, line } = await lineWorld();
    await line.running?.close();
    line.running = null;
    expect(await findProblems(environment, { root })).toMatchObject([
      { name: 'webhooks', detail: expect.stringContaining('(ECONNREFUSED). Start the line') },
      { name: 'streams', detail: expect.stringContaining('ECONNREFUSED') },
    ]);
  });

  it('has its account looked at though other settings of production are wrong', async () => {
    const { environment, root } = await lineWorld();
    const production = { ...environment, NODE_ENV: 'production' };
    const { findings } = await examine(production, { root });
    expect(findings).toContainEqual({
      ...{ name: 'settings', state: 'problem' },
      detail: expect.stringContaining('PAYMENT_GATEWAY is sandbox'),
    });
    expect(findings).toContainEqual(
      expect.objectContaining({ name: 'Twilio account', state: 'ok' }),
    );
  });
});

describe('something else at PUBLIC_BASE_URL', () => {
  async function answeredBy(listener: RequestListener, hasStreams = false) {
    const { environment, root } = await accountWorld();
    const server = createServer(listener);
    if (hasStreams) new WebSocketServer({ server });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const PUBLIC_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return findProblems({ ...environment, PUBLIC_BASE_URL }, { root });
  }

  it.each([
    [200, 'is not the line'],
    [301, 'sends requests elsewhere'],
    [502, 'is not the line'],
  ])('that answers %i is named', async (status, words) => {
    const problems = await answeredBy((_request, response) => {
      response.writeHead(status, { location: 'https://elsewhere.example' }).end();
    });
    expect(problems).toMatchObject([
      { name: 'webhooks', detail: expect.stringContaining(words) },
      { name: 'streams', detail: expect.stringContaining(`HTTP ${status}`) },
    ]);
  });

  it('that takes whatever anybody signs is named', async () => {
    const problems = await answeredBy((_request, response) => {
      response.writeHead(204).end();
    }, true);
    expect(problems).toMatchObject([
      { name: 'webhooks', detail: expect.stringContaining('a wrong token signed') },
      { name: 'streams', detail: expect.stringContaining('that nobody signed') },
    ]);
  });
});

describe('the carrier', () => {
  /** What is said of the account and the clock; no line runs. */
  async function saidOf(change: Settings, clock: Clock = systemClock) {
    const { environment, root } = await accountWorld();
    const faults = await findFaults({ ...environment, ...change }, { root, clock });
    return faults.filter(({ name }) => name === 'Twilio account' || name === 'clock');
  }

  it.each([
    ['suspended', 'Full', 'problem', 'The account is suspended.'],
    ['active', 'Trial', 'warning', 'The account is a trial'],
  ])('with an account that is %s (%s) is a %s', async (status, type, state, words) => {
    const { account } = await startCarrier([answering(200, { status, type })]);
    expect(await saidOf({ TWILIO_API_BASE_URL: account.baseUrl })).toMatchObject([
      { name: 'Twilio account', state, detail: expect.stringContaining(words) },
    ]);
  });

  it('whose time is another’s is told of from six seconds on', async () => {
    const offBy = (milliseconds: number) =>
      saidOf({}, { ...systemClock, now: () => systemClock.now() + milliseconds });
    const warning = { name: 'clock', state: 'warning' };
    expect(await offBy(3000)).toEqual([]);
    expect(await offBy(60_000)).toMatchObject([
      { ...warning, detail: expect.stringMatching(/^It is \d+ s ahead of the carrier's/) },
    ]);
    expect(await offBy(-60_000)).toMatchObject([
      { ...warning, detail: expect.stringMatching(/^It is \d+ s behind the carrier's/) },
    ]);
  });

  it('that is not there is a problem', async () => {
    const clock = { ...systemClock, sleep: () => Promise.resolve() };
    expect(await saidOf({ TWILIO_API_BASE_URL: 'http://127.0.0.1:9' }, clock)).toMatchObject([
      { name: 'Twilio account', detail: expect.stringContaining('Twilio did not answer at') },
    ]);
  });
});

it('the demo that runs is asked with its own secrets and at its own addresses', async () => {
  const { environment, root } = await machine();
  const dataFolder = dirname(environment.DATABASE_PATH);
  mkdirSync(dataFolder, { mode: 0o700 });
  const secrets = demoSecrets(dataFolder);
  const ports = { line: Number(environment.PORT), phone: 0, gateway: 0 };
  const line = new SignedLine();
  onTestFinished(() => line.stop());
  const { asked, account } = await startCarrier([
    answering(200, { status: 'active', type: 'Full' }),
  ]);
  const settings = demoEnvironment(environment, ports, secrets) as Record<string, string>;
  await line.start({}, settings);
  noteRunning(dataFolder, {
    ...{ pid: process.pid, linePid: process.pid, lineNumber: '+18005550100' },
    ...{ lineUrl: line.url, phoneUrl: account.baseUrl, gatewayUrl: 'http://127.0.0.1:9' },
  });
  const { findings, byHand } = await examine({ ...environment, PORT: '' }, { root });
  expect(findings.filter(({ state }) => state !== 'ok')).toEqual([]);
  expect(findings).toContainEqual(expect.objectContaining({ name: 'webhooks', state: 'ok' }));
  const credentials = `${secrets.accountSid}:${secrets.authToken}`;
  expect(asked).toMatchObject([
    { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
  ]);
  expect(byHand).toEqual([]);
});
