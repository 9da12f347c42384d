import { mustHear, notice } from '../call-setup.ts';
import { pressed } from '../guards.ts';
import type { CodeCheck } from '../vocabulary.ts';

const checked = (result: CodeCheck) => ({ type: 'codeIs', params: { result } }) as const;
const tried = (isRight: boolean) => ({ type: 'noteCode', params: { isRight } }) as const;

/** Where the four states of the texted code lead, and what differs in their words. */
interface CodeWay<Target, Verified, Instead, NoCode, NoCodeActions, Menu, Send> {
  /** The code was right, or another way was found. */
  readonly verified: Target;
  readonly verifiedActions: Verified;
  /** The caller wants no code, or has no more tries. */
  readonly instead: Instead;
  /** No code can be sent any more, or the card is gone. */
  readonly noCode: NoCode;
  readonly noCodeActions: NoCodeActions;
  /** The key 9 of each. */
  readonly back: string;
  readonly menu: Menu;
  readonly send: Send;
  readonly keys: {
    readonly unavailable: string;
    readonly lastMiss: string;
    readonly spent: string;
  };
}

/**
 * The second factor before a kept card is used: an offer, whose key 1 is the express consent to one
 * text at the member's own number, the code, and its check. Each topic puts these among its states.
 */
export function codeStates<
  const Target extends string,
  const Verified extends readonly unknown[],
  const Instead extends string,
  const NoCode extends string,
  const NoCodeActions extends readonly unknown[],
  const Menu extends string,
  const Send extends string,
>(way: CodeWay<Target, Verified, Instead, NoCode, NoCodeActions, Menu, Send>) {
  const { verified, verifiedActions, instead, noCode, noCodeActions, back, menu, send, keys } = way;
  const unavailable = { target: instead, actions: mustHear(keys.unavailable) } as const;
  return {
    offerCode: {
      tags: 'hears.keys',
      meta: { says: ['savedMethod.offerCode', menu], hears: 'menu', discloses: 'member' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'askingForCode' },
          { guard: pressed('2'), target: instead },
          { guard: pressed('9'), target: back },
        ],
      },
    },
    askingForCode: {
      tags: 'waits.query',
      entry: 'askSavedMethods',
      on: {
        'savedMethods.known': [
          { guard: 'isMethodGone', target: noCode, actions: 'takeSavedMethods' },
          {
            guard: 'hasNoCodeWay',
            target: noCode,
            actions: ['takeSavedMethods', ...noCodeActions],
          },
          { target: 'code', actions: ['takeSavedMethods', 'startCode', send] },
        ],
        'query.failed': unavailable,
      },
    },
    code: {
      tags: 'hears.keys',
      meta: {
        says: ['savedMethod.enterCode'],
        hears: 'field',
        fieldDigits: 6,
        discloses: 'member',
      },
      entry: 'nextCodeTry',
      on: {
        digits: { guard: 'isCode', target: 'checking' },
        key: { guard: pressed('9'), target: back },
        '*': { guard: 'lastMiss', target: instead, actions: mustHear(keys.lastMiss) },
      },
    },
    checking: {
      tags: 'waits.query',
      entry: 'askCode',
      on: {
        'code.checked': [
          {
            guard: checked('right'),
            target: verified,
            actions: [tried(true), 'verify', ...verifiedActions],
          },
          { guard: checked('wrong'), target: 'code', actions: [tried(false), 'refuseCode'] },
          {
            guard: checked('lastWrong'),
            target: instead,
            actions: [tried(false), mustHear(keys.spent)],
          },
          { target: 'offerCode', actions: notice('savedMethod.codeExpired') },
        ],
        'query.failed': unavailable,
      },
    },
  } as const;
}
