import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changePassword, changeRole, disableAccount } from '../../../src/desk/accounts.ts';
import { endOverdueSessions, keepSessionsSwept } from '../../../src/http/desk/sweep.ts';
import { DeskBrowser, DeskWorld, PASSWORD } from './support.ts';

const MINUTE = 60_000;
let world: DeskWorld;
let ana: string;
beforeEach(async () => {
  world = new DeskWorld();
  ana = await world.agent('ana');
  await world.agent('sue', 'supervisor');
  await world.start();
});
afterEach(() => world.close());

const statusOf = async (browser: DeskBrowser) => (await browser.get('/desk/api/session')).status;

describe('a session', () => {
  it('is needed for everything but the page', async () => {
    const stranger = new DeskBrowser(world.url);
    for (const path of ['session', 'state', 'events', 'audio-token']) {
      expect(await stranger.get(`/desk/api/${path}`)).toMatchObject({
        status: 401,
        body: { code: 'desk.notSignedIn' },
      });
    }
    for (const path of ['api/still-here', 'api/actions', 'sign-out']) {
      expect((await stranger.post(`/desk/${path}`, { action: 'ready' })).status).toBe(401);
    }
    expect(world.desk.acted).toEqual([]);
  });

  it('is a new one at every sign-in, and the one before is over', async () => {
    const browser = await world.signedIn('ana');
    const stolen = new DeskBrowser(world.url);
    for (const [name, value] of browser.cookies) stolen.cookies.set(name, value);
    const before = browser.cookies.get('payline-desk');
    await browser.signIn('ana', PASSWORD);
    expect(browser.cookies.get('payline-desk')).not.toBe(before);
    expect([await statusOf(browser), await statusOf(stolen)]).toEqual([200, 401]);
    expect(world.desk.presence).toEqual([`${ana} in`]);
  });

  it('is never one that the browser brought along', async () => {
    const victim = new DeskBrowser(world.url);
    victim.cookies.set('payline-desk', 'fixed-by-somebody-else');
    await victim.signIn('ana', PASSWORD);
    expect(victim.cookies.get('payline-desk')).not.toBe('fixed-by-somebody-else');
  });

  it('ends with signing out', async () => {
    const browser = await world.signedIn('ana');
    const { cookies } = browser;
    const held = new Map(cookies);
    expect((await browser.post('/desk/sign-out', {})).status).toBe(204);
    expect(cookies.size).toBe(0);
    for (const [name, value] of held) cookies.set(name, value);
    expect(await statusOf(browser)).toBe(401);
    expect(world.desk.presence).toEqual([`${ana} in`, `${ana} out`]);
  });

  it('of a second browser keeps the agent at the desk', async () => {
    const first = await world.signedIn('ana');
    const second = await world.signedIn('ana');
    await first.post('/desk/sign-out', {});
    expect(await statusOf(second)).toBe(200);
    expect(world.desk.presence).toEqual([`${ana} in`]);
    await second.post('/desk/sign-out', {});
    expect(world.desk.presence).toEqual([`${ana} in`, `${ana} out`]);
  });
});

describe('idle for a quarter of an hour', () => {
  const doing: [string, (browser: DeskBrowser) => Promise<unknown>, number][] = [
    ['does nothing', async () => {}, 401],
    ['looks at the state', (browser) => browser.get('/desk/api/state'), 401],
    ['asks for the session', (browser) => browser.get('/desk/api/session'), 401],
    ['says to be there', (browser) => browser.post('/desk/api/still-here', {}), 200],
    ['does something', (browser) => browser.act({ action: 'ready' }), 200],
  ];
  it.each(doing)('an agent who %s', async (_what, act, status) => {
    const browser = await world.signedIn('ana');
    world.clock.pass(14 * MINUTE);
    await act(browser);
    world.clock.pass(MINUTE);
    expect(await statusOf(browser)).toBe(status);
  });

  it('tells the desk, once', async () => {
    await world.signedIn('ana');
    world.clock.pass(15 * MINUTE - 1);
    endOverdueSessions(world.context);
    expect(world.desk.presence).toEqual([`${ana} in`]);
    world.clock.pass(1);
    endOverdueSessions(world.context);
    endOverdueSessions(world.context);
    expect(world.desk.presence).toEqual([`${ana} in`, `${ana} out`]);
  });

  it('is looked for every twenty seconds, and again when the desk could not note it', async () => {
    await world.signedIn('ana');
    const swept = keepSessionsSwept(world.context);
    vi.spyOn(world.desk, 'signedOut').mockImplementationOnce(() => {
      throw new Error('database is locked');
    });
    world.clock.pass(15 * MINUTE);
    await vi.waitFor(() => expect(world.logs.join('')).toContain('database is locked'));
    world.clock.pass(20_000);
    await vi.waitFor(() => expect(world.desk.presence.at(-1)).toBe(`${ana} out`));
    world.stop.abort();
    await swept;
  });

  it('does not sign out whoever has signed in again meanwhile', async () => {
    await world.signedIn('ana');
    world.clock.pass(15 * MINUTE);
    await world.signedIn('ana');
    endOverdueSessions(world.context);
    expect(world.desk.presence).toEqual([`${ana} in`, `${ana} in`]);
  });
});

