import type { TwilioAccount } from '../../twilio/client/accounts.ts';
import type { ProvisionSettings } from './settings.ts';
import { attachedNumbers, type Survey } from './survey.ts';

export interface Check {
  /** 'unknown': no API tells it, so a person has to look. */
  readonly state: 'ok' | 'toDo' | 'unknown';
  readonly text: string;
}

const BY_HAND = 'cannot be checked by API';

/** What else a line needs, and of that what only the Console can do (reference 3.7 and 9). */
export function checklist(found: Survey, settings: ProvisionSettings): Check[] {
  return [
    accountCheck(found.account),
    ...numberChecks(found, settings),
    ...byHandChecks(settings.payConnector),
  ];
}

/** What only the Console can do, with its place there. */
export function byHandChecks(payConnector: string): Check[] {
  return [
    {
      state: 'unknown',
      text:
        `PCI mode (${BY_HAND}). Console > Voice > Settings. Without it keyed digits stay in ` +
        "Twilio's log. It holds for the whole account and cannot be turned off: use one of its own.",
    },
    {
      state: 'unknown',
      text:
        `Pay connector "${payConnector}" (${BY_HAND}). Console > Voice > Pay Connectors, ` +
        'with exactly this unique name (PAY_CONNECTOR); error 64004 on the first card means it is not.',
    },
    {
      state: 'unknown',
      text:
        `HIPAA (${BY_HAND}). Sign the agreement (BAA) with Twilio and have this very account ` +
        'flagged; a subaccount that was there before is not flagged by itself.',
    },
    {
      state: 'unknown',
      text:
        `Access to recordings (${BY_HAND}). Console > Voice > Settings: HTTP authentication for ` +
        'media. Without it whoever has the address of a recorded consent can hear it.',
    },
    {
      state: 'unknown',
      text:
        'Geographic permissions (not checked here). Console > Voice and > Messaging: the United ' +
        'States for transfers and texts, and nothing else.',
    },
    {
      state: 'unknown',
      text:
        'Registration for texts (not checked here). A2P 10DLC for a local number, verification for ' +
        'a toll-free one; until then texts do not arrive.',
    },
  ];
}

/** 'toDo' when nobody can call, or a trial's limits hold. */
export function accountCheck(account: TwilioAccount): Check {
  if (account.status !== 'active') {
    const text = `The account is ${account.status}. Speak with Twilio; nobody can call.`;
    return { state: 'toDo', text };
  }
  if (!account.isTrial) return { state: 'ok', text: 'The account is upgraded and active.' };
  const text =
    'The account is a trial: callers hear a notice of Twilio first, calls end after ten minutes, ' +
    'and only verified numbers get texts. Upgrade it in the Console.';
  return { state: 'toDo', text };
}

function numberChecks(found: Survey, { lineNumber, ttyNumbers }: ProvisionSettings): Check[] {
  const attached = attachedNumbers(found);
  const has = (phoneNumber: string) => attached.some((one) => one.phoneNumber === phoneNumber);
  const wanted = [
    { phoneNumber: lineNumber, where: 'lineNumber of LINE_FILE, told to callers and texted from' },
    ...ttyNumbers.map((phoneNumber) => ({ phoneNumber, where: 'in TTY_NUMBERS' })),
  ];
  const leads = attached.map(({ phoneNumber }) => phoneNumber).join(', ');
  return wanted.map(({ phoneNumber, where }): Check => {
    if (has(phoneNumber))
      return { state: 'ok', text: `${phoneNumber} (${where}) leads to the line.` };
    const instead = leads === '' ? 'No number does' : `${leads} does`;
    const text = `${phoneNumber} (${where}) does not lead to the line. ${instead}: change the `;
    return {
      state: 'toDo',
      text: `${text}setting, or run payline provision --number ${phoneNumber}`,
    };
  });
}

const MARKS: Readonly<Record<Check['state'], string>> = {
  ok: '[x]',
  toDo: '[!]',
  unknown: '[ ]',
};

export function checklistLines(checks: readonly Check[]): string[] {
  return [
    'Also needed ([x] checked, [!] to do, [ ] look yourself):',
    ...checks.map(({ state, text }) => `  ${MARKS[state]} ${text}`),
  ];
}
