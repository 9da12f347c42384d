import { z } from 'zod';
import { hashPassword, isPassword } from '../../desk/passwords.ts';
import { PaylineError } from '../../errors.ts';
import { beginTry, noteSignIn } from '../../store/sign-in-tries.ts';
import type { DeskContext } from './context.ts';
import { createTryRate } from './try-rate.ts';

/** After so many wrong tries nobody can sign in by this login for so long. */
export const TRIES_MAX = 10;
export const LOCK_MILLISECONDS = 15 * 60_000;

const credentials = z.strictObject({
  login: z.string().min(1).max(100),
  password: z.string().min(1).max(256),
});

/** Checks a login and a password. */
export interface PasswordSignIn {
  /**
   * The agent's ID. `body` is {login, password}, `address` the browser's.
   * Throws desk.badRequest, desk.tooManyTries, and desk.signInRefused with the same words after the
   * same work whether the login is unknown, disabled or locked or the password is wrong.
   */
  agentOf(body: unknown, address: string): Promise<string>;
}

export function createPasswordSignIn(context: DeskContext): PasswordSignIn {
  const { db, clock, log } = context;
  const rate = createTryRate(clock);
  const limits = { triesMax: TRIES_MAX, lockMilliseconds: LOCK_MILLISECONDS };
  /** Compared with when there is no password to compare with. */
  let nobodys: Promise<string> | null = null;

  return {
    async agentOf(body, address) {
      rate.count(address);
      const read = credentials.safeParse(body);
      if (!read.success) {
        throw new PaylineError('desk.badRequest', 'Give a login and a password.');
      }
      const { login, password } = read.data;
      return rate.inTurn(async () => {
        nobodys ??= hashPassword('', context.passwordCost);
        const nobodysHash = await nobodys;
        const begun = beginTry(db, login.trim(), limits, clock.now());
        const isRight = await isPassword(password, begun?.passwordHash ?? nobodysHash);
        if (!begun || !isRight) {
          if (begun?.isLast) log.warn({ agentId: begun.agentId }, 'A login of the desk is locked.');
          throw refused();
        }
        noteSignIn(db, begun.agentId, clock.now());
        return begun.agentId;
      });
    },
  };
}

function refused(): PaylineError {
  return new PaylineError(
    'desk.signInRefused',
    `The login or the password is wrong, or the login is locked: ${TRIES_MAX} wrong tries lock it ` +
      'for 15 minutes. Try again, or ask your supervisor.',
  );
}