it('ends after twelve hours of work', async () => {
  const browser = await world.signedIn('ana');
  for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
    world.clock.pass(10 * MINUTE);
    await browser.post('/desk/api/still-here', {});
  }
  expect(await statusOf(browser)).toBe(200);
  world.clock.pass(10 * MINUTE);
  expect(await statusOf(browser)).toBe(401);
});

describe('the operator', () => {
  it.each([
    ['disables the account', () => disableAccount(world.accounts, 'ana')],
    ['sets a new password', () => changePassword(world.accounts, 'ana', 'another four words')],
  ])('%s: the session ends at once, and the desk hears of it', async (_what, change) => {
    const browser = await world.signedIn('ana');
    await change();
    expect(await statusOf(browser)).toBe(401);
    endOverdueSessions(world.context);
    expect(world.desk.presence).toEqual([`${ana} in`, `${ana} out`]);
  });

  it('changes a role, which holds from the next action on', async () => {
    const browser = await world.signedIn('ana');
    const action = { action: 'approve', approvalId: 'approval-1', isApproved: true } as const;
    expect((await browser.act(action)).status).toBe(403);
    changeRole(world.accounts, 'ana', 'supervisor');
    expect((await browser.act(action)).status).toBe(200);
  });
});

describe('a request that changes something', () => {
  const evil = 'https://evil.example';
  it.each([
    ['from the page', {}, 200, undefined],
    ['from the page of an old browser', { 'Sec-Fetch-Site': undefined }, 200, undefined],
    ['from another site', { Origin: evil, 'Sec-Fetch-Site': 'cross-site' }, 403, 'otherOrigin'],
    ['from a sister site', { 'Sec-Fetch-Site': 'same-site' }, 403, 'otherOrigin'],
    ['typed by the user', { 'Sec-Fetch-Site': 'none' }, 403, 'otherOrigin'],
    ['with another Origin alone', { Origin: evil }, 403, 'otherOrigin'],
    ['from a sandboxed frame', { Origin: 'null' }, 403, 'otherOrigin'],
    ['without an Origin', { Origin: undefined }, 403, 'otherOrigin'],
    ['without the token', { 'X-Desk-Token': undefined }, 403, 'badToken'],
    ['with a token made up', { 'X-Desk-Token': 'x'.repeat(43) }, 403, 'badToken'],
  ])('%s', async (_what, headers, status, code) => {
    const browser = await world.signedIn('ana');
    const answer = await browser.act({ action: 'ready' }, headers);
    expect(answer.status).toBe(status);
    expect(answer.body.code).toBe(code && `desk.${code}`);
    expect(world.desk.acted).toHaveLength(status === 200 ? 1 : 0);
  });

  it('needs the token of its own session', async () => {
    const browser = await world.signedIn('ana');
    const other = await world.signedIn('sue');
    const answer = await browser.act({ action: 'ready' }, { 'X-Desk-Token': other.csrfToken });
    expect(answer).toMatchObject({ status: 403, body: { code: 'desk.badToken' } });
  });

  it('is as strict about signing in and out', async () => {
    const browser = await world.signedIn('ana');
    const headers = { Origin: evil, 'Sec-Fetch-Site': 'cross-site' };
    for (const path of ['/desk/sign-in', '/desk/sign-out']) {
      const answer = await browser.post(path, { login: 'ana', password: PASSWORD }, headers);
      expect(answer.body.code).toBe('desk.otherOrigin');
    }
    expect((await browser.post('/desk/sign-out', {}, { 'X-Desk-Token': '' })).status).toBe(403);
    expect(await statusOf(browser)).toBe(200);
  });
});

it('in production a page under another name of this machine is another page', async () => {
  const strict = new DeskWorld({}, { production: true, publicBaseUrl: 'https://pay.example.test' });
  await strict.agent('ana');
  await strict.start();
  const browser = new DeskBrowser(strict.url);
  const credentials = { login: 'ana', password: PASSWORD };
  expect((await browser.signIn('ana', PASSWORD)).body.code).toBe('desk.otherOrigin');
  const headers = { Origin: 'https://pay.example.test' };
  expect((await browser.post('/desk/sign-in', credentials, headers)).status).toBe(200);
  await strict.close();
});
