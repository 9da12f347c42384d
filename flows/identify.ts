import { callSetup, notice, pressedUnless } from './call-setup.ts';
import { pressed } from './guards.ts';
import { changeLanguage } from './language.ts';

/** Member ID, then birth date or ZIP; otherwise a bill number with its ZIP. */
export const identify = callSetup.createStateConfig({
  initial: 'memberId',
  states: {
    memberId: {
      tags: 'hears.keys',
      meta: { says: ['identify.askMemberId'], hears: 'field', fieldDigits: 'memberIdDigits' },
      entry: 'nextIdentification',
      on: {
        digits: [
          { guard: 'isMemberId', target: 'checkingStanding', actions: 'claimMemberId' },
          {
            guard: 'completesMemberId',
            target: 'checkingStanding',
            actions: 'claimTypedAheadId',
          },
        ],
        key: [{ guard: pressed('#'), target: 'billNumber' }, ...changeLanguage],
        '*': [
          { guard: 'lastSilenceOfAll', target: '#call.over.silent' },
          { guard: 'lastMiss', target: 'billNumber', actions: notice('identify.tryBill') },
        ],
      },
    },
    /** Too many failures by this caller or about this ID: the second item is not asked for. */
    checkingStanding: {
      tags: 'waits.query',
      entry: 'askStanding',
      on: {
        'standing.known': [
          {
            guard: 'identificationClosed',
            target: 'billNumber',
            actions: ['closeIdentification', notice('identify.useBill')],
          },
          { target: 'secondItem' },
        ],
      },
    },
    secondItem: {
      tags: 'hears.keys',
      meta: { says: ['identify.askSecondItem'], hears: 'field' },
      entry: 'nextIdentification',
      on: {
        digits: [
          { guard: 'isBirthDate', target: 'checkingMember' },
          { guard: 'isZip', target: 'checkingMember' },
        ],
        key: { guard: pressed('9'), target: 'memberId' },
        '*': { guard: 'lastMiss', target: 'billNumber', actions: notice('identify.tryBill') },
      },
    },
    checkingMember: {
      tags: 'waits.query',
      entry: 'askMember',
      on: {
        'member.matched': [
          {
            guard: 'choseAnotherLanguage',
            target: '#call.selfService.account',
            actions: ['useRegion', 'identify', 'noteMatch', 'rememberMemberLanguage'],
          },
          {
            target: '#call.selfService.account',
            actions: ['useRegion', 'useMemberLanguage', 'identify', 'noteMatch'],
          },
        ],
        'member.notMatched': [
          {
            guard: 'lastIdentification',
            target: 'billNumber',
            actions: [
              'noteMismatch',
              'failIdentification',
              'closeIdentification',
              notice('identify.tryBill'),
            ],
          },
          { target: 'memberId', actions: ['noteMismatch', 'failIdentification'] },
        ],
        'member.locked': {
          target: 'billNumber',
          actions: ['closeIdentification', notice('identify.useBill')],
        },
      },
    },
    billNumber: {
      tags: 'hears.keys',
      meta: { says: ['identify.askBillNumber'], hears: 'field' },
      entry: 'nextBillLookup',
      always: [
        // A person is on the way to a called member, whoever they can prove to be.
        { guard: 'isReturnedCall', target: '#call.returned.ready' },
        { guard: 'billLookupsClosed', target: '#call.person.deciding' },
      ],
      on: {
        digits: [
          { guard: 'isBillNumber', target: 'billZip', actions: 'claimBillNumber' },
          {
            guard: 'isApplicationNumber',
            target: 'applicationBirthDate',
            actions: 'claimBillNumber',
          },
        ],
        key: [
          { guard: pressedUnless('9', 'identificationClosed'), target: 'memberId' },
          { guard: pressed('#'), target: '#call.person.deciding' },
        ],
      },
    },
    billZip: {
      tags: 'hears.keys',
      meta: { says: ['identify.askBillZip'], hears: 'field', fieldDigits: 5 },
      entry: 'nextBillLookup',
      on: {
        digits: { guard: 'isZip', target: 'checkingBill' },
        key: { guard: pressed('9'), target: 'billNumber' },
      },
    },
    checkingBill: lookingUp('askBill', 'failBillLookup'),
    /** New members have no ID yet: their first premium by the number of their application. */
    applicationBirthDate: {
      tags: 'hears.keys',
      meta: { says: ['identify.askApplicationBirthDate'], hears: 'field', fieldDigits: 8 },
      entry: 'nextBillLookup',
      on: {
        digits: { guard: 'isBirthDate', target: 'checkingApplication' },
        key: { guard: pressed('9'), target: 'billNumber' },
      },
    },
    checkingApplication: lookingUp('askApplication', 'failApplication'),
  },
});

/** A bill looked up by what is printed: found, it is paid by its number; else asked for again. */
function lookingUp(ask: 'askBill' | 'askApplication', fail: 'failBillLookup' | 'failApplication') {
  return {
    tags: 'waits.query',
    entry: ask,
    on: {
      'bill.matched': {
        target: '#call.selfService.guest',
        actions: ['useRegion', 'identifyBill'],
      },
      'bill.notMatched': [
        {
          guard: 'lastBillLookup',
          target: '#call.person.deciding',
          actions: [fail, notice('identify.cannotFind')],
        },
        { target: 'billNumber', actions: fail },
      ],
    },
  } as const;
}
