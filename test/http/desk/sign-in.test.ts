import { scrypt } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { disableAccount, enableAccount } from '../../../src/desk/accounts.ts';
import { LOCK_MILLISECONDS, TRIES_MAX } from '../../../src/http/desk/sign-in.ts';
import { DeskBrowser, DeskWorld, PASSWORD, START } from './support.ts';

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  return { ...crypto, scrypt: vi.fn(crypto.scrypt) };
});

let world: DeskWorld;
let ana: string;
beforeEach(async () => {
  world = new DeskWorld();
  ana = await world.agent('ana');
  await world.start();
});
afterEach(() => world.close());

const MINUTE = 60_000;
const browser = () => new DeskBrowser(world.url);

/** Wrong passwords, far enough apart for the bound by address. */
async function guess(count: number, login = 'ana') {
  const answers = [];
  for (let tries = 0; tries < count; tries += 1) {
    answers.push(await browser().signIn(login, `wrong password ${tries}`));
  }
  return answers;
}

describe('signing in', () => {
  it('tells who it is, and when it ends', async () => {
    const { status, body } = await browser().signIn('ANA', PASSWORD);
    expect(status).toBe(200);
    expect(body).toEqual({
      agent: { agentId: ana, login: 'ana', name: 'ana', role: 'agent', phoneNumber: null },
      csrfToken: expect.stringMatching(/^[\w-]{43}$/),
      nowMilliseconds: START,
      idleEndsAtMilliseconds: START + 15 * MINUTE,
      endsAtMilliseconds: START + 12 * 60 * MINUTE,
    });
    expect(world.desk.presence).toEqual([`${ana} in`]);
  });

  it.each([
    ['http://127.0.0.1', 'payline-desk', false],
    ['https://pay.example.test', '__Host-payline-desk', true],
  ])('at %s the cookie is %s', async (publicBaseUrl, name, secure) => {
    const other = new DeskWorld({}, { publicBaseUrl });
    await other.agent('ana');
    await other.start();
    const answer = await new DeskBrowser(other.url).signIn('ana', PASSWORD);
    const [line = ''] = answer.headers.getSetCookie();
    const [pair, ...attributes] = line.split('; ');
    expect(pair).toMatch(new RegExp(`^${name}=[\\w-]{43}$`));
    const expected = ['Path=/', 'HttpOnly', 'SameSite=Strict', ...(secure ? ['Secure'] : [])];
    expect(attributes.toSorted()).toEqual(expected.toSorted());
    await other.close();
  });

  it('keeps neither the token nor the password', async () => {
    const page = browser();
    await page.signIn('ana', PASSWORD);
    const rows = world.db.prepare('SELECT * FROM agent_sessions, agents').all();
    const kept = JSON.stringify(rows) + world.logs.join('');
    expect(kept).not.toContain(page.cookies.get('payline-desk'));
    expect(kept).not.toContain(page.csrfToken);
    expect(kept).not.toContain(PASSWORD);
  });

  it.each([
    ['no JSON', '{"login":"ana"', 400, 'desk.badRequest'],
    ['no password', { login: 'ana' }, 400, 'desk.badRequest'],
    ['no login', { login: '', password: PASSWORD }, 400, 'desk.badRequest'],
    ['a list', ['ana', PASSWORD], 400, 'desk.badRequest'],
    ['a huge password', { login: 'ana', password: 'x'.repeat(257) }, 400, 'desk.badRequest'],
    ['a huge body', { login: 'x'.repeat(40_000), password: 'x' }, 413, 'desk.tooLarge'],
  ])('refuses %s', async (_what, body, status, code) => {
    const answer = await browser().post('/desk/sign-in', body);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.text).not.toContain('"ana"');
  });
});

describe('what nobody learns', () => {
  it('an unknown, a disabled and a locked login are answered as a wrong password is', async () => {
    await world.agent('shut');
    disableAccount(world.accounts, 'shut');
    await world.agent('locked');
    await guess(TRIES_MAX, 'locked');
    const wrong = await browser().signIn('ana', 'a wrong password');
    const others = await Promise.all(
      [
        ['nobody', PASSWORD],
        ['shut', PASSWORD],
        ['locked', PASSWORD],
      ].map(([login = '', password = '']) => browser().signIn(login, password)),
    );
    expect(wrong).toMatchObject({ status: 401, body: { code: 'desk.signInRefused' } });
    for (const other of others) {
      expect([other.status, other.text]).toEqual([wrong.status, wrong.text]);
      expect(other.headers.getSetCookie()).toEqual([]);
    }
  });

  it.each(['ana', 'nobody', 'shut', 'locked'])('%s costs one hash and one row', async (login) => {
    await world.agent('shut');
    disableAccount(world.accounts, 'shut');
    await world.agent('locked');
    await guess(TRIES_MAX, 'locked');
    const rows = () => world.db.prepare('SELECT count(*) FROM audit').pluck().get() as number;
    const [hashesBefore, rowsBefore] = [vi.mocked(scrypt).mock.calls.length, rows()];
    await browser().signIn(login, 'a wrong password');
    expect(vi.mocked(scrypt).mock.calls.length - hashesBefore).toBe(1);
    expect(rows() - rowsBefore).toBe(1);
  });
});

describe('the lock', () => {
  it('falls at the tenth wrong try and lasts a quarter of an hour', async () => {
    await guess(TRIES_MAX);
    expect((await browser().signIn('ana', PASSWORD)).status).toBe(401);
    expect(world.logs.filter((line) => line.includes('is locked'))).toHaveLength(1);
    world.clock.pass(LOCK_MILLISECONDS - 1);
    expect((await browser().signIn('ana', PASSWORD)).status).toBe(401);
    world.clock.pass(1);
    expect((await browser().signIn('ana', PASSWORD)).status).toBe(200);
  });

  it('does not fall after nine, and a right password clears them', async () => {
    for (let round = 0; round < 2; round += 1) {
      await guess(TRIES_MAX - 1);
      expect((await browser().signIn('ana', PASSWORD)).status).toBe(200);
      world.clock.pass(MINUTE);
    }
  });

  it('gives ten tries anew once it has run out', async () => {
    await guess(TRIES_MAX);
    world.clock.pass(LOCK_MILLISECONDS);
    await guess(TRIES_MAX - 1);
    expect((await browser().signIn('ana', PASSWORD)).status).toBe(200);
  });

  it('counts tries that come at once', async () => {
    const guesses = Array.from({ length: TRIES_MAX }, () => browser().signIn('ana', 'a wrong one'));
    await Promise.all(guesses);
    expect((await browser().signIn('ana', PASSWORD)).status).toBe(401);
  });

  it('is of one login only, and the operator takes it off', async () => {
    await world.agent('ben');
    await guess(TRIES_MAX);
    expect((await browser().signIn('ben', PASSWORD)).status).toBe(200);
    enableAccount(world.accounts, 'Ana');
    expect((await browser().signIn('ana', PASSWORD)).status).toBe(200);
  });
});

it('one address gets thirty tries at once, and then one every two seconds', async () => {
  const tries = await guess(31, 'nobody');
  expect(tries.filter(({ status }) => status === 401)).toHaveLength(30);
  expect(tries.at(-1)).toMatchObject({ status: 429, body: { code: 'desk.tooManyTries' } });
  expect((await browser().signIn('ana', PASSWORD)).status).toBe(429);
  world.clock.pass(2_000);
  expect((await browser().signIn('ana', PASSWORD)).status).toBe(200);
});
