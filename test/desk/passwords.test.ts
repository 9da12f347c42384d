import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword, readPassword, STANDARD_COST } from '../../src/desk/passwords.ts';
import { QUICK } from '../http/desk/support.ts';

const PASSWORD = 'four words in a row';

it('the standard is one that OWASP names for scrypt, and it is what accounts get', async () => {
  const { cost, blockSize, parallelization } = STANDARD_COST;
  const named = [
    [2 ** 17, 8, 1],
    [2 ** 16, 8, 2],
    [2 ** 15, 8, 3],
  ];
  expect(named).toContainEqual([cost, blockSize, parallelization]);
  const kept = await hashPassword(PASSWORD);
  expect(kept).toMatch(new RegExp(`^scrypt\\$${cost}\\$${blockSize}\\$${parallelization}\\$`));
  expect(await isPassword(PASSWORD, kept)).toBe(true);
});

it('the same password has another hash each time, and each opens', async () => {
  const [one, two] = [await hashPassword(PASSWORD, QUICK), await hashPassword(PASSWORD, QUICK)];
  expect(one).not.toBe(two);
  expect([await isPassword(PASSWORD, one), await isPassword(PASSWORD, two)]).toEqual([true, true]);
});

it('a hash is compared at the cost it was made with', async () => {
  const dearer = { ...QUICK, cost: QUICK.cost * 2 };
  expect(await isPassword(PASSWORD, await hashPassword(PASSWORD, dearer))).toBe(true);
});

it.each([
  ['another', 'four words in a ROW'],
  ['a longer one', `${PASSWORD} `],
  ['nothing', ''],
])('%s is not the password', async (_what, other) => {
  expect(await isPassword(other, await hashPassword(PASSWORD, QUICK))).toBe(false);
});

it('an accent is the same whichever keyboard writes it', async () => {
  const kept = await hashPassword('caf\u00e9 au lait s\u00e9par\u00e9', QUICK);
  expect(await isPassword('cafe\u0301 au lait se\u0301pare\u0301', kept)).toBe(true);
});

describe('a new password', () => {
  it.each([
    ['x'.repeat(11), 'shorter than 12'],
    ['💳'.repeat(11), 'shorter than 12'],
    ['x'.repeat(257), 'longer than 256'],
  ])('%s is refused', (password, why) => {
    expect(() => readPassword(password)).toThrow(
      expect.objectContaining({
        code: 'agents.badPassword',
        message: expect.stringContaining(why),
      }),
    );
  });

  it.each(['x'.repeat(12), 'x'.repeat(256), PASSWORD])('%s is taken', (password) => {
    expect(readPassword(password)).toBe(password);
  });
});
