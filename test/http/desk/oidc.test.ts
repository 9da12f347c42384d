import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { disableAccount } from '../../../src/desk/accounts.ts';
import { CLIENT, startIssuer } from './oidc-issuer.ts';
import { DeskBrowser, DeskWorld } from './support.ts';

let issuer: Awaited<ReturnType<typeof startIssuer>>;
let world: DeskWorld;
let browser: DeskBrowser;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());
beforeEach(async () => {
  Object.assign(issuer.mood, {
    ...{ claims: { email: 'Ana@plan.example' }, forged: {}, signsWithOwnKey: true },
  });
  world = new DeskWorld({}, { deskOidc: { issuer: issuer.url, ...CLIENT } });
  await world.agent('ana@plan.example');
  await world.start();
  browser = new DeskBrowser(world.url);
});
afterEach(() => world.close());

/** Where a redirect leads. */
const leadsTo = (answer: { headers: Headers }) => new URL(answer.headers.get('location') ?? '');

/** To the issuer and back; returns the path of the callback with what the issuer adds. */
async function atIssuer(): Promise<string> {
  const away = await browser.get('/desk/oidc/sign-in', { 'Sec-Fetch-Site': 'same-origin' });
  expect(away.status).toBe(303);
  const back = leadsTo(await fetch(leadsTo(away), { redirect: 'manual' }));
  return back.pathname + back.search;
}

const comeBack = (path: string) => browser.get(path, { 'Sec-Fetch-Site': 'cross-site' });
const signedInAs = async () => {
  const { agent } = (await browser.get('/desk/api/session')).body as { agent?: { login: string } };
  return agent?.login;
};

it('goes to the issuer with PKCE, state and nonce, and comes back signed in', async () => {
  const away = leadsTo(await browser.get('/desk/oidc/sign-in'));
  const sent = Object.fromEntries(away.searchParams);
  expect(sent).toMatchObject({
    ...{ client_id: CLIENT.clientId, response_type: 'code', code_challenge_method: 'S256' },
    redirect_uri: 'http://127.0.0.1/desk/oidc/callback',
    ...{ state: expect.stringMatching(/.{20}/), nonce: expect.stringMatching(/.{20}/) },
  });
  const answer = await comeBack(await atIssuer());
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '../']);
  const cookies = answer.headers.getSetCookie().filter((line) => line.includes('SameSite=Strict'));
  expect(cookies).toEqual([expect.stringMatching(/^payline-desk=[\w-]{43};/)]);
  expect(await signedInAs()).toBe('ana@plan.example');
});

it('tells the page whether there is such a way', async () => {
  expect((await browser.get('/desk/sign-in')).body).toEqual({ oidc: true });
  const without = new DeskWorld();
  await without.start();
  const other = new DeskBrowser(without.url);
  expect((await other.get('/desk/sign-in')).body).toEqual({ oidc: false });
  expect((await other.get('/desk/oidc/sign-in')).status).toBe(404);
  await without.close();
});

describe('who it is', () => {
  it.each([
    ['an e-mail address', { email: 'ana@plan.example', email_verified: true }, true],
    ['an e-mail address not verified', { email: 'ana@plan.example', email_verified: false }, false],
    ['a user name', { preferred_username: 'ana@plan.example' }, true],
    ['the address of nobody here', { email: 'eve@plan.example' }, false],
    ['another kind of address', { email: ['ana@plan.example'] }, false],
    ['nothing', {}, false],
  ])('is found by %s', async (_what, claims, isFound) => {
    issuer.mood.claims = claims;
    const answer = await comeBack(await atIssuer());
    expect(answer.status).toBe(isFound ? 303 : 403);
    expect(await signedInAs()).toBe(isFound ? 'ana@plan.example' : undefined);
    expect(world.db.prepare('SELECT count(*) FROM agents').pluck().get()).toBe(1);
  });

  it('is nobody whose account is disabled', async () => {
    disableAccount(world.accounts, 'ana@plan.example');
    expect((await comeBack(await atIssuer())).status).toBe(403);
  });
});

describe('what is refused, in words', () => {
  const refused: [string, () => Promise<string>][] = [
    ['a sign-in begun by another browser', forgetting],
    ['another state', async () => (await atIssuer()).replace(/state=/, 'state=x')],
    ['another code', async () => (await atIssuer()).replace(/code=/, 'code=x')],
    [
      'an error of the issuer',
      async () => (await atIssuer()).replace(/code=[^&]*/, 'error=denied'),
    ],
    ['an ID token for another nonce', () => forging({ nonce: 'another' })],
    ['an ID token for another client', () => forging({ aud: 'another' })],
    ['an ID token of another issuer', () => forging({ iss: 'https://evil.example' })],
    ['an ID token that has expired', () => forging({ exp: 1 })],
    ['an ID token signed by somebody else', signedByOther],
    ['who took longer than ten minutes', tooLate],
  ];
  it.each(refused)('%s', async (_what, path) => {
    const answer = await comeBack(await path());
    expect(answer.status).toBe(403);
    expect(answer.text).toMatch(/Go back to the desk and try again/);
    expect(await signedInAs()).toBeUndefined();
  });

  it('the same answer a second time', async () => {
    const path = await atIssuer();
    const cookies = new Map(browser.cookies);
    await comeBack(path);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    expect((await comeBack(path)).status).toBe(403);
  });

  async function forgetting() {
    const path = await atIssuer();
    browser.cookies.clear();
    return path;
  }
  function forging(claims: Record<string, unknown>) {
    issuer.mood.forged = claims;
    return atIssuer();
  }
  function signedByOther() {
    issuer.mood.signsWithOwnKey = false;
    return atIssuer();
  }
  async function tooLate() {
    const path = await atIssuer();
    world.clock.pass(10 * 60_000);
    return path;
  }
});

it('an issuer that cannot be reached is asked anew the next time', async () => {
  const config = { issuer: 'http://127.0.0.1:9', ...CLIENT };
  const lonely = new DeskWorld({}, { deskOidc: config });
  await lonely.start();
  const other = new DeskBrowser(lonely.url);
  expect((await other.get('/desk/oidc/sign-in')).status).toBe(403);
  Object.assign(config, { issuer: issuer.url });
  expect((await other.get('/desk/oidc/sign-in')).status).toBe(303);
  expect(lonely.logs.join('')).not.toContain(CLIENT.clientSecret);
  await lonely.close();
});
