import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { describeConfig, loadConfig } from '../../src/config.ts';
import { codeOf } from '../../src/errors.ts';

const key = randomBytes(32).toString('base64');
const laptop = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'primary-token',
  GATEWAY_SECRET_KEY: 'gateway-key',
  DATA_KEYS: `k1:${key}`,
  TURN_SECRET: 'x'.repeat(32),
};

function problemsOf(environment: Record<string, string | undefined>): string {
  try {
    loadConfig(environment, '/srv/payline');
  } catch (error) {
    expect(codeOf(error)).toBe('config.invalid');
    return (error as Error).message;
  }
  return '';
}

describe('on a laptop', () => {
  it('fills in what may be left out', () => {
    const config = loadConfig({ ...laptop, PORT: '', LOG_LEVEL: ' ' }, '/srv/payline');
    expect(config).toMatchObject({
      production: false,
      port: 3000,
      publicBaseUrl: 'http://127.0.0.1:3000',
      twilioApiBaseUrl: 'https://api.twilio.com',
      databasePath: '/srv/payline/data/payline.db',
      logLevel: 'info',
      simulator: false,
    });
    expect(config.lineFile).toMatch(/flows\/line\.json$/);
    expect(config.promptsFolder).toMatch(/prompts$/);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('reads lists: tokens while one is rotated, data keys with the newest first', () => {
    const old = randomBytes(32).toString('base64');
    const config = loadConfig({
      ...laptop,
      TWILIO_AUTH_TOKEN: 'new-token, old-token',
      DATA_KEYS: `k2:${key},k1:${old}`,
    });
    expect(config.authTokens).toEqual(['new-token', 'old-token']);
    expect(config.dataKeys.map(({ id, key }) => [id, key.length])).toEqual([
      ['k2', 32],
      ['k1', 32],
    ]);
  });

  it('takes the slash off the end of the public address, and keeps its path', () => {
    const environment = { ...laptop, PUBLIC_BASE_URL: 'https://example.org/pay/' };
    expect(loadConfig(environment).publicBaseUrl).toBe('https://example.org/pay');
  });

  it('lists every problem at once, each with its fix', () => {
    const message = problemsOf({ PORT: 'http', DATA_KEYS: 'k1:c2hvcnQ=', TURN_SECRET: 'short' });
    expect(message.split('\n')).toEqual([
      expect.stringContaining('6 settings need attention'),
      expect.stringMatching(/^ {2}PORT is not a port number\. Use a free port/),
      expect.stringMatching(/^ {2}TWILIO_ACCOUNT_SID is missing\. Copy/),
      expect.stringMatching(/^ {2}TWILIO_AUTH_TOKEN is missing\. Copy/),
      expect.stringMatching(/^ {2}GATEWAY_SECRET_KEY is missing\. Copy/),
      expect.stringMatching(/^ {2}DATA_KEYS has an entry .*\. Make one with: echo/),
      expect.stringMatching(/^ {2}TURN_SECRET is shorter than 32 characters\. Make one with/),
    ]);
  });

  it.each([
    ['PORT', '65536', 'is above 65535'],
    ['PUBLIC_BASE_URL', 'pay.example.org', 'is not an address'],
    ['PUBLIC_BASE_URL', 'https://example.org/?a=1', 'is not an address'],
    ['TWILIO_ACCOUNT_SID', 'ACshort', 'is not AC and 32 hex digits'],
    ['TWILIO_AUTH_TOKEN', 'one,,two', 'has an empty entry'],
    ['BILLING_DIRECTORY', 'soap', 'is neither sqlite nor http'],
    ['BILLING_URL', 'bills.example.org', 'is not an address'],
    ['BILLING_TOKEN', 'two words', 'has a blank'],
    ['PAYMENT_GATEWAY', 'stripes', 'names a gateway this version does not have'],
    ['PAY_CONNECTOR', 'my connector', 'is not a connector name'],
    ['DATA_KEYS', `k1:${key},k1:${key}`, 'uses one id twice'],
    ['NODE_ENV', 'prod', 'is not a known mode'],
    ['LOG_LEVEL', 'loud', 'is not a log level'],
    ['SIMULATOR', 'yes', 'is neither 1 (on) nor 0 (off)'],
  ])('refuses %s=%s', (variable, value, why) => {
    expect(problemsOf({ ...laptop, [variable]: value })).toContain(`${variable} ${why}`);
  });
});

describe('where members and bills are', () => {
  const http = {
    ...{ BILLING_DIRECTORY: 'http', BILLING_URL: 'http://127.0.0.1:4000/v1/' },
    ...{ BILLING_TOKEN: 'plan-token' },
  };

  it('is the database unless the settings name a system of the plan', () => {
    expect(loadConfig(laptop).billing).toEqual({ directory: 'sqlite' });
    expect(loadConfig({ ...laptop, ...http, BILLING_DIRECTORY: 'sqlite' }).billing).toEqual({
      directory: 'sqlite',
    });
    expect(loadConfig({ ...laptop, ...http }).billing).toEqual({
      directory: 'http',
      url: 'http://127.0.0.1:4000/v1',
      token: 'plan-token',
    });
  });

  it.each(['BILLING_URL', 'BILLING_TOKEN'])('http needs %s', (name) => {
    expect(problemsOf({ ...laptop, ...http, [name]: '' })).toContain(
      `  ${name} is missing, and BILLING_DIRECTORY is http.`,
    );
  });

  it('is described without the token', () => {
    const text = JSON.stringify(describeConfig(loadConfig({ ...laptop, ...http })));
    expect(text).toContain('"billing":"http://127.0.0.1:4000/v1"');
    expect(text).not.toContain('plan-token');
  });
});

describe('in production', () => {
  const production = { ...laptop, NODE_ENV: 'production', PUBLIC_BASE_URL: 'https://example.org' };

  it.each([
    ['TWILIO_AUTH_TOKEN', '', 'is missing'],
    ['PUBLIC_BASE_URL', '', 'is missing'],
    ['PUBLIC_BASE_URL', 'http://example.org', 'is plain http'],
    ['TWILIO_API_BASE_URL', 'http://127.0.0.1:3001', 'is plain http'],
    ['BILLING_URL', 'http://10.0.0.5/v1', 'is plain http'],
    ['BILLING_TOKEN', 'demo-token', 'is a secret of the demo'],
    ['SIMULATOR', '1', 'is on'],
    ['PAYMENT_GATEWAY', 'sandbox', 'is sandbox'],
    ['PAYMENT_GATEWAY', '', 'is sandbox'],
    ['TWILIO_AUTH_TOKEN', `real-token,demo${'0'.repeat(28)}`, 'is a secret of the demo'],
    ['DATA_KEYS', `demo1:${key}`, 'is a secret of the demo'],
    ['TURN_SECRET', `demo${'0'.repeat(60)}`, 'is a secret of the demo'],
    ['GATEWAY_SECRET_KEY', 'demo0000', 'is a secret of the demo'],
    ['DATA_KEYS', '', 'is missing'],
    ['TURN_SECRET', '', 'is missing'],
  ])('refuses %s=%s', (variable, value, why) => {
    expect(problemsOf({ ...production, [variable]: value })).toContain(`  ${variable} ${why}`);
  });

  it('finds nothing wrong with the rest', () => {
    const message = problemsOf(production);
    expect(message.split('\n').slice(1)).toEqual([expect.stringContaining('PAYMENT_GATEWAY')]);
  });
});

it('describes itself without a secret', () => {
  const config = loadConfig(laptop);
  const text = JSON.stringify(describeConfig(config));
  for (const hidden of ['primary-token', 'gateway-key', key, 'x'.repeat(32)]) {
    expect(text).not.toContain(hidden);
  }
  expect(describeConfig(config)).toMatchObject({ authTokens: '1 set', dataKeys: 'k1', port: 3000 });
});

describe('the desk', () => {
  const oidc = {
    ...{ DESK_OIDC_ISSUER: 'https://login.example.test/', DESK_OIDC_CLIENT_ID: 'desk' },
    DESK_OIDC_CLIENT_SECRET: 'client-secret',
  };
  const apiKey = {
    ...{ TWILIO_API_KEY_SID: `SK${'6'.repeat(32)}`, TWILIO_API_KEY_SECRET: 'key-secret' },
  };

  it('has passwords and telephones unless the settings name more', () => {
    expect(loadConfig(laptop)).toMatchObject({ deskOidc: null, twilioApiKey: null });
    expect(loadConfig({ ...laptop, ...oidc, ...apiKey })).toMatchObject({
      deskOidc: {
        ...{ issuer: 'https://login.example.test', clientId: 'desk' },
        clientSecret: 'client-secret',
      },
      twilioApiKey: { sid: apiKey.TWILIO_API_KEY_SID, secret: 'key-secret' },
    });
  });

  it.each([...Object.keys(oidc), ...Object.keys(apiKey)])(
    'does not go without %s alone',
    (name) => {
      expect(problemsOf({ ...laptop, ...oidc, ...apiKey, [name]: '' })).toContain(
        `  ${name} is missing, and others of `,
      );
    },
  );

  it('is described without its secrets', () => {
    const text = JSON.stringify(describeConfig(loadConfig({ ...laptop, ...oidc, ...apiKey })));
    expect(text).toContain('"deskOidc":"https://login.example.test"');
    expect(text).not.toMatch(/client-secret|key-secret/);
  });
});
