import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoMembers } from '../../src/billing/demo-members.ts';
import { demoCards } from '../../src/cli/demo-cards.ts';
import { demoSecrets, demoSettings } from '../../src/cli/demo-secrets.ts';
import { banner } from '../../src/cli/start/banner.ts';
import { demoAgents } from '../../src/cli/start/demo-agents.ts';
import { demoEnvironment } from '../../src/cli/start/demo-environment.ts';
import { assertPortsFree, readPorts } from '../../src/cli/start/ports.ts';
import { findRunning, forgetRunning, noteRunning } from '../../src/cli/start/running.ts';
import { loadConfig } from '../../src/config.ts';
import { freePorts } from './free-ports.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe("the demo's secrets", () => {
  it('are made once for a data folder, for its owner only', () => {
    const folder = temporaryFolder();
    const secrets = demoSecrets(folder);
    expect(demoSecrets(folder)).toEqual(secrets);
    expect(demoSecrets(temporaryFolder()).authToken).not.toBe(secrets.authToken);
    expect(statSync(join(folder, 'demo-secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('are refused by production, each of them', () => {
    const environment = { ...demoSettings(demoSecrets(temporaryFolder())), NODE_ENV: 'production' };
    for (const name of ['TWILIO_AUTH_TOKEN', 'GATEWAY_SECRET_KEY', 'DATA_KEYS', 'TURN_SECRET']) {
      expect(() => loadConfig(environment)).toThrow(`${name} is a secret of the demo`);
    }
  });

  it('that are damaged are not replaced: sealed fields would be lost', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'demo-secrets.json'), '{"authToken":');
    expect(() => demoSecrets(folder)).toThrow('is damaged');
    expect(readFileSync(join(folder, 'demo-secrets.json'), 'utf8')).toBe('{"authToken":');
  });
});

it("the demo's settings are complete, and win over a .env written for a real number", () => {
  const ports = { line: 4000, phone: 4001, gateway: 4002 };
  const real = {
    ...{ NODE_ENV: 'test', PUBLIC_BASE_URL: 'https://example.org', LOG_LEVEL: 'debug' },
    ...{ BILLING_DIRECTORY: 'http', BILLING_URL: 'https://example.org', BILLING_TOKEN: 'real' },
  };
  const config = loadConfig(demoEnvironment(real, ports, demoSecrets(temporaryFolder())));
  expect(config).toMatchObject({
    port: 4000,
    publicBaseUrl: 'http://127.0.0.1:4000',
    twilioApiBaseUrl: 'http://127.0.0.1:4001',
    gatewayUrl: 'http://127.0.0.1:4002',
    billing: { directory: 'sqlite' },
    simulator: true,
    logLevel: 'debug',
  });
});

describe('ports', () => {
  it('are 3000, 3001 and 3002 unless the environment says otherwise', () => {
    expect(readPorts({ PHONE_PORT: '8080', PORT: '' })).toEqual({
      line: 3000,
      phone: 8080,
      gateway: 3002,
    });
    expect(() => readPorts({ GATEWAY_PORT: '0' })).toThrow('GATEWAY_PORT is "0"');
  });

  it('that are taken are named, with what to type', async () => {
    const [line = 0, phone = 0, gateway = 0] = await freePorts(3);
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(phone, '127.0.0.1', resolve));
    await expect(assertPortsFree({ line, phone, gateway })).rejects.toThrow(
      `Port ${phone}, wanted for the phone page, is used by another program. Stop that program, ` +
        `or choose another port:\n\n  PHONE_PORT=${phone + 100} npm start`,
    );
    await new Promise((resolve) => other.close(resolve));
    await expect(assertPortsFree({ line, phone, gateway })).resolves.toBeUndefined();
  });

  it('must differ', async () => {
    const ports = { line: 4000, phone: 4000, gateway: 4002 };
    await expect(assertPortsFree(ports)).rejects.toThrow('must differ; they are 4000, 4000, 4002');
  });
});

it('a running demo is found, and one that was killed is not', () => {
  const folder = temporaryFolder();
  expect(findRunning(folder)).toBeNull();
  const demo = {
    pid: process.pid,
    linePid: 2,
    lineUrl: 'http://127.0.0.1:3000',
    phoneUrl: 'http://127.0.0.1:3001',
    gatewayUrl: 'http://127.0.0.1:3002',
    lineNumber: '+18005550100',
  };
  noteRunning(folder, demo);
  expect(findRunning(folder)).toEqual(demo);
  noteRunning(folder, { ...demo, pid: 999_999_999 });
  expect(findRunning(folder)).toBeNull();
  forgetRunning(folder);
  expect(findRunning(folder)).toBeNull();
});

it('the banner tells all one needs for the first call', () => {
  const text = banner({
    planName: 'Golden Valley Health Plan',
    phoneUrl: 'http://127.0.0.1:3001',
    lineUrl: 'http://127.0.0.1:3000',
    linePid: 4711,
    logFile: 'data/line.log',
    members: demoMembers,
    cards: demoCards,
    desk: { agents: demoAgents, password: 'demo-12345678' },
  });
  for (const { memberId, birthDate, zip } of demoMembers) {
    expect(text).toMatch(new RegExp(`${memberId}.*${birthDate}.*${zip}`));
  }
  for (const { number, outcome } of demoCards) {
    expect(text).toMatch(new RegExp(`${number} .*${outcome}`));
  }
  for (const { login, phoneNumber } of demoAgents) {
    expect(text).toMatch(new RegExp(`${login} .*agent-phone\\?number=\\${phoneNumber}`));
  }
  for (const needed of [
    'demo-12345678',
    'http://127.0.0.1:3000/desk/',
    'http://127.0.0.1:3001',
    'npm run phone',
    '4711',
    'data/line.log',
  ]) {
    expect(text).toContain(needed);
  }
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
});
